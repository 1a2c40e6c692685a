// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "eye_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "aligned_face.h"
#include "descent.h"
#include "skin.h"

namespace showhorse {
namespace {

/** Aligned pixels (100 to the eye distance) of a point in the eye's frame. */
constexpr float kPixels = AlignedFace::kEyeDistance;

/** An iris is 11.7 mm wide (SD 0.5) and eyes are 62 mm (SD 4) apart: its radius in eye distances. */
constexpr float kIrisRadius = 0.094f;
/** Light to dark across the edge of an iris: less than this many grey values is no iris. */
constexpr float kIrisContrast = 9;

class EyePicture {
 public:
  EyePicture(const AlignedFace& face, cv::Point2f middle) : middle_(middle) {
    face.grey.convertTo(grey_, CV_32F);
    cv::GaussianBlur(grey_, grey_, {}, 0.8);
    cv::GaussianBlur(face.lab, lab_, {}, 0.8);
    const cv::Vec3f skin = skin_colour(face);
    // Dark skin is nearer to everything else.
    const float near = 11 * std::clamp(skin[0] / 60, 0.5f, 1.0f);
    unlike_.create(grey_.size(), CV_32F);
    for (int y = 0; y < lab_.rows; ++y) {
      for (int x = 0; x < lab_.cols; ++x) {
        const cv::Vec3f d = lab_.at<cv::Vec3f>(y, x) - skin;
        const float distance = std::sqrt(0.25f * d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        unlike_.at<float>(y, x) = std::clamp((distance - near) / 8, -1.0f, 1.0f);
      }
    }
  }

  float grey(float x, float y) const { return read(grey_, x, y); }
  /** -1 skin .. 1 not skin. */
  float unlike(float x, float y) const { return read(unlike_, x, y); }
  /** Distance in Lab between two points of a column. */
  float contrast(float x, float y, float other_y) const {
    return static_cast<float>(cv::norm(lab_at(x, y) - lab_at(x, other_y)));
  }

 private:
  cv::Vec3f lab_at(float x, float y) const {
    const int px = std::clamp(static_cast<int>(std::lround(middle_.x + kPixels * x)), 0, lab_.cols - 1);
    const int py = std::clamp(static_cast<int>(std::lround(middle_.y + kPixels * y)), 0, lab_.rows - 1);
    return lab_.at<cv::Vec3f>(py, px);
  }

  float read(const cv::Mat& plane, float x, float y) const {
    const float px = std::clamp(middle_.x + kPixels * x, 0.0f, static_cast<float>(plane.cols) - 1.01f);
    const float py = std::clamp(middle_.y + kPixels * y, 0.0f, static_cast<float>(plane.rows) - 1.01f);
    const int i = static_cast<int>(px), k = static_cast<int>(py);
    const float fx = px - static_cast<float>(i), fy = py - static_cast<float>(k);
    const auto* top = plane.ptr<float>(k) + i;
    const auto* low = plane.ptr<float>(k + 1) + i;
    const float t = top[0] + (top[1] - top[0]) * fx, l = low[0] + (low[1] - low[0]) * fx;
    return t + (l - t) * fy;
  }

  cv::Point2f middle_;
  cv::Mat grey_, unlike_, lab_;
};

using IrisNumbers = std::array<float, 3>;  // x, y, radius

/** Light outside and dark inside the left and the right arc, as far as the lids leave them to be seen. */
float limbus(const EyePicture& eye, const EyeShape& shape, const IrisNumbers& n) {
  float sum = 0, seen = 0;
  constexpr int kRays = 9;
  for (const float side : {-1.0f, 1.0f}) {
    for (int i = 0; i < kRays; ++i) {
      const float angle = (static_cast<float>(i) / (kRays - 1) - 0.5f) * 0.5f * std::numbers::pi_v<float>;
      const float c = side * std::cos(angle), s = std::sin(angle);
      const float x = n[0] + n[2] * c, y = n[1] + n[2] * s;
      if (y < shape.upper_at(x) + 0.015f || y > shape.lower_at(x) - 0.005f) continue;
      const auto at = [&](float r) { return eye.grey(n[0] + r * c, n[1] + r * s); };
      sum += std::min(45.0f, at(n[2] + 0.016f) - at(n[2] - 0.016f));
      seen += 1;
    }
  }
  return seen < kRays / 2 ? 0 : sum / seen;
}

void find_iris(const EyePicture& eye, EyeShape& shape) {
  const float wide = shape.right - shape.left;
  const auto score = [&](const IrisNumbers& n) {
    // A relaxed lower lid touches the iris.
    const float dx = n[0] / (0.35f * wide), dy = (n[1] + n[2] - shape.lower_at(n[0]) - 0.005f) / 0.025f,
                dr = (n[2] - kIrisRadius) / 0.008f;
    const float inside = eye.grey(n[0], n[1]) + eye.grey(n[0] - 0.6f * n[2], n[1]) + eye.grey(n[0] + 0.6f * n[2], n[1]);
    return limbus(eye, shape, n) - 0.06f * inside - 2 * (dx * dx + dy * dy + dr * dr);
  };
  IrisNumbers best{};
  float best_score = -1e9f;
  for (const float x : {-0.06f, -0.03f, 0.0f, 0.03f, 0.06f}) {
    IrisNumbers n{x, 0, kIrisRadius};
    const float s = climb(n, {0.02f, 0.02f, 0.01f}, 5, score);
    if (s > best_score) {
      best_score = s;
      best = n;
    }
  }
  shape.iris = {best[0], best[1]};
  shape.radius = best[2];
  shape.iris_found = limbus(eye, shape, best) > kIrisContrast;
}

enum { kLeft, kRight, kLevel, kTilt, kUpper, kUpperLean, kLower, kLowerLean, kNumbers };
using LidNumbers = std::array<float, kNumbers>;
constexpr LidNumbers kSpread = {0.045f, 0.045f, 0.03f, 0.10f, 0.03f, 0.22f, 0.03f, 0.22f};
constexpr LidNumbers kSteps = {0.02f, 0.02f, 0.02f, 0.06f, 0.02f, 0.15f, 0.02f, 0.15f};

void put(const LidNumbers& n, EyeShape& s) {
  s.left = n[kLeft], s.right = n[kRight], s.level = n[kLevel], s.tilt = n[kTilt];
  s.upper = n[kUpper], s.upper_lean = n[kUpperLean], s.lower = n[kLower], s.lower_lean = n[kLowerLean];
}

float lid_score(const EyePicture& eye, const EyeShape& s, const LidNumbers& n, const LidNumbers& usual) {
  if (n[kUpper] < 0.03f || n[kLower] < 0.02f || n[kRight] - n[kLeft] < 0.30f || n[kRight] - n[kLeft] > 0.66f ||
      std::abs(n[kUpperLean]) > 0.5f || std::abs(n[kLowerLean]) > 0.5f) {
    return -1e9f;
  }
  constexpr int kColumns = 27;
  const float step = (s.right - s.left) / (kColumns + 1);
  float sum = 0;
  for (int i = 1; i <= kColumns; ++i) {
    const float x = s.left + step * static_cast<float>(i);
    const float top = s.upper_at(x), low = s.lower_at(x);
    const bool white = std::abs(x - s.iris.x) > s.radius;
    const auto grey = [&](float y) { return eye.grey(x, y); };
    // Bright sclera right under dark lashes under bright skin; over the iris only the skin tells.
    if (white) sum += 1.1f * std::min(45.0f, grey(top + 0.028f) - grey(top - 0.012f));
    sum += 0.5f * std::min(60.0f, grey(top - 0.060f) - grey(top - 0.010f));
    // Below: skin brighter than the iris; sclera and skin differ, either way.
    sum += white ? 0.6f * std::min(25.0f, eye.contrast(x, low + 0.03f, low - 0.016f))
                 : 0.8f * std::min(45.0f, grey(low + 0.028f) - grey(low - 0.016f));
    float filled = 0;
    for (int k = 0; k < 8; ++k) {
      filled += eye.unlike(x, top + (low - top) * (static_cast<float>(k) + 0.5f) / 8);
    }
    // Beyond the edges there must be skin (or lashes, above).
    sum += 120 * (low - top) * filled / 8 - 3.0f * eye.unlike(x, low + 0.035f);
  }
  float unusual = 0;
  for (size_t k = 0; k < n.size(); ++k) {
    const float d = (n[k] - usual[k]) / kSpread[k];
    unusual += d * d;
  }
  if (s.iris_found) {
    const float below = (s.lower_at(s.iris.x) - s.iris.y - s.radius + 0.005f) / 0.025f;
    const float above = (s.upper_at(s.iris.x) - s.iris.y + 0.6f * s.radius) / 0.04f;
    unusual += below * below + above * above;
  }
  return sum / kColumns + 14 * (s.right - s.left) - 3 * unusual;
}

/** How far up from the edge it stays darker than half-way to the skin above. */
float lash_line(const EyePicture& eye, const EyeShape& s) {
  float sum = 0;
  constexpr int kColumns = 9;
  for (int i = 0; i < kColumns; ++i) {
    const float x = s.left + (s.right - s.left) * (0.2f + 0.6f * static_cast<float>(i) / (kColumns - 1));
    const float edge = s.upper_at(x);
    const float dark = std::min(eye.grey(x, edge - 0.008f), eye.grey(x, edge - 0.02f));
    const float skin = std::max(eye.grey(x, edge - 0.07f), eye.grey(x, edge - 0.09f));
    float d = 0.015f;
    while (d < 0.08f && eye.grey(x, edge - d) < (dark + 2 * skin) / 3) d += 0.005f;
    sum += d;
  }
  return std::clamp(sum / kColumns + 0.006f, 0.022f, 0.075f);
}

EyeShape measure(const EyePicture& eye, const Eye& rigged, float unit) {
  const float half = rigged.width / unit / 2, high = rigged.height / unit;
  const LidNumbers usual = {-half, half, 0.02f, 0, 0.62f * high, 0, 0.42f * high, 0};
  EyeShape shape{};
  put(usual, shape);
  find_iris(eye, shape);
  LidNumbers best = usual;
  float best_score = -1e9f;
  for (const float scale : {0.7f, 1.0f, 1.3f}) {
    LidNumbers n = usual;
    n[kUpper] *= scale;
    const float s = climb(n, kSteps, 6, [&](const LidNumbers& tried) {
      put(tried, shape);
      return lid_score(eye, shape, tried, usual);
    });
    if (s > best_score) {
      best_score = s;
      best = n;
    }
  }
  put(best, shape);
  find_iris(eye, shape);
  shape.lashes = lash_line(eye, shape);
  return shape;
}

}  // namespace

std::array<EyeShape, 2> measure_eyes(const cv::Mat& picture, const Rig& rig) {
  const AlignedFace face = AlignedFace::make(picture, rig.left_eye.centre, rig.right_eye.centre);
  const float unit = rig.eye_distance();
  return {measure(EyePicture(face, AlignedFace::kLeftEye), rig.left_eye, unit),
          measure(EyePicture(face, AlignedFace::kRightEye), rig.right_eye, unit)};
}

}  // namespace showhorse
