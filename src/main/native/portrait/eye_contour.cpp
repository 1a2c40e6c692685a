// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "eye_contour.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "descent.h"
#include "skin.h"

namespace showhorse {
namespace {

/**
 * An almond: parabolas for both lids over u = -1..1 between the corners, heights measured from the line through them.
 * In aligned pixels (eye distance 100).
 */
struct Almond {
  enum { kX, kY, kHalfWidth, kTilt, kUpper, kLower, kCount };
  using Numbers = std::array<float, kCount>;
  Numbers n;

  float x(float u) const { return n[kX] + n[kHalfWidth] * u; }
  float corners(float u) const { return n[kY] + n[kTilt] * n[kHalfWidth] * u; }
  float upper(float u) const { return corners(u) - n[kUpper] * (1 - u * u); }
  float lower(float u) const { return corners(u) + n[kLower] * (1 - u * u); }
};

constexpr Almond::Numbers kUsual = {0, 1.5f, 22, 0, 8, 7};
constexpr Almond::Numbers kSpread = {4, 3, 4, 0.08f, 3, 2.5f};

float grey_at(const cv::Mat& grey, float x, float y) {
  const int xi = std::clamp(static_cast<int>(std::lround(x)), 0, grey.cols - 1);
  const float row = std::clamp(y, 0.0f, static_cast<float>(grey.rows - 1));
  const int yi = std::min(static_cast<int>(row), grey.rows - 2);
  const float part = row - static_cast<float>(yi);
  return static_cast<float>(grey.at<uint8_t>(yi, xi)) * (1 - part) +
         static_cast<float>(grey.at<uint8_t>(yi + 1, xi)) * part;
}

/** Grey values, and how unlike skin each pixel is (-1..1, as column sums from the top). */
struct Evidence {
  cv::Mat grey;
  cv::Mat unlike_sum;
};

Evidence weigh(const AlignedFace& face) {
  Evidence e;
  cv::GaussianBlur(face.grey, e.grey, {}, 0.9);
  const cv::Vec3f skin = skin_colour(face);
  cv::Mat lab;
  cv::GaussianBlur(face.lab, lab, {}, 0.9);
  e.unlike_sum = cv::Mat(lab.rows + 1, lab.cols, CV_32F, cv::Scalar(0));
  for (int y = 0; y < lab.rows; ++y) {
    for (int x = 0; x < lab.cols; ++x) {
      const cv::Vec3f d = lab.at<cv::Vec3f>(y, x) - skin;
      // Sclera differs in colour, iris and lashes in lightness; lids in shade differ a little in lightness alone.
      const float unlike = std::sqrt(0.25f * d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
      e.unlike_sum.at<float>(y + 1, x) = e.unlike_sum.at<float>(y, x) + std::clamp((unlike - 11) / 8, -1.0f, 1.0f);
    }
  }
  return e;
}

float unlike_between(const Evidence& e, float x, float top, float bottom) {
  const int column = std::clamp(static_cast<int>(std::lround(x)), 0, e.unlike_sum.cols - 1);
  const auto sum_to = [&](float y) {
    const float row = std::clamp(y + 0.5f, 0.0f, static_cast<float>(e.unlike_sum.rows - 1));
    const int whole = std::min(static_cast<int>(row), e.unlike_sum.rows - 2);
    const float part = row - static_cast<float>(whole);
    return e.unlike_sum.at<float>(whole, column) * (1 - part) + e.unlike_sum.at<float>(whole + 1, column) * part;
  };
  return sum_to(bottom) - sum_to(top);
}

/** An almond full of what is not skin, a dark lash line along the upper lid with skin above, skin below the lower lid.
 */
float score(const Evidence& e, const Almond& a, const Almond::Numbers& usual) {
  if (a.n[Almond::kUpper] < 3 || a.n[Almond::kLower] < 2 || a.n[Almond::kHalfWidth] < 16 ||
      a.n[Almond::kHalfWidth] > 32) {
    return -1e9f;
  }
  float edges = 0, filled = 0;
  constexpr int kColumns = 25;
  for (int i = 0; i < kColumns; ++i) {
    const float u = (2.0f * static_cast<float>(i) / (kColumns - 1) - 1) * 0.95f;
    const float x = a.x(u);
    const float lid = a.upper(u), low = a.lower(u);
    edges += grey_at(e.grey, x, lid - 4) - grey_at(e.grey, x, lid - 0.5f);
    edges += 0.5f * (grey_at(e.grey, x, low + 2.5f) - grey_at(e.grey, x, low - 1.5f));
    // Sclera beside the iris is brighter than the lash line above it.
    if (std::abs(u) > 0.4f) {
      edges += 0.6f * std::min(40.0f, grey_at(e.grey, x, lid + 3.5f) - grey_at(e.grey, x, lid - 0.5f));
    }
    filled += unlike_between(e, x, lid, low);
  }
  float unusual = 0;
  for (size_t k = 0; k < a.n.size(); ++k) {
    const float d = (a.n[k] - usual[k]) / kSpread[k];
    unusual += d * d;
  }
  return edges / kColumns + 0.16f * filled * 2 * a.n[Almond::kHalfWidth] / kColumns - 4 * unusual;
}

}  // namespace

cv::Point2f find_iris(const cv::Mat& grey, cv::Point2f guess, float face_width) {
  const int half_w = std::max(4, static_cast<int>(face_width * 0.09f));
  const int half_h = std::max(3, static_cast<int>(face_width * 0.055f));
  const cv::Rect window =
      cv::Rect(static_cast<int>(guess.x) - half_w, static_cast<int>(guess.y) - half_h, 2 * half_w + 1, 2 * half_h + 1) &
      cv::Rect(0, 0, grey.cols, grey.rows);
  if (window.width < 4 || window.height < 4) return guess;
  cv::Mat smooth;
  const double radius = std::max(1.0, face_width * 0.03);
  cv::GaussianBlur(grey(window), smooth, {}, radius);
  // The iris is the darkest round patch; a Gaussian prior keeps brows and lashes out.
  double best = 1e9;
  cv::Point at(half_w, half_h);
  for (int y = 0; y < smooth.rows; ++y) {
    for (int x = 0; x < smooth.cols; ++x) {
      const double dx = (x + window.x - guess.x) / half_w;
      const double dy = (y + window.y - guess.y) / half_h;
      const double value = smooth.at<uint8_t>(y, x) + 18 * (dx * dx + dy * dy);
      if (value < best) {
        best = value;
        at = {x, y};
      }
    }
  }
  return {static_cast<float>(at.x + window.x), static_cast<float>(at.y + window.y)};
}

Eye measure_eye(const AlignedFace& face, cv::Point2f guess) {
  const Evidence evidence = weigh(face);
  Almond::Numbers usual = kUsual;
  usual[Almond::kX] += guess.x;
  usual[Almond::kY] += guess.y;
  Almond best{usual};
  float best_score = -1e9f;
  for (const float upper : {5.0f, 8.0f, 11.0f}) {
    Almond a{usual};
    a.n[Almond::kUpper] = upper;
    const float s =
        climb(a.n, {2, 2, 2, 0.04f, 2, 2}, 5, [&](const Almond::Numbers& n) { return score(evidence, {n}, usual); });
    if (s > best_score) {
      best_score = s;
      best = a;
    }
  }
  // The lid ends below its lashes, which the score puts it on top of.
  const float top = best.upper(0) + 1.2f, bottom = best.lower(0);
  return {{best.x(0), (top + bottom) / 2}, 2 * best.n[Almond::kHalfWidth], bottom - top};
}

}  // namespace showhorse
