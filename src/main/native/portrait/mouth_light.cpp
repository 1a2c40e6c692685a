// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "mouth_light.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "smooth.h"

namespace showhorse {
namespace {

float luma(cv::Vec3f bgr) { return 0.114f * bgr[0] + 0.587f * bgr[1] + 0.299f * bgr[2]; }

/** The bright, nearly colourless pixels of both eye openings, averaged; black when there are too few. */
cv::Vec3f eye_white(const cv::Mat& canvas, const Rig& rig) {
  std::vector<std::pair<float, cv::Vec3f>> whites;
  for (const Eye& eye : {rig.left_eye, rig.right_eye}) {
    const float rx = 0.46f * eye.width, ry = 0.42f * eye.height;
    for (int y = static_cast<int>(eye.centre.y - ry); y <= static_cast<int>(eye.centre.y + ry); ++y) {
      for (int x = static_cast<int>(eye.centre.x - rx); x <= static_cast<int>(eye.centre.x + rx); ++x) {
        const float dx = (static_cast<float>(x) - eye.centre.x) / rx, dy = (static_cast<float>(y) - eye.centre.y) / ry;
        if (dx * dx + dy * dy > 1 || x < 0 || y < 0 || x >= canvas.cols || y >= canvas.rows) continue;
        const cv::Vec3f p = canvas.at<cv::Vec3b>(y, x);
        const float most = std::max({p[0], p[1], p[2]}), least = std::min({p[0], p[1], p[2]});
        if (most > 20 && most - least < 0.38f * most) whites.emplace_back(luma(p), p);
      }
    }
  }
  if (whites.size() < 24) return {0, 0, 0};
  std::sort(whites.begin(), whites.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  // The brightest twentieth is the glint on the cornea, or on glasses.
  const size_t first = whites.size() / 20, last = std::max(first + 8, whites.size() / 4);
  cv::Vec3f sum;
  for (size_t i = first; i < last; ++i) sum += whites[i].second;
  return sum / static_cast<float>(last - first);
}

}  // namespace

cv::Vec3f mean_around(const cv::Mat& canvas, cv::Point2f middle, float radius) {
  const int r = std::max(1, static_cast<int>(radius));
  const cv::Rect box = cv::Rect(static_cast<int>(middle.x) - r, static_cast<int>(middle.y) - r, 2 * r + 1, 2 * r + 1) &
                       cv::Rect({0, 0}, canvas.size());
  if (box.empty()) return {120, 130, 170};
  const cv::Scalar mean = cv::mean(canvas(box));
  return {static_cast<float>(mean[0]), static_cast<float>(mean[1]), static_cast<float>(mean[2])};
}

MouthLight MouthLight::measure(const cv::Mat& canvas, const Rig& rig) {
  const float unit = rig.eye_distance();
  const cv::Point2f across = (rig.right_eye.centre - rig.left_eye.centre) / unit, down(-across.y, across.x);
  MouthLight light;
  light.skin = (mean_around(canvas, rig.left_eye.centre + down * (0.55f * unit), 0.12f * unit) +
                mean_around(canvas, rig.right_eye.centre + down * (0.55f * unit), 0.12f * unit)) *
               0.5f;
  // A white eye looks as bright as 195 in good light, a light skin as 190.
  const cv::Vec3f white = eye_white(canvas, rig);
  light.level = std::clamp(std::max(luma(light.skin) / 190, luma(white) / 195), 0.30f, 1.1f);
  if (luma(white) > 40) {
    for (int i = 0; i < 3; ++i) light.tint[i] = std::clamp(mix(1, white[i] / luma(white), 0.5f), 0.88f, 1.12f);
  }
  const cv::Point2f mouth = rig.mouth.lip_line[kLipPoints / 2];
  const float left = luma(mean_around(canvas, mouth - across * (0.62f * unit), 0.10f * unit));
  const float right = luma(mean_around(canvas, mouth + across * (0.62f * unit), 0.10f * unit));
  light.side = std::clamp((right - left) / std::max(1.0f, right + left), -0.4f, 0.4f);
  return light;
}

}  // namespace showhorse
