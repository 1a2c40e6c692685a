// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "photo.h"

namespace showhorse {
namespace {

constexpr int kBehindTransparency = 224;

cv::Mat over_grey(const cv::Mat& bgra) {
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

}  // namespace

PictureLimits photo_limits(const char* name) { return {name, kMaxPhotoBytes, kMaxPhotoPixels, kMaxSide}; }

cv::Mat decode_photo(std::span<const uint8_t> file, const char* name) {
  const cv::Mat picture = decode_picture(file, photo_limits(name));
  return picture.channels() == 4 ? over_grey(picture) : picture;
}

}  // namespace showhorse
