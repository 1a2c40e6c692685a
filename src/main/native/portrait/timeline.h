// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <vector>

namespace showhorse {

/** How limbs move from one rest to another (minimum jerk, Flash and Hogan 1985): 0 at 0 .. 1 at 1, at rest at both. */
inline float eased(float t) {
  t = std::clamp(t, 0.0f, 1.0f);
  return t * t * t * (10 + t * (6 * t - 15));
}

/** One number over time, made of moves and of gestures that come and go. It starts at 0. Times in seconds. */
class Timeline {
 public:
  /** Goes from wherever it is to `value`. Moves may overlap. */
  void move_to(float value, float start, float length) {
    parts_.push_back({start, start + length, start + 1e9f, start + 2e9f, value - rest_});
    rest_ = value;
  }

  /** Rises from `start` to `top`, holds until `until`, is gone at `end`. */
  void gesture(float value, float start, float top, float until, float end) {
    parts_.push_back({start, top, until, end, value});
  }

  float at(float t) const {
    float sum = 0;
    for (const Part& p : parts_) {
      if (t <= p.start || t >= p.end) continue;
      sum += p.value * eased((t - p.start) / (p.top - p.start)) * (1 - eased((t - p.until) / (p.end - p.until)));
    }
    return sum;
  }

 private:
  struct Part {
    float start, top, until, end, value;
  };

  std::vector<Part> parts_;
  float rest_ = 0;
};

}  // namespace showhorse
