// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "aligned_face.h"

namespace showhorse {

/** Where a mouth can be in the aligned face. */
inline const cv::Rect kMouthArea(80, 196, 160, 120);

/** How much each pixel speaks for lip and for what lies between lips (teeth, dark), against skin at 0; -1..1. */
struct Evidence {
  cv::Mat lip;      // float, kMouthArea
  cv::Mat inner;    // float, kMouthArea
  cv::Mat lip_sum;  // column sums from the top, one row more
  cv::Mat inner_sum;
  float contrast = 0;  // of lips against skin, in Lab units
};

/** Weighs the pixels of the mouth's area. */
Evidence weigh_lips(const AlignedFace& face);

}  // namespace showhorse
