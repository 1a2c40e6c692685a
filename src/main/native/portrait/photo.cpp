// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "photo.h"

#include <png.h>
#include <webp/decode.h>

#include <cstring>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "bare_png.h"
#include "exif.h"
#include "failure.h"
#include "jpeg.h"

namespace showhorse {
namespace {

constexpr uint8_t kBehindTransparency = 224;

[[noreturn]] void unreadable(const std::string& why) { throw Failure(SHOWHORSE_ERROR_PHOTO_UNREADABLE, why); }

/** Frees what libpng holds, whatever way the decoder is left. */
struct PngImage : png_image {
  PngImage() : png_image{} { version = PNG_IMAGE_VERSION; }
  PngImage(const PngImage&) = delete;
  PngImage& operator=(const PngImage&) = delete;
  ~PngImage() { png_image_free(this); }
};

cv::Mat decode_png(std::span<const uint8_t> file) {
  const std::vector<uint8_t> bare = bare_png(file);
  PngImage image;
  if (!png_image_begin_read_from_memory(&image, bare.data(), bare.size())) {
    unreadable(std::string("The photo is a damaged PNG: ") + image.message + ".");
  }
  check_photo_size(image.width, image.height);
  image.format = PNG_FORMAT_BGR;
  cv::Mat pixels(static_cast<int>(image.height), static_cast<int>(image.width), CV_8UC3);
  const png_color background{kBehindTransparency, kBehindTransparency, kBehindTransparency};
  if (!png_image_finish_read(&image, &background, pixels.data, static_cast<png_int_32>(pixels.step[0]), nullptr)) {
    unreadable(std::string("The photo is a damaged PNG: ") + image.message + ".");
  }
  return pixels;
}

cv::Mat decode_webp(std::span<const uint8_t> file) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) {
    unreadable("The photo is a damaged WebP: its header cannot be read.");
  }
  check_photo_size(features.width, features.height);
  if (features.has_animation) unreadable("The photo is an animated WebP; a still picture is needed.");
  cv::Mat bgra(features.height, features.width, CV_8UC4);
  if (!WebPDecodeBGRAInto(file.data(), file.size(), bgra.data, bgra.total() * 4, static_cast<int>(bgra.step[0]))) {
    unreadable("The photo is a damaged or truncated WebP.");
  }
  cv::Mat bgr(bgra.size(), CV_8UC3);
  for (int y = 0; y < bgra.rows; ++y) {
    const uint8_t* in = bgra.ptr(y);
    uint8_t* out = bgr.ptr(y);
    for (int x = 0; x < bgra.cols; ++x, in += 4, out += 3) {
      for (int c = 0; c < 3; ++c) {
        out[c] = static_cast<uint8_t>((in[c] * in[3] + kBehindTransparency * (255 - in[3]) + 127) / 255);
      }
    }
  }
  return bgr;
}

cv::Mat upright(cv::Mat photo, int orientation) {
  cv::Mat turned = photo;
  if (orientation >= 5) cv::transpose(photo, turned);
  switch (orientation) {
    case 2:
    case 6:
      cv::flip(turned, turned, 1);
      break;
    case 3:
    case 7:
      cv::flip(turned, turned, -1);
      break;
    case 4:
    case 8:
      cv::flip(turned, turned, 0);
      break;
    default:
      break;
  }
  return turned;
}

bool starts_with(std::span<const uint8_t> file, size_t at, const char* magic, size_t length) {
  return file.size() >= at + length && std::memcmp(file.data() + at, magic, length) == 0;
}

}  // namespace

void check_photo_size(int64_t width, int64_t height) {
  if (width <= 0 || height <= 0) unreadable("The photo has no pixels.");
  if (width * height > kMaxPhotoPixels) {
    throw Failure(SHOWHORSE_ERROR_PHOTO_TOO_LARGE, "The photo has " + std::to_string(width) + " x " +
                                                       std::to_string(height) +
                                                       " pixels; at most 12 megapixels are taken.");
  }
}

cv::Mat decode_photo(std::span<const uint8_t> file) {
  if (file.size() > kMaxPhotoBytes) {
    throw Failure(SHOWHORSE_ERROR_PHOTO_TOO_LARGE,
                  "The photo file has " + std::to_string(file.size()) + " bytes; at most 20 MiB are taken.");
  }
  if (starts_with(file, 0, "\xFF\xD8\xFF", 3)) {
    DecodedJpeg jpeg = decode_jpeg(file);
    return upright(jpeg.pixels, jpeg.orientation);
  }
  if (starts_with(file, 0, "\x89PNG\r\n\x1A\n", 8))
    return upright(decode_png(file), exif_orientation(exif_of_png(file)));
  if (starts_with(file, 0, "RIFF", 4) && starts_with(file, 8, "WEBP", 4)) {
    return upright(decode_webp(file), exif_orientation(exif_of_webp(file)));
  }
  unreadable("The photo is not a JPEG, PNG or WebP file.");
}

}  // namespace showhorse
