// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "mouth_contour.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "curve.h"
#include "lip_evidence.h"
#include "lip_model.h"
#include "skin.h"

namespace showhorse {
namespace {

/** Rows of an edge found at many columns, smoothed, then read at the rig's nine. */
class Edge {
 public:
  static constexpr int kColumns = 49;

  static float u(int i) { return 2.0f * static_cast<float>(i) / (kColumns - 1) - 1; }

  void set(int i, float y) { y_[i] = y; }

  LipCurve curve(const LipModel& m, float sigma) const {
    LipCurve out;
    for (int p = 0; p < kLipPoints; ++p) {
      const float up = 2.0f * static_cast<float>(p) / (kLipPoints - 1) - 1;
      float sum = 0, weight = 0;
      for (int i = 0; i < kColumns; ++i) {
        const float d = (u(i) - up) / sigma;
        const float w = std::exp(-d * d / 2);
        // The offset from the model is smoothed, not the row: smoothing would flatten the curve.
        sum += w * (y_[i] - m.corners(u(i)) - bend_ * (1 - u(i) * u(i)));
        weight += w;
      }
      const float dome = 1 - up * up;
      const float fade = std::min(1.0f, 4 * dome);  // corners belong to the model
      out[p] = {m.x(up), m.corners(up) + bend_ * dome + fade * sum / weight};
    }
    return out;
  }

  explicit Edge(float bend) : bend_(bend) {}

