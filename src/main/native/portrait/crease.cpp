// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "crease.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "mouth_frame.h"
#include "smooth.h"

namespace showhorse {
namespace {

/** Where folds run: two patches beside the mouth, from the wings of the nose to below the corners; 0..1. */
float share_at(cv::Point2f p, const Mouth& mouth, float unit) {
  const bool right = p.x > (mouth.left.x + mouth.right.x) / 2;
  const cv::Point2f corner = right ? mouth.right : mouth.left;
  const float out = (right ? p.x - corner.x : corner.x - p.x) / unit, down = (p.y - corner.y) / unit;
  // Folds lean towards the nose.
  const float lean = out - 0.45f * std::min(0.0f, down) - 0.04f;
  const float x = lean / 0.24f, y = (down + 0.10f) / 0.34f;
  // The lips themselves begin a little inside the corner.
  const float lips = std::abs(down) < 0.2f ? smoothstep(-0.22f, -0.10f, out) : 1;
  return (1 - smoothstep(0.55f, 1, std::sqrt(x * x + y * y))) * lips;
}

}  // namespace

void soften_creases(cv::Mat& canvas, const Rig& rig, float strength) {
  if (strength <= 0) return;
  const float unit = rig.eye_distance();
  const MouthFrame frame(rig);
  const Mouth mouth = MouthFrame::moved(rig.mouth, [&](cv::Point2f p) { return frame.to_mouth(p); });
  const cv::Point2f reach(1.0f * unit, 0.7f * unit);
  const cv::Rect area =
      cv::Rect(cv::Point2i(frame.pivot - reach), cv::Point2i(frame.pivot + reach)) & cv::Rect({0, 0}, canvas.size());
  if (area.empty()) return;
  // A fold is a twentieth of the eye distance wide. What a closing fills is a line; wide shade is not. Each channel by
  // itself: folds are redder than skin, and only lit up they would glow.
  cv::Mat smooth, lifted;
  canvas(area).convertTo(smooth, CV_32FC3);
  cv::GaussianBlur(smooth, smooth, {}, std::max(0.6, 0.012 * static_cast<double>(unit)));
  const int size = 2 * static_cast<int>(0.055f * unit) + 3;
  cv::morphologyEx(smooth, lifted, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {size, size}));
  cv::GaussianBlur(lifted, lifted, {}, 0.03 * static_cast<double>(unit));
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x) {
      const cv::Point2f p = frame.to_mouth(cv::Point2f(static_cast<float>(x + area.x), static_cast<float>(y + area.y)));
      const float share = strength * share_at(p, mouth, unit);
      if (share <= 0) continue;
      for (int i = 0; i < 3; ++i) {
        auto& value = canvas.at<cv::Vec3b>(y + area.y, x + area.x)[i];
        const float lift = lifted.at<cv::Vec3f>(y, x)[i] - smooth.at<cv::Vec3f>(y, x)[i];
        value = cv::saturate_cast<uint8_t>(static_cast<float>(value) + share * std::max(0.0f, lift));
      }
    }
  }
}

}  // namespace showhorse
