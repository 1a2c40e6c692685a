// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "sharpness.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace showhorse {
namespace {

/** Edges are this share of the pixels, the strongest; in a blurred picture more would be noise. */
constexpr double kEdges = 0.01;
constexpr float kNoEdges = 20;

float blur_along(const cv::Mat& once, const cv::Mat& again, double added, int dx, int dy) {
  cv::Mat before, after;
  cv::Sobel(once, before, CV_32F, dx, dy, 1);
  cv::Sobel(again, after, CV_32F, dx, dy, 1);
  std::vector<std::pair<float, float>> edges;  // strength, and how much of it is left
  edges.reserve(before.total());
  for (int y = 1; y + 1 < before.rows; ++y) {
    for (int x = 1; x + 1 < before.cols; ++x) {
      const float strength = std::abs(before.at<float>(y, x));
      // Only the crest of an edge follows the formula.
      if (strength < std::abs(before.at<float>(y - dy, x - dx)) ||
          strength < std::abs(before.at<float>(y + dy, x + dx))) {
        continue;
      }
      edges.emplace_back(strength, std::abs(after.at<float>(y, x)));
    }
  }
  const auto wanted = static_cast<std::ptrdiff_t>(kEdges * static_cast<double>(before.total()));
  if (static_cast<std::ptrdiff_t>(edges.size()) < wanted || wanted < 8) return kNoEdges;
  std::nth_element(edges.begin(), edges.begin() + wanted, edges.end(), std::greater<>());
  std::vector<float> blurs;
  for (auto edge = edges.begin(); edge != edges.begin() + wanted; ++edge) {
    const float ratio = edge->first / std::max(edge->second, 1e-3f);
    blurs.push_back(ratio <= 1.001f ? kNoEdges : static_cast<float>(added / std::sqrt(double{ratio} * ratio - 1)));
  }
  const auto middle = blurs.begin() + static_cast<std::ptrdiff_t>(blurs.size() / 2);
  std::nth_element(blurs.begin(), middle, blurs.end());
  return std::min(*middle, kNoEdges);
}

}  // namespace

float blur_of_edges(const cv::Mat& grey, float added) {
  cv::Mat once, again;
  grey.convertTo(once, CV_32F);
  cv::GaussianBlur(once, again, {}, added);
  return std::max(blur_along(once, again, added, 1, 0), blur_along(once, again, added, 0, 1));
}

}  // namespace showhorse
