// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "push_pull.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace showhorse {
namespace {

/** A pixel is its colour times its weight, then the weight (0..1). */
using Weighted = cv::Vec4f;

cv::Mat weighted(const cv::Mat& picture, const cv::Mat& known) {
  cv::Mat out(picture.size(), CV_32FC4);
  for (int y = 0; y < out.rows; ++y) {
    const auto* in = picture.ptr<cv::Vec3b>(y);
    const uint8_t* share = known.ptr(y);
    auto* to = out.ptr<Weighted>(y);
    for (int x = 0; x < out.cols; ++x) {
      const float w = static_cast<float>(share[x]) / 255;
      to[x] = {w * static_cast<float>(in[x][0]), w * static_cast<float>(in[x][1]), w * static_cast<float>(in[x][2]), w};
    }
  }
  return out;
}

/** The pyramid's next level: one known pixel of four is enough to know the larger one. */
cv::Mat pushed(const cv::Mat& level) {
  cv::Mat next;
  cv::resize(level, next, {(level.cols + 1) / 2, (level.rows + 1) / 2}, 0, 0, cv::INTER_AREA);
  next.forEach<Weighted>([](Weighted& p, const int*) {
    if (p[3] > 0) p *= std::min(1.0f, 4 * p[3]) / p[3];
  });
  return next;
}

void pull(cv::Mat& level, const cv::Mat& coarser) {
  cv::Mat wide;
  cv::resize(coarser, wide, level.size(), 0, 0, cv::INTER_LINEAR);
  for (int y = 0; y < level.rows; ++y) {
    auto* p = level.ptr<Weighted>(y);
    const auto* from = wide.ptr<Weighted>(y);
    for (int x = 0; x < level.cols; ++x) p[x] += from[x] * (1 - p[x][3]);
  }
}

}  // namespace

cv::Mat push_pull(const cv::Mat& picture, const cv::Mat& known) {
  std::vector<cv::Mat> levels = {weighted(picture, known)};
  while (levels.back().cols > 1 || levels.back().rows > 1) levels.push_back(pushed(levels.back()));
  for (size_t i = levels.size() - 1; i-- > 0;) pull(levels[i], levels[i + 1]);
  cv::Mat colour(picture.size(), CV_32FC3);
  const int from_to[] = {0, 0, 1, 1, 2, 2};
  cv::mixChannels(&levels.front(), 1, &colour, 1, from_to, 3);
  return colour;
}

}  // namespace showhorse
