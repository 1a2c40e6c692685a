// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "lip_model.h"

#include "descent.h"

namespace showhorse {
namespace {

constexpr LipModel::Numbers kUsual = {160, 238, 45, 0, 2, 3, 9, 12};
constexpr LipModel::Numbers kSpread = {7, 9, 9, 0.05f, 6, 7, 3.5f, 4.5f};

float between(const cv::Mat& sums, float x, float top, float bottom) {
  const int column = std::clamp(static_cast<int>(std::lround(x)) - kMouthArea.x, 0, sums.cols - 1);
  const auto sum_to = [&](float y) {
    const float row = std::clamp(y - static_cast<float>(kMouthArea.y) + 0.5f, 0.0f, static_cast<float>(sums.rows - 1));
    const int whole = std::min(static_cast<int>(row), sums.rows - 2);
    const float part = row - static_cast<float>(whole);
    return sums.at<float>(whole, column) * (1 - part) + sums.at<float>(whole + 1, column) * part;
  };
  return sum_to(bottom) - sum_to(top);
}

float score(const Evidence& e, const LipModel& m) {
  const auto& n = m.n;
  if (n[LipModel::kB] < n[LipModel::kA] || n[LipModel::kUpper] < 3 || n[LipModel::kLower] < 4 ||
      n[LipModel::kHalfWidth] < 28 || n[LipModel::kHalfWidth] > 68) {
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
  sum *= 2 * n[LipModel::kHalfWidth] / kColumns;
  float unusual = 0;
  for (size_t i = 0; i < n.size(); ++i) {
    const float d = (n[i] - kUsual[i]) / kSpread[i];
    unusual += d * d;
  }
  const float gap = n[LipModel::kB] - n[LipModel::kA];
  return sum - 35 * unusual - 4 * gap;
}

}  // namespace

LipModel fit_lips(const Evidence& e) {
  LipModel best{kUsual};
  float best_score = -1e9f;
  for (const float y : {226.0f, 238.0f, 248.0f}) {
    for (const float hang : {0.0f, 8.0f}) {
      for (const float gap : {1.0f, 8.0f}) {
        LipModel m{kUsual};
        m.n[LipModel::kY] = y;
        m.n[LipModel::kA] = hang;
        m.n[LipModel::kB] = hang + gap;
        const float s =
            climb(m.n, {4, 4, 4, 0.03f, 3, 3, 2, 2}, 5, [&](const LipModel::Numbers& n) { return score(e, {n}); });
        if (s > best_score) {
          best_score = s;
          best = m;
        }
      }
    }
  }
  return best;
}

}  // namespace showhorse
