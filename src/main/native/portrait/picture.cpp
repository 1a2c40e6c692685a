// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "picture.h"

#include <cstring>
#include <opencv2/imgproc.hpp>

#include "failure.h"
#include "heif.h"
#include "jpeg.h"
#include "png_picture.h"
#include "stored_picture.h"
#include "webp_picture.h"

namespace showhorse {
namespace {

cv::Mat upright(cv::Mat picture, int orientation) {
  cv::Mat turned = picture;
  if (orientation >= 5) cv::transpose(picture, turned);
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

StoredPicture decode(std::span<const uint8_t> file, const PictureLimits& limits) {
  if (starts_with(file, 0, "\xFF\xD8\xFF", 3)) return decode_jpeg(file, limits);
  if (starts_with(file, 0, "\x89PNG\r\n\x1A\n", 8)) return decode_png(file, limits);
  if (starts_with(file, 0, "RIFF", 4) && starts_with(file, 8, "WEBP", 4)) return decode_webp(file, limits);
  if (is_heif(file)) return decode_heif(file, limits);
  limits.unreadable("is not a JPEG, PNG, WebP, HEIC or AVIF file");
}

}  // namespace

void PictureLimits::unreadable(const std::string& why) const {
  throw Failure(SHOWHORSE_ERROR_PHOTO_UNREADABLE, "The " + name + " " + why + ".");
}

void PictureLimits::check(int64_t width, int64_t height) const {
  if (width <= 0 || height <= 0) unreadable("has no pixels");
  const auto too_large = [&](const std::string& most) {
    return Failure(SHOWHORSE_ERROR_PHOTO_TOO_LARGE, "The " + name + " has " + std::to_string(width) + " x " +
                                                        std::to_string(height) + " pixels; " + most + ".");
  };
  if (width > side || height > side) throw too_large("each side may have at most " + std::to_string(side));
  if (width > pixels / height)
    throw too_large("at most " + std::to_string(pixels / 1'000'000) + " megapixels are taken");
}

cv::Mat decode_picture(std::span<const uint8_t> file, const PictureLimits& limits) {
  if (file.size() > limits.bytes) {
    throw Failure(SHOWHORSE_ERROR_PHOTO_TOO_LARGE, "The " + limits.name + " file has " + std::to_string(file.size()) +
                                                       " bytes; at most " + std::to_string(limits.bytes >> 20) +
                                                       " MiB are taken.");
  }
  StoredPicture stored = decode(file, limits);
  const int orientation = stored.orientation;
  return upright(to_srgb(std::move(stored)), orientation);
}

}  // namespace showhorse
