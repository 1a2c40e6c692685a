// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "photo_measures.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "aligned_face.h"
#include "sharpness.h"

namespace showhorse {
namespace {

/** Eye distance that edges are measured at, at most: beyond it there is grain and no face. */
constexpr float kSharpnessEyes = 160;

template <class T>
T percentile(std::vector<T>& values, double share) {
  if (values.empty()) return {};
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

cv::Point2f to_aligned(const AlignedFace& face, cv::Point2f p) {
  cv::Matx23f there;
  cv::invertAffineTransform(face.back, there);
  return {there(0, 0) * p.x + there(0, 1) * p.y + there(0, 2), there(1, 0) * p.x + there(1, 1) * p.y + there(1, 2)};
}

/** Between the hair line and the chin and from cheek to cheek; `skin` leaves out eyes and mouth. */
struct FaceMasks {
  cv::Mat face, skin;

  FaceMasks(const AlignedFace& aligned, const Rig& rig)
      : face(AlignedFace::kHeight, AlignedFace::kWidth, CV_8UC1, cv::Scalar(0)) {
    const float chin = to_aligned(aligned, rig.chin).y;
    const float top = 82;  // above it hair begins
    cv::ellipse(face, cv::Point2f(160, (top + chin) / 2), cv::Size2f(72, (chin - top) / 2 - 6), 0, 0, 360, 255, -1);
    skin = face.clone();
    for (const cv::Point2f& eye : {AlignedFace::kLeftEye, AlignedFace::kRightEye}) {
      cv::ellipse(skin, eye, cv::Size2f(40, 24), 0, 0, 360, 0, -1);
    }
    std::vector<cv::Point> lips;
    for (const LipCurve* curve : {&rig.mouth.upper_lip, &rig.mouth.lower_lip}) {
      for (const auto& p : *curve) lips.emplace_back(to_aligned(aligned, p));
    }
    std::vector<cv::Point> hull;
    cv::convexHull(lips, hull);
    cv::fillConvexPoly(skin, hull, 0);
    cv::polylines(skin, hull, true, 0, 9);
  }
};

void measure_light(const AlignedFace& aligned, const Rig& rig, PhotoMeasures& out) {
  const FaceMasks masks(aligned, rig);
  std::vector<uint8_t> luma;
  std::vector<float> light;
  size_t burnt = 0, drowned = 0;
  for (int y = 0; y < AlignedFace::kHeight; ++y) {
    for (int x = 0; x < AlignedFace::kWidth; ++x) {
      if (masks.face.at<uint8_t>(y, x) == 0) continue;
      luma.push_back(aligned.grey.at<uint8_t>(y, x));
      if (masks.skin.at<uint8_t>(y, x) == 0) continue;
      light.push_back(aligned.lab.at<cv::Vec3f>(y, x)[0]);
      const auto& bgr = aligned.bgr.at<cv::Vec3b>(y, x);
      burnt += (bgr[0] >= 250) + (bgr[1] >= 250) + (bgr[2] >= 250) >= 2;
      drowned += luma.back() <= 10;
    }
  }
  out.burnt = static_cast<float>(burnt) / static_cast<float>(light.size());
  out.drowned = static_cast<float>(drowned) / static_cast<float>(light.size());
  out.skin_light = percentile(light, 0.5);
  out.highlights = percentile(luma, 0.98);
  out.contrast = static_cast<float>(percentile(luma, 0.95)) - static_cast<float>(percentile(luma, 0.05));
}

/** CIE 1976: L* back to linear light. */
float linear(float lightness) {
  const float f = (lightness + 16) / 116;
  return lightness > 8 ? f * f * f : lightness / 903.3f;
}

float cheek_light(const AlignedFace& aligned, const cv::Rect& cheek) {
  std::vector<float> light;
  for (int y = cheek.y; y < cheek.br().y; ++y) {
    for (int x = cheek.x; x < cheek.br().x; ++x) light.push_back(aligned.lab.at<cv::Vec3f>(y, x)[0]);
  }
  return linear(percentile(light, 0.5));
}

float side_ratio(const AlignedFace& aligned) {
  const float left = cheek_light(aligned, {88, 160, 40, 45}), right = cheek_light(aligned, {192, 160, 40, 45});
  constexpr float kDark = 0.002f;
  return std::max({left, right, kDark}) / std::max(std::min(left, right), kDark);
}

/** White without colour, around both eyes: lamps in glasses. The glints on eyeballs are far smaller than the limit. */
float glare(const AlignedFace& aligned) {
  int white = 0, all = 0;
  for (const cv::Point2f& eye : {AlignedFace::kLeftEye, AlignedFace::kRightEye}) {
    for (int y = static_cast<int>(eye.y) - 26; y < eye.y + 30; ++y) {
      for (int x = static_cast<int>(eye.x) - 44; x < eye.x + 44; ++x, ++all) {
        const auto& bgr = aligned.bgr.at<cv::Vec3b>(y, x);
        white += std::min({bgr[0], bgr[1], bgr[2]}) >= 238;
      }
    }
  }
  return static_cast<float>(white) / static_cast<float>(all);
}

/**
 * How high the dark of an iris stands, in eye distances: rows whose darker quarter around the eye's middle is much
 * nearer to the darkest there is about the eyes than to the cheeks: the shade of a lid is not. Of a closed eye only the
 * lashes are dark.
 */
float iris_height(const AlignedFace& aligned, cv::Point2f eye) {
  constexpr int kReach = 22, kHalf = 9, kGap = 2;  // a glint may part the iris
  std::vector<uint8_t> cheeks, about;
  for (int y = 165; y < 200; ++y) {
    for (const int x : {95, 105, 115, 205, 215, 225}) cheeks.push_back(aligned.grey.at<uint8_t>(y, x));
  }
  for (int y = 100; y < 160; ++y) {
    for (int x = 80; x < 240; ++x) about.push_back(aligned.grey.at<uint8_t>(y, x));
  }
  const auto skin = static_cast<float>(percentile(cheeks, 0.5)), darkest = static_cast<float>(percentile(about, 0.02));
  const float dark = darkest + 0.35f * (skin - darkest);
  int longest = 0, run = 0, gap = 0;
  for (int y = static_cast<int>(eye.y) - kReach; y <= static_cast<int>(eye.y) + kReach; ++y) {
    std::vector<uint8_t> row;
    for (int x = -kHalf; x <= kHalf; ++x) row.push_back(aligned.grey.at<uint8_t>(y, static_cast<int>(eye.x) + x));
    if (static_cast<float>(percentile(row, 0.25)) < dark) {
      run += 1 + gap;
      gap = 0;
      longest = std::max(longest, run);
    } else if (run > 0 && ++gap > kGap) {
      run = gap = 0;
    }
  }
  return static_cast<float>(longest) / AlignedFace::kEyeDistance;
}

/**
 * Where the nose stands: the column about which the lower half of the nose is most like its own mirror image, lighting
 * taken out. The middle of the eyes where nothing is alike enough.
 */
float nose_column(const AlignedFace& aligned) {
  constexpr int kTop = 165, kBottom = 215, kReach = 26, kMost = 30;
  constexpr double kAlike = 0.5;
  cv::Mat light, detail;
  aligned.grey.convertTo(detail, CV_32F);
  cv::GaussianBlur(detail, light, {}, 16);
  cv::GaussianBlur(detail, detail, {}, 2);
  detail = detail / (light + 8) - 1;
  double best = kAlike;
  float column = 160;
  for (int c = 160 - kMost; c <= 160 + kMost; ++c) {
    double product = 0, left = 0, right = 0;
    for (int y = kTop; y < kBottom; ++y) {
      const float* row = detail.ptr<float>(y);
      for (int i = 1; i <= kReach; ++i) {
        const double a = row[c - i], b = row[c + i];
        product += a * b;
        left += a * a;
        right += b * b;
      }
    }
    const double alike = product / (std::sqrt(left * right) + 1e-9);
    if (alike > best) best = alike, column = static_cast<float>(c);
  }
  return column;
}

void measure_blur(const cv::Mat& photo, const Rig& rig, PhotoMeasures& out) {
  const float d = rig.eye_distance();
  const cv::Point2f middle = rig.between_eyes();
  const cv::Rect eyes = cv::Rect(static_cast<int>(middle.x - 0.95f * d), static_cast<int>(middle.y - 0.42f * d),
                                 static_cast<int>(1.9f * d), static_cast<int>(0.75f * d)) &
                        cv::Rect({0, 0}, photo.size());
  cv::Mat grey;
  cv::cvtColor(photo(eyes), grey, cv::COLOR_BGR2GRAY);
  const float scale = std::min(1.0f, kSharpnessEyes / d);
  if (scale < 1) cv::resize(grey, grey, {}, scale, scale, cv::INTER_AREA);
  const float sigma = blur_of_edges(grey, std::max(1.0f, 0.02f * d * scale));
  out.blur_pixels = sigma / scale;
  out.blur = sigma / (d * scale);
}

}  // namespace

PhotoMeasures measure_photo(const cv::Mat& photo, const Rig& rig) {
  const AlignedFace aligned = AlignedFace::make(photo, rig.left_eye.centre, rig.right_eye.centre);
  const float d = rig.eye_distance();
  PhotoMeasures out{};
  measure_light(aligned, rig, out);
  out.side_ratio = side_ratio(aligned);
  out.glare = glare(aligned);
  measure_blur(photo, rig, out);
  const cv::Point2f across = rig.right_eye.centre - rig.left_eye.centre;
  out.tilt = std::atan2(across.y, across.x) * 180 / std::numbers::pi_v<float>;
  out.turn = (nose_column(aligned) - 160) / AlignedFace::kEyeDistance;
  for (size_t i = 0; i < kLipPoints; ++i) {
    out.lips_apart = std::max(out.lips_apart, (rig.mouth.lower_inner[i].y - rig.mouth.upper_inner[i].y) / d);
  }
  out.eyes_open = std::min(iris_height(aligned, AlignedFace::kLeftEye), iris_height(aligned, AlignedFace::kRightEye));
  // Hair ends about 1.6 eye distances above the eyes, and begins at about 1.1.
  const float above = 1.6f * d - rig.between_eyes().y;
  out.head_cut = std::clamp(above / (0.5f * d), 0.0f, 1.0f);
  return out;
}

}  // namespace showhorse
