// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "inner_mouth.h"

#include <algorithm>
#include <cmath>

#include "curve.h"
#include "i420.h"
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

cv::Vec3f mean_around(const cv::Mat& canvas, cv::Point2f p, float radius) {
  const int r = std::max(1, static_cast<int>(radius));
  const cv::Rect box = cv::Rect(static_cast<int>(p.x) - r, static_cast<int>(p.y) - r, 2 * r + 1, 2 * r + 1) &
                       cv::Rect({0, 0}, canvas.size());
  if (box.empty()) return {120, 130, 170};
  const cv::Scalar mean = cv::mean(canvas(box));
  return {static_cast<float>(mean[0]), static_cast<float>(mean[1]), static_cast<float>(mean[2])};
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
  // The bright half is teeth; the rest is gaps and shadow.
  std::sort(pixels.begin(), pixels.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  cv::Vec3f sum;
  const size_t half = pixels.size() / 2;
  for (size_t i = 0; i < half; ++i) sum += cv::Vec3f(pixels[i].second);
  sum /= static_cast<float>(half);
  const bool pale = sum[2] - sum[0] < 90 && sum[1] > 110;
  return pale ? sum : cv::Vec3f(0, 0, 0);
}

InnerMouth::InnerMouth(const cv::Mat& canvas, const Rig& rig, const MouthShape& shape, cv::Vec3f tooth)
    : unit_(shape.unit), middle_(shape.middle) {
  constexpr int mid = kLipPoints / 2;
  const cv::Vec3f lip = mean_around(canvas, (rig.mouth.lip_line[mid] + rig.mouth.lower_lip[mid]) * 0.5f, 0.05f * unit_);
  const cv::Vec3f left = mean_around(canvas, rig.left_eye.centre + cv::Point2f(0, 0.55f * unit_), 0.12f * unit_);
  const cv::Vec3f right = mean_around(canvas, rig.right_eye.centre + cv::Point2f(0, 0.55f * unit_), 0.12f * unit_);
  const cv::Vec3f skin = (left + right) * 0.5f;
  const float light = std::clamp((skin[0] + 2 * skin[1] + skin[2]) / 4 / 190, 0.35f, 1.1f);
  if (tooth == cv::Vec3f(0, 0, 0)) {
    // Ivory under the light of the photo: a quarter of the skin's own tint comes with it.
    const cv::Vec3f ivory(176, 206, 224);
    tooth = ivory * (0.8f * light) + skin * 0.16f;
  }
  for (int i = 0; i < 3; ++i) tooth[i] = std::min(tooth[i], 238.0f);
  // Teeth are never bluer than ivory; a cool photo would make them lilac beside the red of the mouth.
  tooth[0] = std::min(tooth[0], 0.86f * tooth[2]);
  tooth[1] = std::min(tooth[1], 0.96f * tooth[2]);
  tooth_ = tone_of(tooth * 0.93f);
  tongue_ = tone_of({lip[0] * 0.62f, lip[1] * 0.56f, lip[2] * 0.78f});
  hollow_ = tone_of({lip[0] * 0.11f, lip[1] * 0.12f, lip[2] * 0.24f});
}

InnerMouth::Seen InnerMouth::look(const MouthWarp& warp, const MouthWarp::Column& c, float tongue, float x,
                                  float y) const {
  const float soft = std::max(0.012f * unit_, 0.5f * warp.shape().softness);
  const float side = 1 - smoothstep(0.45f, 1.0f, std::abs(c.u));
  const float openness = smoothstep(0, 0.10f * unit_, warp.gap());
  const float lip_shadow = mix(0.35f, 1, smoothstep(0, 0.055f * unit_, y - c.upper_edge));
  const float low_shadow = mix(0.7f, 1, smoothstep(0, 0.03f * unit_, c.lower_edge - y));

  const ToothRow upper = row_at((x - middle_) / unit_);
  const float upper_end =
      c.line + unit_ * (kToothShows * (1 - 0.3f * c.u * c.u) * (1 - 0.8f * warp.rounding()) - upper.drawn_in);
  float tooth = upper.bright * smoothstep(soft, -soft, y - upper_end) * lip_shadow;

  // Lower teeth are two thirds as wide and meet behind the upper ones.
  const ToothRow lower = row_at((x - middle_) / (0.68f * unit_));
  const float lower_end = c.line + 0.6f * unit_ * kToothShows + warp.jaw() * 0.94f + unit_ * 0.5f * lower.drawn_in;
  const float lower_tooth = 0.72f * lower.bright * smoothstep(-soft, soft, y - lower_end);

  const float low_tongue = lower_end - 0.34f * warp.gap() * (1 - 1.3f * c.u * c.u) + 0.01f * unit_;
  const float high_tongue = upper_end + 0.006f * unit_;
  const float tongue_top = mix(low_tongue, high_tongue, tongue);
  const float tongue_seen = smoothstep(-1.5f * soft, 2.5f * soft, y - tongue_top) *
                            (1 - smoothstep(0.5f, 0.85f, std::abs(c.u))) * (1 - tooth);

  Seen seen;
  const float front = std::max(tooth, lower_tooth);
  seen.tooth = front * mix(0.45f, 1, side) * mix(0.62f, 1, openness) * low_shadow;
  const float depth = smoothstep(0, 0.09f * unit_, y - tongue_top + 0.02f * unit_);
  seen.tongue =
      (1 - front) * tongue_seen * mix(0.5f, 1, depth) * mix(0.5f, 1, openness) * low_shadow * mix(0.3f, 1, side);
  // Shadow on teeth and tongue is the red of the mouth, not grey.
  seen.light = 1 - seen.tooth - seen.tongue;
  return seen;
}

}  // namespace showhorse
