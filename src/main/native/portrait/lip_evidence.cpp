// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "lip_evidence.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "skin.h"

namespace showhorse {
namespace {

cv::Mat column_sums(const cv::Mat& m) {
  cv::Mat sums(m.rows + 1, m.cols, CV_32F, cv::Scalar(0));
  for (int y = 0; y < m.rows; ++y) sums.row(y + 1) = sums.row(y) + m.row(y);
  return sums;
}

}  // namespace

Evidence weigh_lips(const AlignedFace& face) {
  const cv::Vec3f skin = skin_colour(face);
  cv::Mat lab;
  cv::GaussianBlur(face.lab(kMouthArea), lab, {}, 1.0);
  Evidence e{cv::Mat(lab.size(), CV_32F), cv::Mat(lab.size(), CV_32F), {}, {}, 0};
  // Lips are redder and less yellow than the skin around them, whatever the skin.
  std::vector<float> middle;
  for (int y = 0; y < lab.rows; ++y) {
    for (int x = 0; x < lab.cols; ++x) {
      const auto& p = lab.at<cv::Vec3f>(y, x);
      const float redness = (p[1] - skin[1]) - 0.5f * (p[2] - skin[2]);
      e.lip.at<float>(y, x) = redness;
      if (std::abs(x - lab.cols / 2) < 28 && y > 20 && y < 84) middle.push_back(redness);
    }
  }
  const auto at = middle.begin() + static_cast<std::ptrdiff_t>(middle.size() * 85 / 100);
  std::nth_element(middle.begin(), at, middle.end());
  e.contrast = *at;
  const float full = std::max(*at, 4.0f);
  for (int y = 0; y < lab.rows; ++y) {
    for (int x = 0; x < lab.cols; ++x) {
      const auto& p = lab.at<cv::Vec3f>(y, x);
      float& lip = e.lip.at<float>(y, x);
      const float redness = lip;
      lip = std::clamp((redness - 0.5f * full) / (0.5f * full), -1.0f, 1.0f);
      const float pale = (skin[1] - p[1]) + 0.6f * (skin[2] - p[2]);
      const float tooth = p[0] > 0.6f * skin[0] ? (pale - 9) / 6 : -1.0f;
      const float dark = (0.55f * skin[0] - p[0]) / (0.2f * skin[0]);
      const float inner = std::clamp(std::max(tooth, dark), -1.0f, 1.0f);
      e.inner.at<float>(y, x) = inner;
      // Dark red between the lips is cavity, not lip.
      if (dark > 0) lip = std::min(lip, 1 - 2 * std::clamp(dark, 0.0f, 1.0f));
    }
  }
  e.lip_sum = column_sums(e.lip);
  e.inner_sum = column_sums(e.inner);
  return e;
}

}  // namespace showhorse
