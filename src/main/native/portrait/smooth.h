// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cmath>

namespace showhorse {

/** 0 up to `from`, 1 from `to` on, flat at both ends. */
inline float smoothstep(float from, float to, float x) {
  const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

inline float mix(float a, float b, float t) { return a + (b - a) * t; }

/**
 * How far a lip line follows its corners when they rise or fall, at t half widths from the middle: the parabola that
 * bends it as a lip line is bent, 1 near the corners, gone in the cheeks.
 */
inline float corner_fall(float t) {
  const float out = std::max(0.0f, std::abs(t) - 0.8f);
  return 1.25f * t * t * std::exp(-out * out / 0.18f);
}

}  // namespace showhorse
