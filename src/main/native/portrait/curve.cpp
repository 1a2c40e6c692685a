// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "curve.h"

namespace showhorse {

float curve_at(std::span<const cv::Point2f> points, float x) {
  const size_t n = points.size();
  if (x <= points.front().x) return points.front().y;
  if (x >= points.back().x) return points.back().y;
  size_t i = 0;
  while (i + 2 < n && x > points[i + 1].x) ++i;
  const auto slope = [&](size_t k) {
    const size_t a = k == 0 ? 0 : k - 1;
    const size_t b = k + 1 == n ? k : k + 1;
    return (points[b].y - points[a].y) / (points[b].x - points[a].x);
  };
  const float width = points[i + 1].x - points[i].x;
  const float t = (x - points[i].x) / width;
  const float t2 = t * t, t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * points[i].y + (t3 - 2 * t2 + t) * width * slope(i) +
         (3 * t2 - 2 * t3) * points[i + 1].y + (t3 - t2) * width * slope(i + 1);
}

}  // namespace showhorse
