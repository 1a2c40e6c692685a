// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "i420.h"

namespace showhorse {

/**
 * The neutral picture at twice its size: even samples are the picture itself, odd ones lie between. A point between
 * pixels read from it stays nearly as sharp as a pixel, so that slow movement does not shimmer; a point on a pixel is
 * that pixel.
 */
struct Texture {
  cv::Mat y;   // 8 bit, 2W x 2H
  cv::Mat uv;  // 8 bit, U and V interleaved, W x H

  explicit Texture(const I420& neutral);
};

}  // namespace showhorse
