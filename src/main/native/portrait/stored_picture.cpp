// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "stored_picture.h"

#include <opencv2/imgproc.hpp>

#include "srgb_transform.h"

namespace showhorse {
namespace {

/** Without a profile: what the paper reflects is what no ink takes away. */
cv::Mat plain_inks(const cv::Mat& cmyk) {
  cv::Mat bgr(cmyk.size(), CV_8UC3);
  for (int y = 0; y < cmyk.rows; ++y) {
    const uint8_t* in = cmyk.ptr(y);
    uint8_t* out = bgr.ptr(y);
    for (int x = 0; x < cmyk.cols; ++x, in += 4, out += 3) {
      const int paper = 255 - in[3];
      for (int ink = 0; ink < 3; ++ink) out[2 - ink] = static_cast<uint8_t>((255 - in[ink]) * paper / 255);
    }
  }
  return bgr;
}

cv::Mat eight_bit(const cv::Mat& pixels) {
  if (pixels.depth() == CV_8U) return pixels;
  cv::Mat bytes;
  pixels.convertTo(bytes, CV_8U, 1.0 / 257);
  return bytes;
}

}  // namespace

cv::Mat to_srgb(StoredPicture picture) {
  const PixelKind kind = picture.inks ? PixelKind::kInks : picture.grey ? PixelKind::kGrey : PixelKind::kColour;
  if (const auto transform = SrgbTransform::of(picture.colours, kind)) return transform->apply(picture.pixels);
  return picture.inks ? plain_inks(picture.pixels) : eight_bit(picture.pixels);
}

}  // namespace showhorse
