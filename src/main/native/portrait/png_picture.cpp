// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "png_picture.h"

#include <png.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <string>
#include <vector>

#include "bare_png.h"
#include "chunks.h"
#include "exif.h"

namespace showhorse {
namespace {

/** libpng reports errors by not returning: no C++ object may be born between setjmp and jump. */
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> file) : file_(file) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png_, &info_, nullptr); }

  bool read_header() {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, jump_home, [](png_structp, png_const_charp) {});
    if (png_ == nullptr) return false;
    if (setjmp(home_)) return false;
    info_ = png_create_info_struct(png_);
    if (info_ == nullptr) return false;
    png_set_user_limits(png_, 0x7FFFFFFF, 0x7FFFFFFF);  // ours are judged from the header
    png_set_chunk_malloc_max(png_, kMaxProfileBytes);
    png_set_read_fn(png_, this, read);
    png_read_info(png_, info_);
    return true;
  }

  /** @param deep 16 bit, where the file has it */
  bool start(bool deep) {
    if (setjmp(home_)) return false;
    png_set_expand(png_);
    if (!deep) {
      png_set_scale_16(png_);
    } else if constexpr (std::endian::native == std::endian::little) {
      png_set_swap(png_);
    }
    png_set_gray_to_rgb(png_);
    png_set_bgr(png_);
    png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    return true;
  }

  bool read_rows(uint8_t** rows) {
    if (setjmp(home_)) return false;
    png_read_image(png_, rows);
    png_read_end(png_, nullptr);
    return true;
  }

  int64_t width() const { return png_get_image_width(png_, info_); }
  int64_t height() const { return png_get_image_height(png_, info_); }
  bool deep() const { return png_get_bit_depth(png_, info_) == 16; }
  bool grey() const { return (png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR) == 0; }
  /** After start(): tRNS has become alpha. */
  int channels() const { return png_get_channels(png_, info_); }
  const std::string why() const { return message_[0] ? message_ : "its header cannot be read"; }

  Colours colours(std::span<const uint8_t> coding) const {
    Colours colours;
    if (coding.size() == 4) {  // cICP, which counts before all else
      colours.space = colour_space(coding[0], coding[1]);
      return colours;
    }
    char* name = nullptr;
    int method = 0;
    uint8_t* profile = nullptr;
    png_uint_32 length = 0;
    if (png_get_iCCP(png_, info_, &name, &method, &profile, &length) != 0 && length <= kMaxProfileBytes) {
      colours.profile.assign(profile, profile + length);
    } else if (png_get_valid(png_, info_, PNG_INFO_sRGB) == 0) {
      colours.space = measured_space();
    }
    return colours;
  }

 private:
  static void jump_home(png_structp png, png_const_charp message) {
    auto* reader = static_cast<Reader*>(png_get_error_ptr(png));
    std::strncpy(reader->message_, message, sizeof reader->message_ - 1);
    std::longjmp(reader->home_, 1);
  }

  static void read(png_structp png, uint8_t* to, size_t length) {
    auto* reader = static_cast<Reader*>(png_get_io_ptr(png));
    if (length > reader->file_.size()) png_error(png, "the file ends early");
    std::memcpy(to, reader->file_.data(), length);
    reader->file_ = reader->file_.subspan(length);
  }

  /** By gAMA and cHRM. */
  std::optional<ColourSpace> measured_space() const {
    ColourSpace space = srgb_primaries(ColourSpace::Curve::kSrgb);
    double wx, wy, rx, ry, gx, gy, bx, by, gamma;
    bool differs = false;
    if (png_get_cHRM(png_, info_, &wx, &wy, &rx, &ry, &gx, &gy, &bx, &by) != 0) {
      const ColourSpace said{{wx, wy}, {rx, ry}, {gx, gy}, {bx, by}, space.curve, 1};
      differs = distance(said.red, space.red) + distance(said.green, space.green) + distance(said.blue, space.blue) +
                    distance(said.white, space.white) >
                0.02;
      space = said;
    }
    // 1/2.2 beside sRGB's primaries, or alone, is how programs say sRGB
    if (png_get_gAMA(png_, info_, &gamma) != 0 && gamma > 0.1 && gamma < 5 &&
        (differs || std::abs(gamma * 2.2 - 1) > 0.05)) {
      space.curve = ColourSpace::Curve::kGamma;
      space.gamma = 1 / gamma;
      differs = true;
    }
    if (!differs) return std::nullopt;
    return space;
  }

  static double distance(Chromaticity a, Chromaticity b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); }

  std::span<const uint8_t> file_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::jmp_buf home_;
  char message_[128] = {};
};

}  // namespace

StoredPicture decode_png(std::span<const uint8_t> file, const PictureLimits& limits) {
  const std::vector<uint8_t> bare = bare_png(file);
  Reader reader(bare);
  const auto damaged = [&] { limits.unreadable("is a damaged PNG: " + reader.why()); };
  if (!reader.read_header()) damaged();
  limits.check(reader.width(), reader.height());
  StoredPicture picture;
  picture.grey = reader.grey();
  picture.colours = reader.colours(png_chunk(file, "cICP"));
  picture.orientation = exif_orientation(png_chunk(file, "eXIf"));
  // Eight bit are too few only for what is calculated with
  const bool deep = reader.deep() && (!picture.colours.profile.empty() || picture.colours.space);
  if (!reader.start(deep)) damaged();
  picture.pixels.create(static_cast<int>(reader.height()), static_cast<int>(reader.width()),
                        CV_MAKETYPE(deep ? CV_16U : CV_8U, reader.channels()));
  std::vector<uint8_t*> rows(static_cast<size_t>(reader.height()));
  for (size_t y = 0; y < rows.size(); ++y) rows[y] = picture.pixels.ptr(static_cast<int>(y));
  if (!reader.read_rows(rows.data())) damaged();
  return picture;
}

}  // namespace showhorse
