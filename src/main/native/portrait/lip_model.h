// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "lip_evidence.h"

namespace showhorse {

/**
 * Four curves over u = -1..1 between the corners. A and B say how far the inner edges hang below the line through the
 * corners, hu and hl how thick the lips are. All in aligned pixels (eye distance 100).
 */
struct LipModel {
  enum { kX, kY, kHalfWidth, kTilt, kA, kB, kUpper, kLower, kCount };
  using Numbers = std::array<float, kCount>;
  Numbers n;

  float x(float u) const { return n[kX] + n[kHalfWidth] * u; }
  float corners(float u) const { return n[kY] + n[kTilt] * n[kHalfWidth] * u; }
  float upper_inner(float u) const { return corners(u) + n[kA] * (1 - u * u); }
  float lower_inner(float u) const { return corners(u) + n[kB] * (1 - u * u); }
  float upper_outer(float u) const {
    const float bow = 1 - 0.15f * std::exp(-u * u * 40);  // the dip under the nose
    return upper_inner(u) - n[kUpper] * bow * std::pow(std::max(0.0f, 1 - u * u), 0.7f);
  }
  float lower_outer(float u) const { return lower_inner(u) + n[kLower] * std::pow(std::max(0.0f, 1 - u * u), 0.6f); }
};

/** The model that the evidence speaks for most, held near usual mouths. */
LipModel fit_lips(const Evidence& evidence);

}  // namespace showhorse
