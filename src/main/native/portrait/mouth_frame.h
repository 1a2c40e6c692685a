// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/** The mouth's own frame of reference: the canvas turned about the middle of the mouth until the eyes are level. */
struct MouthFrame {
  explicit MouthFrame(const Rig& rig) : pivot((rig.mouth.left + rig.mouth.right) * 0.5f) {
    const cv::Point2f across = (rig.right_eye.centre - rig.left_eye.centre) / rig.eye_distance();
    cos = across.x;
    sin = across.y;
  }

  cv::Point2f to_mouth(cv::Point2f canvas) const {
    const cv::Point2f r = canvas - pivot;
    return pivot + cv::Point2f(cos * r.x + sin * r.y, cos * r.y - sin * r.x);
  }
  cv::Point2f to_canvas(cv::Point2f mouth) const {
    const cv::Point2f r = mouth - pivot;
    return pivot + cv::Point2f(cos * r.x - sin * r.y, cos * r.y + sin * r.x);
  }

  /** Every point of a mouth put through `move`. */
  template <typename Move>
  static Mouth moved(const Mouth& mouth, Move&& move) {
    Mouth out = mouth;
    out.left = move(mouth.left);
    out.right = move(mouth.right);
    for (LipCurve* curve : {&out.lip_line, &out.upper_lip, &out.lower_lip, &out.upper_inner, &out.lower_inner}) {
      for (cv::Point2f& p : *curve) p = move(p);
    }
    return out;
  }

  cv::Point2f pivot;  // the same in both frames
  float cos, sin;     // of the head's slant
};

}  // namespace showhorse
