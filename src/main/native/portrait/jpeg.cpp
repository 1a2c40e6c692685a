// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "jpeg.h"

#include <jerror.h>
#include <jpeglib.h>

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "exif.h"
#include "inks.h"

namespace showhorse {
namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr int kProfileMarker = JPEG_APP0 + 2;

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
    jpeg_save_markers(&info_, kProfileMarker, 0xFFFF);
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
  /** Adobe's programs, and those that write its marker, store inks inverted: 255 is none. */
  bool adobe() const { return info_.saw_Adobe_marker; }
  int width() const { return static_cast<int>(info_.image_width); }
  int height() const { return static_cast<int>(info_.image_height); }

  bool grey() const { return info_.jpeg_color_space == JCS_GRAYSCALE; }

  int orientation() const {
    for (auto* marker = info_.marker_list; marker != nullptr; marker = marker->next) {
      if (marker->marker == kExifMarker) {
        const int found = exif_orientation({marker->data, marker->data_length});
        if (found != 1) return found;
      }
    }
    return 1;
  }

  Colours colours() {
    Colours colours;
    JOCTET* profile = nullptr;
    unsigned length = 0;
    if (read_profile(&profile, &length)) {
      const std::unique_ptr<JOCTET, decltype(&std::free)> owner(profile, std::free);
      if (length <= kMaxProfileBytes) colours.profile.assign(profile, profile + length);
    }
    for (auto* marker = info_.marker_list; marker != nullptr; marker = marker->next) {
      if (marker->marker == kExifMarker && exif_adobe_rgb({marker->data, marker->data_length})) {
        colours.space = adobe_rgb();
      }
    }
    return colours;
  }

  std::string why() const {
    return errors_.ended_early  ? "the file ends early"
           : errors_.message[0] ? errors_.message
                                : "its header cannot be read";
  }

 private:
  /** Puts the profile's pieces together; none when one is missing. */
  bool read_profile(JOCTET** profile, unsigned* length) {
    if (setjmp(errors_.home)) return false;
    return jpeg_read_icc_profile(&info_, profile, length);
  }

  std::span<const uint8_t> file_;
  JumpOnError errors_;
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct info_{};
};

}  // namespace

StoredPicture decode_jpeg(std::span<const uint8_t> file, const PictureLimits& limits) {
  Decoder decoder(file);
  const auto damaged = [&] { limits.unreadable("is a damaged JPEG: " + decoder.why()); };
  if (!decoder.read_header()) damaged();
  limits.check(decoder.width(), decoder.height());
  StoredPicture picture;
  picture.inks = decoder.cmyk();
  picture.grey = decoder.grey();
  // libjpeg forgets its markers with the last row
  picture.orientation = decoder.orientation();
  picture.colours = decoder.colours();
  picture.pixels.create(decoder.height(), decoder.width(), picture.inks ? CV_8UC4 : CV_8UC3);
  if (!decoder.read_pixels(picture.pixels.data, picture.pixels.step[0])) damaged();
  if (picture.inks && (decoder.adobe() || inks_inverted(picture.pixels))) {
    cv::bitwise_not(picture.pixels, picture.pixels);
  }
  return picture;
}

}  // namespace showhorse
