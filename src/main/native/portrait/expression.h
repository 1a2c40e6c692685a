// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <opencv2/core.hpp>

#include "eye_shape.h"
#include "face_pose.h"
#include "rig.h"

namespace showhorse {

/** Where brows and cheeks are in the neutral picture, in canvas pixels. */
struct ExpressionShape {
  cv::Point2f along;                  // one eye distance along the line through the eyes
  std::array<cv::Point2f, 2> brows;   // their middles
  std::array<cv::Point2f, 2> cheeks;  // where they stand out most in a smile
  float clearance = 0;                // from the brows down to the lashes, in eye distances
  bool glasses = false;               // a bridge over the nose

  /** @param picture BGR, 8 bit, the rig and the eyes in its pixels */
  static ExpressionShape measure(const cv::Mat& picture, const Rig& rig, const std::array<EyeShape, 2>& eyes);
};

/**
 * The skin of brows and cheeks in one frame: brows rise and knit, cheeks rise with a smile. It stretches softly and
 * stands still at the lashes. Behind glasses everything moves less, because the frame would bend with the skin.
 */
class Expression {
 public:
  Expression(const ExpressionShape& shape, const FacePose& pose);

  bool moves() const { return moves_; }

  /** The neutral point that is seen at a point of the moved face. */
  cv::Point2f source(cv::Point2f p) const;

 private:
  /** Where a point lies, in eye distances to the right and up. */
  cv::Point2f in_face(cv::Point2f p) const { return {p.dot(right_), p.dot(up_)}; }

  cv::Point2f along_, right_, up_;
  std::array<cv::Point2f, 2> brows_, cheeks_;  // in the face
  cv::Rect2f reach_;                           // of all movement, in the face
  float low_;                                  // reach of a brow's movement below it
  std::array<float, 2> rise_;                  // of each brow, in eye distances
  float knit_, cheek_;
  bool moves_;
};

}  // namespace showhorse