 private:
  float bend_;
  std::array<float, kColumns> y_{};
};

float sample(const cv::Mat& m, float x, float y) {
  const int xi = std::clamp(static_cast<int>(std::lround(x)), 0, m.cols - 1);
  const float row = std::clamp(y, 0.0f, static_cast<float>(m.rows - 1));
  const int yi = std::min(static_cast<int>(row), m.rows - 2);
  const float part = row - static_cast<float>(yi);
  return m.at<float>(yi, xi) * (1 - part) + m.at<float>(yi + 1, xi) * part;
}

/** The dark valley where closed lips meet, searched within a few pixels of the model. */
LipCurve meeting_line(const AlignedFace& face, const LipModel& m) {
  cv::Mat grey;
  cv::GaussianBlur(face.grey, grey, {}, 0.8);
  grey.convertTo(grey, CV_32F);
  const float bend = (m.n[LipModel::kA] + m.n[LipModel::kB]) / 2;
  Edge edge(bend);
  for (int i = 0; i < Edge::kColumns; ++i) {
    const float u = Edge::u(i);
    const float middle = m.corners(u) + bend * (1 - u * u);
    float lowest = 1e9f, at = middle;
    for (float d = -6; d <= 6; d += 0.5f) {
      const float value = sample(grey, m.x(u), middle + d) + 0.6f * d * d;
      if (value < lowest) {
        lowest = value;
        at = middle + d;
      }
    }
    edge.set(i, at);
  }
  return edge.curve(m, 0.07f);
}

/** Where lip turns into teeth or dark: the strongest change near the model's edge. */
LipCurve inner_edge(const Evidence& e, const LipModel& m, bool upper) {
  Edge edge(m.n[upper ? LipModel::kA : LipModel::kB]);
  const cv::Mat difference = e.inner - e.lip;
  for (int i = 0; i < Edge::kColumns; ++i) {
    const float u = Edge::u(i);
    const float start = upper ? m.upper_inner(u) : m.lower_inner(u);
    const float x = m.x(u) - static_cast<float>(kMouthArea.x);
    float strongest = 0.1f, at = start;
    for (float d = -4; d <= 4; d += 0.5f) {
      const float y = start + d - static_cast<float>(kMouthArea.y);
      float change = sample(difference, x, y + 1.5f) - sample(difference, x, y - 1.5f);
      if (!upper) change = -change;
      change -= 0.02f * d * d;
      if (change > strongest) {
        strongest = change;
        at = start + d;
      }
    }
    edge.set(i, at);
  }
  return edge.curve(m, 0.12f);
}

/** Corners end in a shadow that the model's tapering ends miss: follow it outwards to its tip. */
cv::Point2f corner_tip(const cv::Mat& lightness, cv::Point2f corner, float step, float skin) {
  constexpr int kFurthest = 11;
  cv::Point2f tip = corner;
  for (int i = 1; i <= kFurthest; ++i) {
    const float x = corner.x + step * static_cast<float>(i);
    float darkest = 1e9f, at = tip.y;
    for (float d = -2.5f; d <= 2.5f; d += 0.5f) {
      const float value = sample(lightness, x, tip.y + d);
      if (value < darkest) {
        darkest = value;
        at = tip.y + d;
      }
    }
    if (darkest > 0.70f * skin) break;
    tip = {x, 0.5f * (tip.y + at)};
  }
  return tip;
}

/** The curve from tip to tip, at nine even columns. */
void stretch(LipCurve& curve, cv::Point2f left, cv::Point2f right) {
  std::vector<cv::Point2f> points;
  if (left.x < curve.front().x - 0.5f) points.push_back(left);
  points.insert(points.end(), curve.begin(), curve.end());
  if (right.x > curve.back().x + 0.5f) points.push_back(right);
  for (int i = 0; i < kLipPoints; ++i) {
    const float x = left.x + (right.x - left.x) * static_cast<float>(i) / (kLipPoints - 1);
    curve[i] = {x, curve_at(points, x)};
  }
  curve.front() = left;
  curve.back() = right;
}

}  // namespace

MeasuredMouth measure_mouth(const AlignedFace& aligned) {
  const AlignedFace face = evenly_lit(aligned);
  const Evidence evidence = weigh_lips(face);
  const LipModel m = fit_lips(evidence);
  Mouth mouth;
  for (int i = 0; i < kLipPoints; ++i) {
    const float u = 2.0f * static_cast<float>(i) / (kLipPoints - 1) - 1;
    mouth.upper_lip[i] = {m.x(u), m.upper_outer(u)};
    mouth.lower_lip[i] = {m.x(u), m.lower_outer(u)};
  }
  // Blur and the shadow between closed lips make a gap of two or three pixels.
  mouth.open = m.n[LipModel::kB] - m.n[LipModel::kA] > 4.5f;
  if (mouth.open) {
    mouth.upper_inner = inner_edge(evidence, m, true);
    mouth.lower_inner = inner_edge(evidence, m, false);
    for (int i = 0; i < kLipPoints; ++i) {
      mouth.lower_inner[i].y = std::max(mouth.lower_inner[i].y, mouth.upper_inner[i].y);
      // The upper lip lies on the teeth and hardly moves; the lower one comes up to meet it, with the jaw if need be.
      const float gap = mouth.lower_inner[i].y - mouth.upper_inner[i].y;
      mouth.lip_line[i] = mouth.upper_inner[i] + cv::Point2f(0, std::min(0.35f * gap, 2 + 0.12f * gap));
    }
  } else {
    mouth.lip_line = meeting_line(face, m);
    mouth.upper_inner = mouth.lower_inner = mouth.lip_line;
  }
  for (int i = 0; i < kLipPoints; ++i) {
    mouth.upper_lip[i].y = std::min(mouth.upper_lip[i].y, mouth.upper_inner[i].y);
    mouth.lower_lip[i].y = std::max(mouth.lower_lip[i].y, mouth.lower_inner[i].y);
  }
  std::vector<cv::Mat> lab;
  cv::split(face.lab, lab);
  const float skin = skin_colour(face)[0];
  mouth.left = corner_tip(lab[0], mouth.lip_line.front(), -1, skin);
  mouth.right = corner_tip(lab[0], mouth.lip_line.back(), 1, skin);
  for (LipCurve* curve :
       {&mouth.lip_line, &mouth.upper_lip, &mouth.lower_lip, &mouth.upper_inner, &mouth.lower_inner}) {
    stretch(*curve, mouth.left, mouth.right);
  }
  return {mouth, evidence.contrast > 3};
}

}  // namespace showhorse
