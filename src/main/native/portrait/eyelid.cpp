// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "eyelid.h"

#include <algorithm>
#include <cmath>

#include "smooth.h"

namespace showhorse {
namespace {

constexpr float kWider = 1.12f;    // lashes reach past the corners
constexpr float kUpReach = 0.30f;  // of the eye distance: to the brow
constexpr float kDownReach = 0.20f;
constexpr float kLash = 0.035f;
constexpr float kUnder = 0.022f;  // the lower lid covers the wet edge below the eyeball
constexpr float kLashLine = 0.016f;
constexpr float kLowerRises = 0.15f;  // of the opening

}  // namespace

Eyelid::Eyelid(const Eye& eye, float unit, float slant)
    : centre_(eye.centre),
      half_width_(eye.width / 2 * kWider),
      upper_(0.55f * eye.height),
      lower_(0.45f * eye.height + kUnder * unit),
      unit_(unit),
      slant_(slant) {}

cv::Rect2f Eyelid::box() const {
  const float tilt = std::abs(slant_) * half_width_;
  const float top = centre_.y - tilt - upper_ - kUpReach * unit_;
  const float bottom = centre_.y + tilt + lower_ + kDownReach * unit_;
  return {centre_.x - half_width_, top, 2 * half_width_, bottom - top};
}

Eyelid::Seen Eyelid::look(float closed, float x, float y, float pixel) const {
  const float u = (x - centre_.x) / half_width_;
  const float dome = std::max(0.0f, 1 - u * u);
  const float corners = centre_.y + 0.05f * (upper_ + lower_) + slant_ * (x - centre_.x);
  const float upper = corners - upper_ * dome - 0.05f * (upper_ + lower_) * dome;
  const float lower = corners + lower_ * dome - 0.05f * (upper_ + lower_) * dome;
  const float opening = lower - upper;
  const float low_edge = lower - kLowerRises * closed * opening;
  const float lid_edge = mix(upper, lower - kLowerRises * opening, closed);

  Seen seen{y, 1, 0, 1};
  const float top = y - pixel / 2, bottom = y + pixel / 2;
  seen.eyeball = std::clamp(std::min(bottom, low_edge) - std::max(top, lid_edge), 0.0f, pixel) / pixel;
  seen.shade = 1 - 0.35f * closed * std::exp(-std::max(0.0f, y - lid_edge) / (0.03f * unit_));
  const float lash = (y - lid_edge + 0.004f * unit_) / (kLashLine * unit_);
  seen.lid_light = 1 - 0.6f * std::min(1.0f, 1.6f * closed) * std::sqrt(dome) * std::exp(-lash * lash);
  if (y < (lid_edge + low_edge) / 2) {
    const float d = std::max(0.0f, lid_edge - y);
    const float t = std::clamp((d - kLash * unit_) / ((kUpReach - kLash) * unit_), 0.0f, 1.0f);
    seen.lid_y = std::min(y, lid_edge) - (lid_edge - upper) * (1 - 0.5f * t - 0.5f * t * t * (3 - 2 * t));
  } else {
    const float d = std::max(0.0f, y - low_edge);
    seen.lid_y = std::max(y, low_edge) + (lower - low_edge) * (1 - smoothstep(0, kDownReach * unit_, d));
  }
  return seen;
}

}  // namespace showhorse
