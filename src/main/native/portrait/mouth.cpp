// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "mouth.h"

#include <algorithm>
#include <cmath>

#include "curve.h"
#include "smooth.h"

namespace showhorse {
namespace {

// What a talking face does at most, in eye distances (about 62 mm): lips part 12 to 15 mm in an open "a".
constexpr float kJawDrop = 0.165f;
constexpr float kUpperByJaw = 0.018f;
constexpr float kUpperRaise = 0.045f;
constexpr float kLowerDrop = 0.055f;
constexpr float kWiden = 0.10f;  // of the half width
constexpr float kNarrow = 0.34f;
/** Beyond the corners the cheeks follow for this many half widths. */
constexpr float kCheeks = 1.3f;
/** A mouth wider than this, in eye distances from its middle, is smiling; pursing moves no more of it than of others.
 */
constexpr float kUsualHalfWidth = 0.42f;
/** Lips stay together in the corners: they part over this share of the width, less of it when rounded. */
constexpr float kParts = 0.92f;
constexpr float kPartsRound = 0.80f;
/** An open jaw draws the corners down, a spread mouth draws them up a little. */
constexpr float kCornersFall = 0.24f;
constexpr float kCornersRise = 0.012f;
/** The chin follows the lower lip, less far: lips also part by themselves. */
constexpr float kChinFollows = 0.72f;
/** A dropping jaw draws the corners in a little. */
constexpr float kJawNarrows = 0.07f;
/** Share of the lower lip that rolls in when it is tucked under the teeth. */
constexpr float kRollsIn = 0.36f;

}  // namespace

MouthShape::MouthShape(const Rig& rig, float edge_softness) : MouthFrame(rig) {
  const Mouth m = moved(rig.mouth, [&](cv::Point2f p) { return to_mouth(p); });
  unit = rig.eye_distance();
  softness = edge_softness;
  middle = pivot.x;
  half_width = (m.right.x - m.left.x) / 2;
  constexpr int mid = kLipPoints / 2;
  upper_lip = std::max(m.lip_line[mid].y - m.upper_lip[mid].y, 0.04f * unit);
  lower_lip = std::max(m.lower_lip[mid].y - m.lip_line[mid].y, 0.05f * unit);
  nose = upper_lip + 0.22f * unit;
  chin = std::max(to_mouth(rig.chin).y - m.lip_line[mid].y, lower_lip + 0.15f * unit);
  neck = 0.6f * unit;
  bend = m.lip_line[mid].y - (m.left.y + m.right.y) / 2;
  first = std::floor(middle - 3 * half_width);
  const int columns = static_cast<int>(std::ceil(6 * half_width)) + 2;
  line.reserve(columns);
  for (int i = 0; i < columns; ++i) line.push_back(curve_at(m.lip_line, first + static_cast<float>(i)));
}

MouthWarp::MouthWarp(const MouthShape& shape, const LipPose& pose)
    : shape_(shape),
      up_(shape.unit * (kUpperRaise * pose.upper + kUpperByJaw * pose.jaw)),
      down_(shape.unit * (kJawDrop * pose.jaw + kLowerDrop * pose.lower)),
      jaw_(shape.unit * kJawDrop * pose.jaw),
      narrow_((pose.width < 0 ? -pose.width * kNarrow : -pose.width * kWiden) *
                  std::min(1.0f, kUsualHalfWidth * shape.unit / shape.half_width) +
              kJawNarrows * pose.jaw * (1 - pose.round)),
      fall_(kCornersFall * down_ - kCornersRise * shape.unit * std::max(0.0f, pose.width) +
            shape.bend * (0.85f * pose.round + 0.5f * pose.jaw * (1 - pose.round))),
      parts_(mix(kParts, kPartsRound, pose.round)),
      power_(mix(0.80f, 0.56f, pose.round)),
      thicken_(0.30f * pose.round - 0.30f * pose.press),
      round_(pose.round),
      roll_(kRollsIn * shape.lower_lip * pose.tuck),
      moves_(std::any_of(pose.begin(), pose.begin() + LipPose::kCount, [](float v) { return v != 0; })) {}

float MouthWarp::opening() const { return gap() / (shape_.unit * (kUpperRaise + kUpperByJaw + kJawDrop + kLowerDrop)); }

cv::Point2f MouthWarp::level(cv::Point2f p) const {
  // t * exp((1 - t^2) / 2) is 1 at the corners, where the movement is given; over the cheeks it dies out.
  const float t = shape_.u(p.x);
  const float d = p.y - shape_.line_at(p.x);
  const float v = d < 0 ? d / shape_.nose : d / (1.1f * shape_.chin);
  if (v * v >= 1) return p;
  const float height = (1 - v * v) * (1 - v * v);
  const float beyond = std::max(0.0f, std::abs(t) - 1) / kCheeks;
  if (beyond >= 1) return p;
  const float fade = (1 - beyond * beyond) * (1 - beyond * beyond);
  const float corner = t * std::exp((1 - t * t) / 2) * fade;
  return {p.x + narrow_ * shape_.half_width * corner * height, p.y - fall_ * corner_fall(t) * fade * height};
}

MouthWarp::Column MouthWarp::column(float source_x) const {
  const float u = shape_.u(source_x);
  const float line = shape_.line_at(source_x);
  const float inside = 1 - u * u / (parts_ * parts_);
  const float dome = inside <= 0 ? 0 : std::pow(inside, power_);
  const float up = up_ * dome, down = down_ * dome;
  return {line - up, line + down, line, u, up, down};
}

float MouthWarp::above(const Column& c, float y) const {
  const float d = c.upper_edge - y;
  const float follow = 1 - smoothstep(0.6f * shape_.upper_lip, shape_.nose, d);
  const float t = d / shape_.upper_lip;
  const float thicker = thicken_ * d / (1 + t * t * t * t);
  return y + c.up * follow + (std::abs(c.u) < 1 ? thicker * (1 - c.u * c.u) : 0);
}

float MouthWarp::below(const Column& c, float x, float y) const {
  const float d = y - c.lower_edge;
  const float lip = 1 - smoothstep(0.7f * shape_.lower_lip, 0.85f * shape_.chin, d);
  const float across = (x - shape_.middle) / (1.15f * shape_.unit);
  const float cheek = across * across < 1 ? (1 - across * across) * (1 - across * across) : 0;
  // The chin itself has moved down by now: its neutral place is above where it is looked for.
  const float chin = shape_.chin + kChinFollows * jaw_;
  const float below_line = y - c.line;
  const float jaw = kChinFollows * jaw_ * cheek * (1 - smoothstep(chin, chin + shape_.neck, below_line)) *
                    smoothstep(0, 0.6f * shape_.chin, below_line);
  const float t = d / shape_.lower_lip;
  const float thicker = thicken_ * d / (1 + t * t * t * t);
  const float part = std::abs(c.u) < 1 ? 1 - c.u * c.u : 0;
  const float rolled = roll_ * part * (1 - smoothstep(0, 2.2f * shape_.lower_lip, d));
  return y - mix(jaw, c.down, lip) - thicker * part + rolled;
}

float MouthWarp::light_above(const Column& c, float distance) const {
  // Lips roll inwards: darker towards the opening, the more they are parted.
  const float parted = std::min(1.0f, (c.up + c.down) / (0.06f * shape_.unit));
  const float pushed = round_ * std::max(0.0f, 1 - c.u * c.u);
  const float edge = distance / (0.018f * shape_.unit), ridge = (distance / shape_.upper_lip - 0.75f) / 0.45f;
  return 1 - 0.30f * parted * std::exp(-edge) + 0.05f * pushed * std::exp(-ridge * ridge);
}

float MouthWarp::light_below(const Column& c, float distance) const {
  const float parted = std::min(1.0f, (c.up + c.down) / (0.06f * shape_.unit));
  const float part = std::max(0.0f, 1 - c.u * c.u);
  const float edge = distance / (0.018f * shape_.unit);
  const float t = distance / shape_.lower_lip;
  const float ridge = (t - 0.55f) / 0.35f, hollow = (t - 1.45f) / 0.40f;
  // A pushed lip stands out: light on it, its shadow below.
  const float pushed = round_ * part * (0.07f * std::exp(-ridge * ridge) - 0.10f * std::exp(-hollow * hollow));
  const float rolled = roll_ / shape_.lower_lip * part * 0.35f * std::exp(-t / 0.25f);
  return 1 - 0.16f * parted * std::exp(-edge) + pushed - rolled;
}

}  // namespace showhorse
