// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "expression.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "aligned_face.h"

namespace showhorse {
namespace {

// Lengths in eye distances.
constexpr float kBrowRise = 0.075f;
constexpr float kKnit = 0.030f;
constexpr float kCheekRise = 0.038f;
/** Half widths of the fields: a brow's to the sides and up, a cheek's. */
constexpr float kBrowWide = 0.42f, kBrowHigh = 0.17f;
constexpr float kKnitWide = 0.17f, kKnitHigh = 0.13f;
constexpr float kCheekWide = 0.27f, kCheekHigh = 0.21f;
constexpr float kInnerEnd = 0.26f;  // from the middle of a brow

constexpr float kBehindGlasses = 0.4f;
/** Grey values by which a bridge is darker than the nose above and below it. */
constexpr float kBridge = 22;

float row_mean(const cv::Mat& grey, float x0, float x1, float y) {
  const cv::Rect row = cv::Rect(cv::Point(static_cast<int>(std::lround(x0)), static_cast<int>(std::lround(y))),
                                cv::Point(static_cast<int>(std::lround(x1)), static_cast<int>(std::lround(y)) + 1)) &
                       cv::Rect({0, 0}, grey.size());
  return row.empty() ? 0 : static_cast<float>(cv::mean(grey(row))[0]);
}

/** How far over the middle of the eye the brow lies: the darkest line among the places where brows are. */
float brow_height(const cv::Mat& grey, cv::Point2f eye, float lashes_top) {
  const float d = AlignedFace::kEyeDistance;
  float best = 0.32f, best_score = -1e9f;
  for (float h = lashes_top + 0.09f; h < 0.50f; h += 0.01f) {
    float dark = 0;
    // Brows are arched and sloped: a few pieces, each by itself.
    for (const float x : {-0.15f, -0.05f, 0.05f, 0.15f}) {
      const auto at = [&](float y) {
        return row_mean(grey, eye.x + (x - 0.05f) * d, eye.x + (x + 0.05f) * d, eye.y - y * d);
      };
      dark += std::min(at(h + 0.07f), at(h - 0.07f)) - at(h);
    }
    const float unusual = (h - 0.32f) / 0.08f;
    const float score = dark / 4 - 3 * unusual * unusual;
    if (score > best_score) {
      best_score = score;
      best = h;
    }
  }
  return best;
}

/** A line across the nose between the eyes, dark or bright against the skin above and below in every column. */
bool has_bridge(const cv::Mat& grey) {
  const float d = AlignedFace::kEyeDistance;
  const cv::Point2f middle = (AlignedFace::kLeftEye + AlignedFace::kRightEye) / 2;
  float strongest = 0;
  for (float y = -0.22f; y <= 0.16f; y += 0.01f) {
    float dark = 1e9f, bright = 1e9f;
    for (float x = -0.06f; x < 0.055f; x += 0.03f) {
      const auto at = [&](float dy) {
        return row_mean(grey, middle.x + x * d, middle.x + (x + 0.03f) * d, middle.y + (y + dy) * d);
      };
      const float line = (at(-0.01f) + at(0.01f)) / 2, above = at(-0.09f), below = at(0.09f);
      dark = std::min(dark, std::min(above, below) - line);
      bright = std::min(bright, line - std::max(above, below));
    }
    strongest = std::max({strongest, dark, bright});
  }
  return strongest > kBridge;
}

/** Nearly a Gaussian, but nothing beyond 2 and no exponential: it is asked for at every pixel of the eyes. */
float bell(float dx, float dy) {
  const float rest = 1 - 0.25f * (dx * dx + dy * dy);
  return rest <= 0 ? 0 : rest * rest * rest * rest;
}

}  // namespace

ExpressionShape ExpressionShape::measure(const cv::Mat& picture, const Rig& rig, const std::array<EyeShape, 2>& eyes) {
  const AlignedFace face = AlignedFace::make(picture, rig.left_eye.centre, rig.right_eye.centre);
  ExpressionShape shape;
  shape.along = rig.right_eye.centre - rig.left_eye.centre;
  shape.glasses = has_bridge(face.grey);
  const cv::Point2f up(shape.along.y, -shape.along.x);
  const float lashes =
      std::max(eyes[0].upper + eyes[0].lashes - eyes[0].level, eyes[1].upper + eyes[1].lashes - eyes[1].level);
  const float height =
      (brow_height(face.grey, AlignedFace::kLeftEye, lashes) + brow_height(face.grey, AlignedFace::kRightEye, lashes)) /
      2;
  shape.clearance = std::max(0.06f, height - lashes);
  const cv::Point2f middles[] = {rig.left_eye.centre, rig.right_eye.centre};
  for (int i = 0; i < 2; ++i) {
    const float outwards = i == 0 ? -1.0f : 1.0f;
    shape.brows[i] = middles[i] + up * height;
    shape.cheeks[i] = middles[i] - up * 0.56f + shape.along * (0.06f * outwards);
  }
  return shape;
}

Expression::Expression(const ExpressionShape& shape, const FacePose& pose) : along_(shape.along) {
  const float share = shape.glasses ? kBehindGlasses : 1;
  // Skin between brow and lashes must not be drawn out to more than twice its height, nor fold.
  const float most = std::min(kBrowRise, 0.6f * shape.clearance) * share;
  rise_ = {most * pose.brows * (1 - pose.brow_lean), most * pose.brows * (1 + pose.brow_lean)};
  knit_ = kKnit * share * pose.knit;
  cheek_ = kCheekRise * share * pose.cheeks;
  moves_ = pose.brows != 0 || knit_ != 0 || cheek_ != 0;
  // Below the brow the movement has died out where the lashes begin.
  low_ = std::min(kBrowHigh, 0.62f * shape.clearance);
  right_ = along_ / along_.dot(along_);
  up_ = {right_.y, -right_.x};
  for (int i = 0; i < 2; ++i) {
    brows_[i] = in_face(shape.brows[i]);
    cheeks_[i] = in_face(shape.cheeks[i]);
    const auto around = [](cv::Point2f middle, float wide, float high) {
      return cv::Rect2f(middle.x - 2 * wide, middle.y - 2 * high, 4 * wide, 4 * high);
    };
    const cv::Rect2f both = around(brows_[i], kBrowWide, kBrowHigh) | around(cheeks_[i], kCheekWide, kCheekHigh);
    reach_ = i == 0 ? both : reach_ | both;
  }
}

cv::Point2f Expression::source(cv::Point2f p) const {
  if (!moves_) return p;
  const cv::Point2f at = in_face(p);
  if (!reach_.contains(at)) return p;
  cv::Point2f shift;  // of the content, in eye distances: to the right, up
  for (int i = 0; i < 2; ++i) {
    const cv::Point2f b = at - brows_[i];
    if (std::abs(b.y) < 2 * kBrowHigh) {
      const float high = b.y > 0 ? kBrowHigh : low_;
      shift.y += rise_[i] * bell(b.x / kBrowWide, b.y / high);
      const float inwards = i == 0 ? 1.0f : -1.0f;
      const float k = knit_ * bell((b.x - inwards * kInnerEnd) / kKnitWide, b.y / std::min(kKnitHigh, high));
      shift.x += inwards * k;
      shift.y -= 0.6f * k;
    }
    const cv::Point2f c = at - cheeks_[i];
    if (cheek_ != 0 && std::abs(c.y) < 2 * kCheekHigh) {
      shift.y += cheek_ * bell(c.x / kCheekWide, c.y / kCheekHigh);
    }
  }
  return {p.x - shift.x * along_.x - shift.y * along_.y, p.y - shift.x * along_.y + shift.y * along_.x};
}

}  // namespace showhorse
