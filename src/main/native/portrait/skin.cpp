// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "skin.h"

#include <algorithm>
#include <span>
#include <vector>

namespace showhorse {
namespace {

const cv::Rect kCheeks[] = {{92, 168, 32, 34}, {196, 168, 32, 34}};

float median_of(const cv::Mat& lab, std::span<const cv::Rect> patches, int channel) {
  std::vector<float> values;
  for (const cv::Rect& patch : patches) {
    for (int y = patch.y; y < patch.br().y; ++y) {
      for (int x = patch.x; x < patch.br().x; ++x) values.push_back(lab.at<cv::Vec3f>(y, x)[channel]);
    }
  }
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

cv::Vec3f skin_colour(const AlignedFace& face) {
  cv::Vec3f median;
  for (int channel = 0; channel < 3; ++channel) median[channel] = median_of(face.lab, kCheeks, channel);
  return median;
}

AlignedFace evenly_lit(const AlignedFace& face) {
  const std::span<const cv::Rect> cheeks(kCheeks);
  const float left = median_of(face.lab, cheeks.first(1), 0), right = median_of(face.lab, cheeks.last(1), 0);
  const float left_x = static_cast<float>(kCheeks[0].x + kCheeks[0].width / 2);
  const float right_x = static_cast<float>(kCheeks[1].x + kCheeks[1].width / 2);
  AlignedFace even = face;
  even.lab = face.lab.clone();
  for (int x = 0; x < even.lab.cols; ++x) {
    const float t = (static_cast<float>(x) - left_x) / (right_x - left_x);
    // In shade colours fade as lightness does; far outside the cheeks the slope says nothing.
    const float here = left + (right - left) * std::clamp(t, -0.4f, 1.4f);
    const float gain = std::clamp((left + right) / 2 / std::max(here, 1.0f), 0.6f, 1.8f);
    even.lab.col(x) *= gain;
  }
  return even;
}

}  // namespace showhorse
