// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "inner_mouth.h"

#include <algorithm>
#include <cmath>

#include "curve.h"
#include "i420.h"
#include "mouth_light.h"
#include "smooth.h"

namespace showhorse {
namespace {

// Sizes in eye distances (62 mm): a central incisor is 8.5 mm wide, its edge shows 2.5 mm below the resting lip line.
constexpr float kToothShows = 0.042f;
constexpr float kToothWidth[] = {0.134f, 0.106f, 0.100f, 0.085f, 0.085f};

Tone tone_of(cv::Vec3f bgr) {
  const cv::Mat pixel(2, 2, CV_8UC3, cv::Scalar(bgr[0], bgr[1], bgr[2]));
  const I420 p = to_i420(pixel);
  return {static_cast<float>(p.y.at<uint8_t>(0, 0)), static_cast<float>(p.u.at<uint8_t>(0, 0)),
          static_cast<float>(p.v.at<uint8_t>(0, 0))};
}

/** How bright a tooth row is at a distance from its middle (in eye distances), and how far its edge is drawn in. */
struct ToothRow {
  float bright = 0;
  float drawn_in = 0;
};

ToothRow row_at(float across) {
  float left = 0;
  across = std::abs(across);
  for (const float width : kToothWidth) {
    if (across < left + width) {
      const float t = 2 * (across - left) / width - 1;  // -1..1 over one tooth
      const float rounded = t * t * t * t;
      return {1 - 0.16f * rounded * rounded, 0.010f * rounded + 0.010f * (left > 0.05f && left < 0.2f)};
    }
    left += width;
  }
  return {0, 0};
}

}  // namespace

cv::Vec3f teeth_colour(const cv::Mat& canvas, const Rig& rig) {
  if (!rig.mouth.open) return {0, 0, 0};
  std::vector<std::pair<float, cv::Vec3b>> pixels;
  const Mouth& m = rig.mouth;
  for (int i = 2; i <= 6; ++i) {
    const cv::Point2f a = m.upper_inner[i], b = m.lower_inner[i];
    for (float t = 0.25f; t <= 0.75f; t += 0.125f) {
      const cv::Point p = cv::Point2f(a * (1 - t) + b * t);
      if (!cv::Rect({0, 0}, canvas.size()).contains(p)) continue;
      const auto colour = canvas.at<cv::Vec3b>(p);
      pixels.emplace_back(static_cast<float>(colour[0] + 2 * colour[1] + colour[2]), colour);
    }
  }
  if (pixels.size() < 8) return {0, 0, 0};
  // The bright third is teeth whatever the opening; the rest is gaps, tongue and shadow.
  std::sort(pixels.begin(), pixels.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  cv::Vec3f sum;
  const size_t third = pixels.size() / 3;
  for (size_t i = 0; i < third; ++i) sum += cv::Vec3f(pixels[i].second);
  sum /= static_cast<float>(third);
  const bool pale = sum[2] - sum[0] < 90 && sum[1] > 110;
  return pale ? sum : cv::Vec3f(0, 0, 0);
}

InnerMouth::InnerMouth(const cv::Mat& canvas, const Rig& rig, const MouthShape& shape, cv::Vec3f tooth)
    : unit_(shape.unit),
      middle_(shape.middle),
      line_(shape.line_at(shape.middle)),
      bend_(std::min(0.5f * std::max(0.0f, shape.bend), 0.03f * shape.unit)) {
  constexpr int mid = kLipPoints / 2;
  const cv::Vec3f lip = mean_around(canvas, (rig.mouth.lip_line[mid] + rig.mouth.lower_lip[mid]) * 0.5f, 0.05f * unit_);
  const MouthLight light = MouthLight::measure(canvas, rig);
  side_ = light.side;
  if (tooth == cv::Vec3f(0, 0, 0)) {
    // Ivory under the light of the photo; a little of the skin's own tint is thrown on it.
    const cv::Vec3f ivory = cv::Vec3f(178, 206, 222).mul(light.tint);
    tooth = ivory * (0.86f * light.level) + light.skin * 0.10f;
  }
  for (int i = 0; i < 3; ++i) tooth[i] = std::min(tooth[i], 236.0f);
  // Teeth are never bluer than ivory; a cool photo would make them lilac beside the red of the mouth.
  tooth[0] = std::min(tooth[0], 0.86f * tooth[2]);
  tooth[1] = std::min(tooth[1], 0.96f * tooth[2]);
  tooth_ = tone_of(tooth * 0.95f);
  // Tongues are much alike whatever the lips' colour.
  const cv::Vec3f red = cv::Vec3f(98, 92, 172) * light.level;
  tongue_ = tone_of((cv::Vec3f(lip[0] * 0.62f, lip[1] * 0.56f, lip[2] * 0.78f) + red * 0.8f) * 0.5f);
  hollow_ = tone_of(cv::Vec3f(lip[0] * 0.05f, lip[1] * 0.05f, lip[2] * 0.13f) + cv::Vec3f(7, 6, 19) * light.level);
}

float InnerMouth::upper_teeth_end(const MouthWarp& warp, float x) const {
  const ToothRow row = row_at((x - middle_) / unit_);
  const float u = (x - middle_) / (0.42f * unit_);
  // Pushed lips stand before the teeth and cover them.
  return line_ - bend_ * u * u + unit_ * (kToothShows * (1 - 0.8f * warp.rounding()) - row.drawn_in);
}

InnerMouth::Seen InnerMouth::look(const MouthWarp& warp, const MouthWarp::Column& c, const LipPose& pose, cv::Point2f p,
                                  cv::Point2f level) const {
  const float soft = std::max(0.012f * unit_, 0.5f * warp.shape().softness);
  // Deep in the corners it is dark, and the rows of teeth turn away from the light.
  const float side = 1 - smoothstep(0.45f, 1.0f, std::abs(c.u));
  const float u = (p.x - middle_) / (0.42f * unit_);
  const float arch = 1 - 0.6f * smoothstep(0.35f, 1.0f, std::abs(u));
  // The wider the mouth, the more light reaches what lies deeper in it.
  const float openness = smoothstep(0, 0.16f * unit_, warp.gap());
  const float lip_shadow =
      mix(mix(0.80f, 0.45f, openness), 1, smoothstep(0, mix(0.03f, 0.055f, openness) * unit_, level.y - c.upper_edge));
  const float low_shadow = mix(0.7f, 1, smoothstep(0, 0.03f * unit_, c.lower_edge - level.y));
  const float lit = 1 + side_ * std::clamp((p.x - middle_) / warp.shape().half_width, -1.0f, 1.0f);

  const ToothRow upper = row_at((p.x - middle_) / unit_);
  const float upper_end = upper_teeth_end(warp, p.x);
  const float covered = arch * (1 - 0.88f * warp.rounding());
  float tooth = covered * upper.bright * smoothstep(soft, -soft, p.y - upper_end) * lip_shadow;

  // Lower teeth are two thirds as wide and meet behind the upper ones.
  const ToothRow lower = row_at((p.x - middle_) / (0.68f * unit_));
  const float lower_end =
      line_ - bend_ * u * u + 0.6f * unit_ * kToothShows + warp.jaw() * 0.94f + unit_ * 0.5f * lower.drawn_in;
  float lower_tooth = covered * mix(0.78f, 0.62f, openness) * lower.bright * smoothstep(-soft, soft, p.y - lower_end);

  const float low_tongue = lower_end - 0.34f * warp.gap() * (1 - 1.3f * c.u * c.u) + 0.01f * unit_;
  const float high_tongue = upper_end + 0.006f * unit_;
  const float tongue_top = mix(low_tongue, high_tongue, pose.tongue);
  const float tongue_side = 1 - smoothstep(0.5f, 0.85f, std::abs(c.u));
  float tongue_seen = smoothstep(-1.5f * soft, 2.5f * soft, p.y - tongue_top) * tongue_side * (1 - tooth);

  // Between the teeth the tip lies before both rows: a flat round end.
  const float tip_top = upper_end - 0.026f * unit_ + 0.06f * unit_ * c.u * c.u;
  const float tip = pose.tip * smoothstep(-soft, soft, p.y - tip_top) * (1 - smoothstep(0.42f, 0.62f, std::abs(c.u)));
  tooth *= 1 - tip;
  lower_tooth *= 1 - tip;
  tongue_seen = std::max(tongue_seen, tip);

  Seen seen;
  const float front = std::max(tooth, lower_tooth);
  // Shadow on teeth and tongue is the red of the mouth, not grey.
  seen.tooth = std::min(1.0f, lit * front * mix(0.22f, 1, side) * mix(0.84f, 1, openness) * low_shadow);
  const float depth = mix(smoothstep(0, 0.09f * unit_, p.y - tongue_top + 0.02f * unit_), 1, tip);
  const float tongue_light = mix(mix(0.5f, 1, openness), 1, tip);
  seen.tongue = std::min(1 - seen.tooth, lit * (1 - front) * tongue_seen * mix(0.5f, 1, depth) * tongue_light *
                                             low_shadow * mix(0.3f, 1, side));
  seen.light = 1 - seen.tooth - seen.tongue;
  return seen;
}

}  // namespace showhorse
