// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * The opening of one eye and its iris, measured on the neutral picture. In the eye's frame: from the middle of the
 * rig's eye, x along the line through both eyes, y down from it, in eye distances.
 */
struct EyeShape {
  float left, right;        // x of the corners of the opening
  float level, tilt;        // y of the line through them at x = 0, and its rise
  float upper, upper_lean;  // height of the upper lid's edge over that line, and where it is highest: -0.5..0.5
  float lower, lower_lean;  // the same for the lower lid, downwards
  float lashes;             // thickness of the dark line along the upper lid's edge
  cv::Point2f iris;
  float radius;
  bool iris_found;  // false: no round dark patch with white beside it; the gaze must stay where it is

  /** -1 at the left corner .. 1 at the right one. */
  float across(float x) const { return (2 * x - left - right) / (right - left); }
  /** The edges of the lids at x; both on the line through the corners outside the opening. */
  float upper_at(float x) const { return edge(x, -upper, upper_lean); }
  float lower_at(float x) const { return edge(x, lower, lower_lean); }

 private:
  float edge(float x, float height, float lean) const {
    const float u = across(x), dome = 1 - u * u;
    const float line = level + tilt * x;
    return dome <= 0 ? line : line + height * dome * (1 + lean * u);
  }
};

/**
 * Measures both eyes, left first, starting from the rig.
 *
 * @param picture BGR, 8 bit
 * @param rig in pixels of the picture
 */
std::array<EyeShape, 2> measure_eyes(const cv::Mat& picture, const Rig& rig);

}  // namespace showhorse
