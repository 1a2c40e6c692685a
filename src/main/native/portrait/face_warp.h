// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "face.h"
#include "face_pose.h"

namespace showhorse {

/**
 * The movements of the face itself in one frame, in the head's own frame of reference: for a point of the moved face,
 * the point of the neutral picture that is seen there.
 */
class FaceWarp {
 public:
  /** A point seen close to the lips or the eyes: up to two things share the pixel. */
  struct Seen {
    cv::Point2f skin;     // neutral point
    float light = 1;      // on it
    float other = 0;      // share of the pixel that shows the eyeball or the inner mouth instead
    cv::Point2f eyeball;  // neutral point, when in_eye
    float eyeball_light = 1;
    bool in_eye = false;
    InnerMouth::Seen inner;
  };

  FaceWarp(const Face& face, const FacePose& pose);

  /** Is a box of moved points near enough to lips or eyes to need detail()? */
  bool needs_detail(const cv::Rect2f& box) const;

  /** The neutral point where the movement is smooth. */
  cv::Point2f smooth(cv::Point2f p) const;

  /** @param pixel size of the output pixel */
  Seen detail(cv::Point2f p, float pixel) const;

  const InnerMouth& inner() const { return face_.inner; }

 private:
  /** smooth() of a point that is moved by the lips at most. @param at the same point in the mouth's frame */
  cv::Point2f about_mouth(cv::Point2f p, cv::Point2f at) const;

  const Face& face_;
  const FacePose& pose_;
  MouthWarp mouth_;
  Expression expression_;
  cv::Rect2f lips_;
  cv::Rect2f mouth_reach_;
  cv::Rect2f eye_[2];
  EyePose eyes_[2];
};

}  // namespace showhorse
