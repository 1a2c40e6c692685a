// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "layer_map.h"

#include <algorithm>

namespace showhorse {
namespace {

constexpr int kBlock = 8;
/** Samples between pixels are made of four to each side. */
constexpr int kReach = 4;

bool same(const cv::Mat& a, const cv::Mat& b, const cv::Rect& box) {
  for (int y = box.y; y < box.br().y; ++y) {
    if (!std::equal(a.ptr(y) + box.x, a.ptr(y) + box.br().x, b.ptr(y) + box.x)) return false;
  }
  return true;
}

bool all(const cv::Mat& m, const cv::Rect& box, uint8_t value) {
  for (int y = box.y; y < box.br().y; ++y) {
    const uint8_t* row = m.ptr(y);
    if (!std::all_of(row + box.x, row + box.br().x, [=](uint8_t v) { return v == value; })) return false;
  }
  return true;
}

}  // namespace

LayerMap::LayerMap(const I420& picture, const I420& plate, const cv::Mat& alpha)
    : columns_((alpha.cols + kBlock - 1) / kBlock), rows_((alpha.rows + kBlock - 1) / kBlock) {
  blocks_.reserve(static_cast<size_t>(columns_) * rows_);
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      // Chroma reaches twice as far as luma.
      const int reach = 2 * kReach;
      const cv::Rect box =
          cv::Rect(column * kBlock - reach, row * kBlock - reach, kBlock + 2 * reach, kBlock + 2 * reach) &
          cv::Rect({0, 0}, alpha.size());
      const cv::Rect half(box.x / 2, box.y / 2, box.width / 2, box.height / 2);
      Shows shows = Shows::kBoth;
      if (all(alpha, box, 255)) {
        shows = Shows::kPresenter;
      } else if (all(alpha, box, 0) && same(picture.y, plate.y, box) && same(picture.u, plate.u, half) &&
                 same(picture.v, plate.v, half)) {
        shows = Shows::kBackground;
      }
      blocks_.push_back(shows);
    }
  }
}

Shows LayerMap::shows(const cv::Rect2f& area) const {
  if (blocks_.empty()) return Shows::kPresenter;
  const auto block = [](float at, int count) { return std::clamp(static_cast<int>(at) / kBlock, 0, count - 1); };
  const int x0 = block(area.x, columns_), x1 = block(area.x + area.width, columns_);
  const int y0 = block(area.y, rows_), y1 = block(area.y + area.height, rows_);
  const Shows first = blocks_[static_cast<size_t>(y0) * columns_ + x0];
  if (first == Shows::kBoth) return first;
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      if (blocks_[static_cast<size_t>(y) * columns_ + x] != first) return Shows::kBoth;
    }
  }
  return first;
}

}  // namespace showhorse
