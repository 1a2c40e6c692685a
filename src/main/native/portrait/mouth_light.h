// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * The light that falls on the mouth in a photo. Skin alone does not tell it: dark skin in good light looks like light
 * skin in the dark. The whites of the eyes tell them apart.
 */
struct MouthLight {
  float level = 1;             // 1: as bright as a well-lit face; 0.3 .. 1.1
  cv::Vec3f tint = {1, 1, 1};  // of white, BGR, mean 1
  float side = 0;              // -0.4 .. 0.4: how much brighter the picture's right side of the mouth is than its left
  cv::Vec3f skin;              // mean of both cheeks, BGR

  static MouthLight measure(const cv::Mat& canvas, const Rig& rig);
};

/** Mean colour of a square around a point, cut at the picture's edge. */
cv::Vec3f mean_around(const cv::Mat& canvas, cv::Point2f middle, float radius);

}  // namespace showhorse
