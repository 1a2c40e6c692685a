// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "plate.h"

#include <opencv2/imgproc.hpp>

#include "patch_fill.h"
#include "patch_seams.h"
#include "push_pull.h"
#include "smooth.h"

namespace showhorse {

cv::Mat background_plate(const cv::Mat& picture, const cv::Mat& hidden, const cv::Mat& margin) {
  const cv::Mat seen = hidden == 0;
  cv::Mat plate = picture.clone();
  cv::Mat smooth;
  push_pull(picture, seen).convertTo(smooth, CV_8UC3);
  smooth.copyTo(plate, hidden);

  cv::Mat depth;  // of a hidden pixel behind the outline
  cv::distanceTransform(hidden, depth, cv::DIST_L2, cv::DIST_MASK_5);
  const cv::Size half(picture.cols / 2, picture.rows / 2);
  cv::Mat known(half, CV_8UC1), wanted(half, CV_8UC1);
  for (int y = 0; y < half.height; ++y) {
    const float deep = margin.at<float>(2 * y);
    for (int x = 0; x < half.width; ++x) {
      const float d = std::max({depth.at<float>(2 * y, 2 * x), depth.at<float>(2 * y, 2 * x + 1),
                                depth.at<float>(2 * y + 1, 2 * x), depth.at<float>(2 * y + 1, 2 * x + 1)});
      known.at<uint8_t>(y, x) = d == 0 ? 255 : 0;
      wanted.at<uint8_t>(y, x) = d > 0 && d < deep ? 255 : 0;
    }
  }
  cv::Mat from = patch_fill(plate, known, wanted);
  picture.copyTo(plate, seen);  // seen pixels of half-seen fours
  from.setTo(cv::Scalar::all(0), seen);
  smooth_seams(plate, from, hidden);
  for (int y = 0; y < plate.rows; ++y) {
    const float deep = margin.at<float>(y);
    for (int x = 0; x < plate.cols; ++x) {
      const float d = depth.at<float>(y, x);
      auto& p = plate.at<cv::Vec3b>(y, x);
      if (d > 0 && d < deep) {
        const float patch = 1 - smoothstep(0.7f * deep, deep, d);
        const auto& s = smooth.at<cv::Vec3b>(y, x);
        for (int c = 0; c < 3; ++c) p[c] = cv::saturate_cast<uint8_t>(mix(s[c], p[c], patch));
      }
    }
  }
  return plate;
}

}  // namespace showhorse
