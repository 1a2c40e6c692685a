// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "smile.h"

#include <algorithm>
#include <cmath>

#include "smooth.h"

namespace showhorse {
namespace {

// Resting mouths in eye distances: half as wide as this, the lip line hanging this far below its corners. A little
// smile is left: presenters sell.
constexpr float kRestingHalfWidth = 0.41f;
constexpr float kRestingBend = 0.060f;
constexpr float kUndone = 0.85f;
constexpr float kBendUndone = 0.70f;
constexpr float kLeastBend = 0.035f;
constexpr float kFrownUndone = 0.85f;
/** Beyond the corners the cheeks follow for this many half widths. */
constexpr float kCheeks = 1.4f;

}  // namespace

SmileRelaxation::SmileRelaxation(const Mouth& mouth, float unit) {
  const float smiling = (mouth.right.x - mouth.left.x) / 2;
  const float bend = mouth.lip_line[kLipPoints / 2].y - (mouth.left.y + mouth.right.y) / 2;
  in_ = kUndone * std::max(0.0f, smiling - kRestingHalfWidth * unit);
  fall_ = kBendUndone * std::max(0.0f, bend - kRestingBend * unit);
  // A dropped jaw has drawn the corners down: closed, they would frown.
  if (mouth.open) fall_ -= kFrownUndone * std::max(0.0f, kLeastBend * unit - bend);
  in_ = std::min(in_, 0.22f * smiling);
  fall_ = std::clamp(fall_, -0.08f * unit, 0.12f * unit);
  middle_ = (mouth.left.x + mouth.right.x) / 2;
  half_width_ = smiling - in_;
  level_ = (mouth.left.y + mouth.right.y) / 2 + fall_;
  up_ = 0.42f * unit;
  down_ = 0.62f * unit;
  amount_ = std::clamp((in_ + std::max(0.0f, fall_)) / (0.08f * unit), 0.0f, 1.0f);
}

cv::Point2f SmileRelaxation::source(cv::Point2f p) const {
  const float t = (p.x - middle_) / half_width_;
  const float beyond = std::max(0.0f, std::abs(t) - 1) / kCheeks;
  const float v = p.y < level_ ? (level_ - p.y) / up_ : (p.y - level_) / down_;
  if (beyond >= 1 || v >= 1) return p;
  const float height = (1 - v * v) * (1 - v * v);
  const float fade = (1 - beyond * beyond) * (1 - beyond * beyond);
  return {p.x + in_ * t * std::exp((1 - t * t) / 2) * fade * height, p.y - fall_ * corner_fall(t) * fade * height};
}

cv::Point2f SmileRelaxation::rested(cv::Point2f p) const {
  cv::Point2f at = p;
  // A contraction: each round leaves less than half of the error.
  for (int i = 0; i < 12; ++i) at += p - source(at);
  return at;
}

}  // namespace showhorse
