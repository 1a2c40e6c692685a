// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "face_warp.h"

#include <algorithm>
#include <cmath>

namespace showhorse {
namespace {

bool touches(const cv::Rect2f& a, const cv::Rect2f& b) {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** What a box covers in the mouth's frame, and a little more. */
cv::Rect2f in_mouth_frame(const cv::Rect2f& box, const MouthShape& mouth) {
  const cv::Point2f half(box.width / 2, box.height / 2);
  const cv::Point2f middle = mouth.to_mouth(cv::Point2f(box.x, box.y) + half);
  const float slant = std::abs(mouth.sin);
  const cv::Point2f reach(half.x + slant * half.y, half.y + slant * half.x);
  return {middle.x - reach.x, middle.y - reach.y, 2 * reach.x, 2 * reach.y};
}

}  // namespace

FaceWarp::FaceWarp(const Face& face, const FacePose& pose)
    : face_(face), pose_(pose), mouth_(face.mouth, pose.lips), expression_(face.expression, pose) {
  const MouthShape& m = face.mouth;
  const auto [low, high] = std::minmax_element(m.line.begin(), m.line.end());
  const float top = *low, bottom = *high;
  if (mouth_.moves()) {
    const float reach = 1.2f * m.half_width;
    // Light changes on the skin about pushed and tucked lips; about others only on their edges.
    const float push = pose.lips.round, lit = std::max(2 * push, 0.5f * pose.lips.tuck);
    const float above = (0.6f + 1.3f * push) * m.upper_lip, below = 0.6f * m.upper_lip + (0.6f + lit) * m.lower_lip;
    lips_ = {m.middle - reach, top - mouth_.gap() - above - 2, 2 * reach,
             bottom - top + 2 * mouth_.gap() + above + below + 4};
    mouth_reach_ = {m.middle - 4 * m.half_width, top - m.nose - mouth_.gap(), 8 * m.half_width,
                    bottom - top + m.nose + m.chin + m.neck + 3 * mouth_.gap()};
  }
  const cv::Point2f gaze = face.gaze.held({pose.gaze_right, pose.gaze_down});
  for (int i = 0; i < 2; ++i) {
    eyes_[i] = {i == 0 ? pose.blink_left : pose.blink_right, pose.cheeks, gaze};
    if (eyes_[i].moves()) eye_[i] = face.eyes[i].box();
  }
}

bool FaceWarp::needs_detail(const cv::Rect2f& box) const {
  if (mouth_.moves() && touches(in_mouth_frame(box, face_.mouth), lips_)) return true;
  for (int i = 0; i < 2; ++i) {
    if (eyes_[i].moves() && touches(box, eye_[i])) return true;
  }
  return false;
}

cv::Point2f FaceWarp::smooth(cv::Point2f moved) const {
  const cv::Point2f p = expression_.source(moved);
  return mouth_.moves() ? about_mouth(p, face_.mouth.to_mouth(p)) : p;
}

cv::Point2f FaceWarp::about_mouth(cv::Point2f p, cv::Point2f at) const {
  if (!mouth_reach_.contains(at)) return p;
  const cv::Point2f q = mouth_.level(at);
  const MouthWarp::Column c = mouth_.column(q.x);
  return face_.mouth.to_canvas(
      {q.x, q.y < (c.upper_edge + c.lower_edge) / 2 ? mouth_.above(c, q.y) : mouth_.below(c, q.x, q.y)});
}

FaceWarp::Seen FaceWarp::detail(cv::Point2f moved, float pixel) const {
  Seen seen;
  for (int i = 0; i < 2; ++i) {
    if (eyes_[i].moves() && eye_[i].contains(moved)) {
      const Eyelid::Seen eye = face_.eyes[i].look(eyes_[i], moved, std::max(pixel, face_.mouth.softness));
      seen.skin = smooth(eye.skin);
      seen.in_eye = true;
      seen.other = eye.other;
      seen.eyeball = eye.behind;
      seen.eyeball_light = eye.behind_light;
      return seen;
    }
  }
  const cv::Point2f p = expression_.source(moved);
  const cv::Point2f at = face_.mouth.to_mouth(p);
  if (!mouth_.moves() || !lips_.contains(at)) {
    seen.skin = mouth_.moves() ? about_mouth(p, at) : p;
    return seen;
  }
  const cv::Point2f q = mouth_.level(at);
  const MouthWarp::Column c = mouth_.column(q.x);
  const float width = std::max(pixel, face_.mouth.softness);
  const float top = q.y - width / 2, bottom = q.y + width / 2;
  seen.other = std::clamp(std::min(bottom, c.lower_edge) - std::max(top, c.upper_edge), 0.0f, width) / width;
  const bool upper = q.y < (c.upper_edge + c.lower_edge) / 2;
  const float from_edge = upper ? std::max(0.0f, c.upper_edge - q.y) : std::max(0.0f, q.y - c.lower_edge);
  seen.skin = face_.mouth.to_canvas(
      {q.x, upper ? mouth_.above(c, std::min(q.y, c.upper_edge)) : mouth_.below(c, q.x, std::max(q.y, c.lower_edge))});
  seen.light = upper ? mouth_.light_above(c, from_edge) : mouth_.light_below(c, from_edge);
  if (seen.other > 0) seen.inner = face_.inner.look(mouth_, c, pose_.lips, at, q);
  return seen;
}

}  // namespace showhorse
