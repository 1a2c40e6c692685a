// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "i420.h"

namespace showhorse {

/**
 * The presenter at twice the picture's size, less what shines through of the plate (see compositing.h): even samples
 * are the picture itself, odd ones lie between. A point between pixels read from it stays nearly as sharp as a pixel,
 * so that slow movement does not shimmer; a point on a pixel is that pixel.
 */
struct Texture {
  cv::Mat y;         // 8 bit, 2W x 2H
  cv::Mat uv;        // 8 bit, U and V interleaved, W x H
  cv::Mat alpha;     // 8 bit, 2W x 2H; empty when the presenter is not cut out
  cv::Mat alpha_uv;  // 8 bit, W x H: the same for chroma

  /** A presenter that is not cut out: all of the picture. */
  explicit Texture(const I420& picture);

  /** @param alpha 8 bit, of the picture's size */
  Texture(const I420& picture, const I420& plate, const cv::Mat& alpha);
};

}  // namespace showhorse
