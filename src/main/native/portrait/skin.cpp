// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "skin.h"

#include <algorithm>
#include <vector>

namespace showhorse {

cv::Vec3f skin_colour(const AlignedFace& face) {
  const cv::Rect cheeks[] = {{92, 168, 32, 34}, {196, 168, 32, 34}};
  cv::Vec3f median;
  for (int channel = 0; channel < 3; ++channel) {
    std::vector<float> values;
    for (const cv::Rect& cheek : cheeks) {
      for (int y = cheek.y; y < cheek.br().y; ++y) {
        for (int x = cheek.x; x < cheek.br().x; ++x) values.push_back(face.lab.at<cv::Vec3f>(y, x)[channel]);
      }
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    median[channel] = *middle;
  }
  return median;
}

}  // namespace showhorse
