// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "i420.h"

namespace showhorse {

/** What an area of the neutral picture shows. */
enum class Shows : uint8_t {
  kPresenter,   // nothing of the plate
  kBackground,  // nothing but the plate
  kBoth,
};

/** Answers quickly which layers an area of the picture is made of, so that only edges are composited. */
class LayerMap {
 public:
  /** A presenter that is not cut out. */
  LayerMap() = default;

  /** @param alpha 8 bit, of the picture's size */
  LayerMap(const I420& picture, const I420& plate, const cv::Mat& alpha);

  /** @param area in pixels; what it reaches over the picture's edge is like the edge */
  Shows shows(const cv::Rect2f& area) const;

 private:
  int columns_ = 0, rows_ = 0;
  std::vector<Shows> blocks_;
};

}  // namespace showhorse
