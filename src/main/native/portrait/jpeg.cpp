// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "jpeg.h"

#include <jerror.h>
#include <jpeglib.h>

#include <csetjmp>
#include <cstdio>

#include "exif.h"
#include "failure.h"
#include "photo.h"

namespace showhorse {
namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;

/** libjpeg reports errors by not returning: it jumps back here, so no C++ object may be born between setjmp and jump.
 */
struct JumpOnError : jpeg_error_mgr {
  std::jmp_buf home;
  bool ended_early = false;
  char message[JMSG_LENGTH_MAX] = {};
};

void jump_home(j_common_ptr info) {
  auto* errors = static_cast<JumpOnError*>(info->err);
  errors->format_message(info, errors->message);
  std::longjmp(errors->home, 1);
}

void note_warning(j_common_ptr info, int level) {
  auto* errors = static_cast<JumpOnError*>(info->err);
  if (level < 0 && errors->msg_code == JWRN_JPEG_EOF) errors->ended_early = true;
}

/** Progressive pictures come in some ten scans. Each costs the whole picture, however few bytes it has. */
constexpr int kMostScans = 100;

void count_scans(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= kMostScans) return;
  auto* errors = static_cast<JumpOnError*>(info->err);
  std::snprintf(errors->message, sizeof errors->message, "it has more than %d scans", kMostScans);
  std::longjmp(errors->home, 1);
}

class Decoder {
 public:
  explicit Decoder(std::span<const uint8_t> file) : file_(file) {
    info_.err = jpeg_std_error(&errors_);
    errors_.error_exit = jump_home;
    errors_.emit_message = note_warning;
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() { jpeg_destroy_decompress(&info_); }

  bool read_header() {
    if (setjmp(errors_.home)) return false;
    jpeg_create_decompress(&info_);
    progress_.progress_monitor = count_scans;
    info_.progress = &progress_;
    jpeg_save_markers(&info_, kExifMarker, 0xFFFF);
    jpeg_mem_src(&info_, file_.data(), file_.size());
    return jpeg_read_header(&info_, TRUE) == JPEG_HEADER_OK;
  }

  bool read_pixels(uint8_t* pixels, size_t stride) {
    if (setjmp(errors_.home)) return false;
    info_.out_color_space = cmyk() ? JCS_CMYK : JCS_EXT_BGR;
    jpeg_start_decompress(&info_);
    while (info_.output_scanline < info_.output_height && !errors_.ended_early) {
      JSAMPROW row = pixels + stride * info_.output_scanline;
      jpeg_read_scanlines(&info_, &row, 1);
    }
    if (errors_.ended_early) return false;
    jpeg_finish_decompress(&info_);
    return !errors_.ended_early;
  }

  bool cmyk() const { return info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK; }
  /** Adobe programs store the inks inverted: 255 is no ink. */
  bool inverted() const { return info_.saw_Adobe_marker; }
  int width() const { return static_cast<int>(info_.image_width); }
  int height() const { return static_cast<int>(info_.image_height); }

  int orientation() const {
    for (auto* marker = info_.marker_list; marker != nullptr; marker = marker->next) {
      if (marker->marker == kExifMarker) {
        const int found = exif_orientation({marker->data, marker->data_length});
        if (found != 1) return found;
      }
    }
    return 1;
  }

  std::string why() const {
    return errors_.ended_early  ? "the file ends early"
           : errors_.message[0] ? errors_.message
                                : "its header cannot be read";
  }

 private:
  std::span<const uint8_t> file_;
  JumpOnError errors_;
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct info_{};
};

cv::Mat cmyk_to_bgr(const cv::Mat& cmyk, bool inverted) {
  cv::Mat bgr(cmyk.size(), CV_8UC3);
  for (int y = 0; y < cmyk.rows; ++y) {
    const uint8_t* in = cmyk.ptr(y);
    uint8_t* out = bgr.ptr(y);
    for (int x = 0; x < cmyk.cols; ++x, in += 4, out += 3) {
      const int paper = inverted ? in[3] : 255 - in[3];
      for (int ink = 0; ink < 3; ++ink) {
        const int light = inverted ? in[ink] : 255 - in[ink];
        out[2 - ink] = static_cast<uint8_t>(light * paper / 255);
      }
    }
  }
  return bgr;
}

}  // namespace

DecodedJpeg decode_jpeg(std::span<const uint8_t> file) {
  Decoder decoder(file);
  auto damaged = [&] {
    return Failure(SHOWHORSE_ERROR_PHOTO_UNREADABLE, "The photo is a damaged JPEG: " + decoder.why() + ".");
  };
  if (!decoder.read_header()) throw damaged();
  check_photo_size(decoder.width(), decoder.height());
  cv::Mat pixels(decoder.height(), decoder.width(), decoder.cmyk() ? CV_8UC4 : CV_8UC3);
  const int orientation = decoder.orientation();  // libjpeg forgets its markers with the last row
  if (!decoder.read_pixels(pixels.data, pixels.step[0])) throw damaged();
  if (decoder.cmyk()) pixels = cmyk_to_bgr(pixels, decoder.inverted());
  return {pixels, orientation};
}

}  // namespace showhorse
