// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/** A picture as BT.709 limited-range planes; chroma is the mean of its 2x2 pixels. */
struct I420 {
  cv::Mat y;  // 8 bit, full size
  cv::Mat u;  // 8 bit, half size
  cv::Mat v;
};

/** Width and height must be even. */
I420 to_i420(const cv::Mat& bgr);

/** For looking at frames: back to BGR, chroma interpolated. */
cv::Mat to_bgr(const I420& picture);

}  // namespace showhorse
