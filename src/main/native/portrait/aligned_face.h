// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * A face turned upright and brought to one size, so that measures are plain numbers: the eye centres lie at kLeftEye
 * and kRightEye, 100 px apart.
 */
struct AlignedFace {
  static constexpr float kEyeDistance = 100;
  static constexpr int kWidth = 320;
  static constexpr int kHeight = 400;
  inline static const cv::Point2f kLeftEye{110, 130};
  inline static const cv::Point2f kRightEye{210, 130};

  cv::Mat bgr;       // kWidth x kHeight, 8 bit
  cv::Mat grey;      // 8 bit
  cv::Mat lab;       // 32 bit float: L 0..100, a, b
  cv::Matx23f back;  // aligned -> photo
  float scale = 1;   // photo pixels per aligned pixel

  static AlignedFace make(const cv::Mat& photo, cv::Point2f left_eye, cv::Point2f right_eye);

  cv::Point2f to_photo(cv::Point2f p) const {
    return {back(0, 0) * p.x + back(0, 1) * p.y + back(0, 2), back(1, 0) * p.x + back(1, 1) * p.y + back(1, 2)};
  }
};

}  // namespace showhorse
