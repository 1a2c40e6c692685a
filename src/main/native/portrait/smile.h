// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * How a smile is brought back to a friendly rest: corners drawn in and down by what they exceed a resting mouth, and up
 * where an open mouth had drawn them down. Points are in the mouth's frame; the lips have been closed on the lip line
 * before.
 */
class SmileRelaxation {
 public:
  /** @param mouth in the mouth's frame; `unit` the eye distance */
  SmileRelaxation(const Mouth& mouth, float unit);

  /** 0 for a resting mouth .. 1 for a broad smile. */
  float amount() const { return amount_; }
  /** The point of the smiling mouth that is seen at a point of the resting one. */
  cv::Point2f source(cv::Point2f p) const;
  /** Where a point of the smiling mouth comes to rest: the inverse of source(). */
  cv::Point2f rested(cv::Point2f p) const;

 private:
  float middle_, level_, half_width_;  // of the resting mouth
  float up_, down_;                    // how far the movement reaches
  float in_, fall_, amount_;
};

}  // namespace showhorse
