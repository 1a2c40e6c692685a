// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "layers.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "plate.h"
#include "smooth.h"

namespace showhorse {
namespace {

/** Alpha up to here (of 255) is taken for the background itself. */
constexpr int kNothing = 5;
/** What the eye cannot tell from the background beside hair still is hair: the plate is filled this far out, too. */
constexpr float kRim = 0.045f;  // of the eye distance
/** How far behind its outline the moving head, and the breathing body, may uncover the background. */
constexpr float kBehindHead = 0.26f, kBehindBody = 0.10f;

}  // namespace

void Layers::replace_plate(const cv::Mat& background) {
  CV_Assert(cut_out() && background.size() == picture.size() && background.type() == CV_8UC3);
  for (int y = 0; y < picture.rows; ++y) {
    for (int x = 0; x < picture.cols; ++x) {
      auto& p = picture.at<cv::Vec3b>(y, x);
      const auto& was = plate.at<cv::Vec3b>(y, x);
      const auto& is = background.at<cv::Vec3b>(y, x);
      const float through = 1 - static_cast<float>(alpha.at<uint8_t>(y, x)) / 255;
      for (int c = 0; c < 3; ++c) {
        p[c] = cv::saturate_cast<uint8_t>(static_cast<float>(p[c]) + through * static_cast<float>(is[c] - was[c]));
      }
    }
  }
  plate = background.clone();
}

Layers take_apart(const cv::Mat& picture, const cv::Mat& alpha, const Rig& rig) {
  const float u = rig.eye_distance();
  Layers layers{picture, alpha.clone(), {}};
  layers.alpha.setTo(0, alpha <= kNothing);
  const int rim = std::max(1, static_cast<int>(kRim * u));
  cv::Mat hidden = layers.alpha > 0;
  cv::dilate(hidden, hidden, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * rim + 1, 2 * rim + 1}));
  cv::Mat margin(picture.rows, 1, CV_32FC1);
  for (int y = 0; y < picture.rows; ++y) {
    margin.at<float>(y) = u * mix(kBehindHead, kBehindBody,
                                  smoothstep(rig.chin.y + 0.8f * u, rig.chin.y + 1.6f * u, static_cast<float>(y)));
  }
  layers.plate = background_plate(picture, hidden, margin);
  return layers;
}

}  // namespace showhorse
