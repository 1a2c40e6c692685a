// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "mouth_contour.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "curve.h"
#include "descent.h"
#include "skin.h"

namespace showhorse {
namespace {

/** Where a mouth can be in the aligned face. */
const cv::Rect kArea(80, 196, 160, 120);

/**
 * Four curves over u = -1..1 between the corners. A and B say how far the inner edges hang below the line through the
 * corners, hu and hl how thick the lips are. All in aligned pixels (eye distance 100).
 */
struct Model {
  enum { kX, kY, kHalfWidth, kTilt, kA, kB, kUpper, kLower, kCount };
  using Numbers = std::array<float, kCount>;
  Numbers n;

  float x(float u) const { return n[kX] + n[kHalfWidth] * u; }
  float corners(float u) const { return n[kY] + n[kTilt] * n[kHalfWidth] * u; }
  float upper_inner(float u) const { return corners(u) + n[kA] * (1 - u * u); }
  float lower_inner(float u) const { return corners(u) + n[kB] * (1 - u * u); }
  float upper_outer(float u) const {
    const float bow = 1 - 0.15f * std::exp(-u * u * 40);  // the dip under the nose
    return upper_inner(u) - n[kUpper] * bow * std::pow(std::max(0.0f, 1 - u * u), 0.7f);
  }
  float lower_outer(float u) const { return lower_inner(u) + n[kLower] * std::pow(std::max(0.0f, 1 - u * u), 0.6f); }
};

constexpr Model::Numbers kUsual = {160, 238, 45, 0, 2, 3, 9, 12};
constexpr Model::Numbers kSpread = {7, 9, 9, 0.05f, 6, 7, 3.5f, 4.5f};

/** How much each pixel speaks for lip and for what lies between lips (teeth, dark), against skin at 0; -1..1. */
struct Evidence {
  cv::Mat lip;      // float, kArea
  cv::Mat inner;    // float, kArea
  cv::Mat lip_sum;  // column sums from the top, one row more
  cv::Mat inner_sum;
  float contrast = 0;  // of lips against skin, in Lab units
};

cv::Mat column_sums(const cv::Mat& m) {
  cv::Mat sums(m.rows + 1, m.cols, CV_32F, cv::Scalar(0));
  for (int y = 0; y < m.rows; ++y) sums.row(y + 1) = sums.row(y) + m.row(y);
  return sums;
}

Evidence weigh(const AlignedFace& face) {
  const cv::Vec3f skin = skin_colour(face);
  cv::Mat lab;
  cv::GaussianBlur(face.lab(kArea), lab, {}, 1.0);
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

float between(const cv::Mat& sums, float x, float top, float bottom) {
  const int column = std::clamp(static_cast<int>(std::lround(x)) - kArea.x, 0, sums.cols - 1);
  const auto sum_to = [&](float y) {
    const float row = std::clamp(y - static_cast<float>(kArea.y) + 0.5f, 0.0f, static_cast<float>(sums.rows - 1));
    const int whole = std::min(static_cast<int>(row), sums.rows - 2);
    const float part = row - static_cast<float>(whole);
    return sums.at<float>(whole, column) * (1 - part) + sums.at<float>(whole + 1, column) * part;
  };
  return sum_to(bottom) - sum_to(top);
}

float score(const Evidence& e, const Model& m) {
  const auto& n = m.n;
  if (n[Model::kB] < n[Model::kA] || n[Model::kUpper] < 3 || n[Model::kLower] < 4 || n[Model::kHalfWidth] < 28 ||
      n[Model::kHalfWidth] > 68) {
    return -1e9f;
  }
  constexpr int kColumns = 41;
  float sum = 0;
  for (int i = 0; i < kColumns; ++i) {
    const float u = (2.0f * static_cast<float>(i) / (kColumns - 1) - 1) * 0.97f;
    const float x = m.x(u);
    const float iu = m.upper_inner(u), il = m.lower_inner(u);
    sum += between(e.lip_sum, x, m.upper_outer(u), iu) + between(e.lip_sum, x, il, m.lower_outer(u)) +
           1.2f * between(e.inner_sum, x, iu, il);
  }
  sum *= 2 * n[Model::kHalfWidth] / kColumns;
  float unusual = 0;
  for (size_t i = 0; i < n.size(); ++i) {
    const float d = (n[i] - kUsual[i]) / kSpread[i];
    unusual += d * d;
  }
  const float gap = n[Model::kB] - n[Model::kA];
  return sum - 35 * unusual - 4 * gap;
}

Model fit(const Evidence& e) {
  Model best{kUsual};
  float best_score = -1e9f;
  for (const float y : {226.0f, 238.0f, 248.0f}) {
    for (const float hang : {0.0f, 8.0f}) {
      for (const float gap : {1.0f, 8.0f}) {
        Model m{kUsual};
        m.n[Model::kY] = y;
        m.n[Model::kA] = hang;
        m.n[Model::kB] = hang + gap;
        const float s =
            climb(m.n, {4, 4, 4, 0.03f, 3, 3, 2, 2}, 5, [&](const Model::Numbers& n) { return score(e, {n}); });
        if (s > best_score) {
          best_score = s;
          best = m;
        }
      }
    }
  }
  return best;
}

/** Rows of an edge found at many columns, smoothed, then read at the rig's nine. */
class Edge {
 public:
  static constexpr int kColumns = 49;

  static float u(int i) { return 2.0f * static_cast<float>(i) / (kColumns - 1) - 1; }

  void set(int i, float y) { y_[i] = y; }

  LipCurve curve(const Model& m, float sigma) const {
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
LipCurve meeting_line(const AlignedFace& face, const Model& m) {
  cv::Mat grey;
  cv::GaussianBlur(face.grey, grey, {}, 0.8);
  grey.convertTo(grey, CV_32F);
  const float bend = (m.n[Model::kA] + m.n[Model::kB]) / 2;
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
LipCurve inner_edge(const Evidence& e, const Model& m, bool upper) {
  Edge edge(m.n[upper ? Model::kA : Model::kB]);
  const cv::Mat difference = e.inner - e.lip;
  for (int i = 0; i < Edge::kColumns; ++i) {
    const float u = Edge::u(i);
    const float start = upper ? m.upper_inner(u) : m.lower_inner(u);
    const float x = m.x(u) - static_cast<float>(kArea.x);
    float strongest = 0.1f, at = start;
    for (float d = -4; d <= 4; d += 0.5f) {
      const float y = start + d - static_cast<float>(kArea.y);
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

MeasuredMouth measure_mouth(const AlignedFace& face) {
  const Evidence evidence = weigh(face);
  const Model m = fit(evidence);
  Mouth mouth;
  for (int i = 0; i < kLipPoints; ++i) {
    const float u = 2.0f * static_cast<float>(i) / (kLipPoints - 1) - 1;
    mouth.upper_lip[i] = {m.x(u), m.upper_outer(u)};
    mouth.lower_lip[i] = {m.x(u), m.lower_outer(u)};
  }
  // Blur and the shadow between closed lips make a gap of two or three pixels.
  mouth.open = m.n[Model::kB] - m.n[Model::kA] > 4.5f;
  if (mouth.open) {
    mouth.upper_inner = inner_edge(evidence, m, true);
    mouth.lower_inner = inner_edge(evidence, m, false);
    for (int i = 0; i < kLipPoints; ++i) {
      mouth.lower_inner[i].y = std::max(mouth.lower_inner[i].y, mouth.upper_inner[i].y);
      // The upper lip lies on the teeth and hardly moves; the lower one comes up to meet it.
      mouth.lip_line[i] = mouth.upper_inner[i] * 0.65f + mouth.lower_inner[i] * 0.35f;
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
