// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "eyelid.h"

#include <algorithm>
#include <cmath>

#include "smooth.h"

namespace showhorse {
namespace {

// Lengths in eye distances.
constexpr float kStrip =
    0.12f;  // of skin above the lashes that unfolds into the falling lid; brows and rims are beyond
constexpr float kDownReach = 0.20f;  // of the lower lid's rise
constexpr float kWetEdge = 0.022f;   // of the lower lid, hidden by a closed one
constexpr float kUnder = 0.012f;     // what of the eyeball's edge under the lids is not shown elsewhere

constexpr float kLowerRises = 0.20f;   // of the opening, in a blink
constexpr float kSquintRises = 0.17f;  // of the opening
/** Lids go along with the gaze. */
constexpr float kUpperFollows = 0.85f, kLowerFollows = 0.5f, kLowerRisesAlong = 0.85f;
/** Corners close a little beyond where they were measured. */
constexpr float kCorner = 0.015f;
/** An iris moves by this share of the white beside it: the rest of the white must not fold. */
constexpr float kSidewards = 0.42f;
constexpr float kUpwards = 0.018f, kDownwards = 0.035f;

/** Cubic from 0 to 1 over 0..1, with the slopes 1 at 0 and `last` at 1. */
float unfold(float t, float last) {
  const float t2 = t * t, t3 = t2 * t;
  return (t3 - 2 * t2 + t) + (3 * t2 - 2 * t3) + (t3 - t2) * last;
}

/** How far above the neutral lid's edge the skin comes from that is seen `d` above an edge that fell by `fall`. */
float skin_above(float d, float fall, float lashes) {
  if (d <= lashes) return d;
  const float length = kStrip + fall;
  const float t = (d - lashes) / length;
  return t >= 1 ? d - fall : lashes + kStrip * unfold(t, std::min(3.0f, length / kStrip));
}

}  // namespace

GazeRange GazeRange::both(const GazeRange& other) const {
  return {std::min(left, other.left), std::min(right, other.right), std::min(up, other.up), std::min(down, other.down)};
}

cv::Point2f GazeRange::held(cv::Point2f gaze) const {
  return {std::clamp(gaze.x, -left, right), std::clamp(gaze.y, -up, down)};
}

Eyelid::Eyelid(const EyeShape& shape, const Eye& eye, cv::Point2f along)
    : shape_(shape), middle_(eye.centre), along_(along), unit_(static_cast<float>(cv::norm(along))) {
  shape_.left -= kCorner;
  shape_.right += kCorner;
}

cv::Point2f Eyelid::to_eye(cv::Point2f p) const {
  const cv::Point2f d = p - middle_;
  return cv::Point2f(d.x * along_.x + d.y * along_.y, d.y * along_.x - d.x * along_.y) / (unit_ * unit_);
}

cv::Point2f Eyelid::to_canvas(cv::Point2f at) const {
  return {middle_.x + at.x * along_.x - at.y * along_.y, middle_.y + at.x * along_.y + at.y * along_.x};
}

cv::Rect2f Eyelid::box() const {
  const float top = shape_.level - shape_.upper - shape_.lashes - kStrip - 0.03f;
  const float bottom = shape_.level + shape_.lower + kDownReach + 0.03f;
  float x0 = 1e9f, y0 = 1e9f, x1 = -1e9f, y1 = -1e9f;
  for (const cv::Point2f corner : {cv::Point2f(shape_.left, top), cv::Point2f(shape_.right, top),
                                   cv::Point2f(shape_.left, bottom), cv::Point2f(shape_.right, bottom)}) {
    const cv::Point2f p = to_canvas(corner);
    x0 = std::min(x0, p.x), x1 = std::max(x1, p.x), y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
  }
  return {x0, y0, x1 - x0, y1 - y0};
}

GazeRange Eyelid::range() const {
  if (!shape_.iris_found) return {};
  const auto room = [&](float d) { return kSidewards * std::max(0.0f, d - shape_.radius); };
  return {room(shape_.iris.x - shape_.left), room(shape_.right - shape_.iris.x), kUpwards, kDownwards};
}

cv::Point2f Eyelid::ball_source(const EyePose& pose, cv::Point2f at) const {
  if (pose.gaze == cv::Point2f()) return at;
  const float iris = shape_.iris.x + pose.gaze.x;
  const float whole = 1.1f * shape_.radius;
  const float away = std::abs(at.x - iris) - whole;
  const float room = (at.x < iris ? iris - shape_.left : shape_.right - iris) - whole;
  const float t = away <= 0 ? 0 : room <= 0 ? 1 : std::min(1.0f, away / room);
  const cv::Point2f source = at - pose.gaze * (1 - (t + smoothstep(0, 1, t)) / 2);
  // What was hidden under the lids is not in the picture: its edge stands for it.
  const float under = std::min(kUnder, 0.5f * static_cast<float>(cv::norm(pose.gaze)));
  const float top = shape_.upper_at(source.x) + under, low = shape_.lower_at(source.x) - under;
  return {source.x, top < low ? std::clamp(source.y, top, low) : (top + low) / 2};
}

Eyelid::Seen Eyelid::look(const EyePose& pose, cv::Point2f p, float pixel) const {
  const cv::Point2f at = to_eye(p);
  Seen seen;
  seen.skin = p;
  const float u = shape_.across(at.x);
  const float upper = shape_.upper_at(at.x), lower = shape_.lower_at(at.x);
  const float open = std::max(0.0f, lower - upper);
  if (open == 0) return seen;
  const float dome = 1 - u * u * u * u;
  const float follows = pose.gaze.y * dome * (pose.gaze.y > 0 ? kLowerFollows : kLowerRisesAlong);
  const float shut = lower - kLowerRises * open;
  const float low_edge = mix(lower + follows - kSquintRises * pose.squint * open, shut, pose.closed);
  const float lid_edge = std::min(low_edge, mix(upper + kUpperFollows * pose.gaze.y * dome, shut, pose.closed));

  const float size = pixel / unit_;
  const float top = at.y - size / 2, bottom = at.y + size / 2;
  const auto upper_skin = [&] {
    const float d = std::max(0.0f, lid_edge - at.y);
    return to_canvas({at.x, upper - skin_above(d, lid_edge - upper, shape_.lashes)});
  };
  const auto lower_skin = [&] {
    const float d = std::max(0.0f, at.y - low_edge);
    // A closed eye shows none of the wet edge on the lower lid.
    const float rise = lower - low_edge + kWetEdge * pose.closed * std::min(1.0f, open / 0.06f);
    return to_canvas({at.x, std::max(at.y, low_edge) + rise * (1 - smoothstep(0, kDownReach, d))});
  };
  if (low_edge - lid_edge < 0.35f * size) {
    // Lid meets lid: both share the pixels between them.
    const float edge = (lid_edge + low_edge) / 2;
    const float share = std::clamp(bottom - edge, 0.0f, size) / size;
    seen.skin = share < 1 ? upper_skin() : lower_skin();
    if (share > 0 && share < 1) {
      seen.other = share;
      seen.behind = lower_skin();
    }
    return seen;
  }
  seen.skin = at.y < (lid_edge + low_edge) / 2 ? upper_skin() : lower_skin();
  seen.other = std::clamp(std::min(bottom, low_edge) - std::max(top, lid_edge), 0.0f, size) / size;
  if (seen.other > 0) {
    seen.behind = to_canvas(ball_source(pose, at));
    seen.behind_light = 1 - 0.3f * pose.closed * std::exp(-std::max(0.0f, at.y - lid_edge) / 0.03f);
  }
  return seen;
}

}  // namespace showhorse
