// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "face_pose.h"
#include "mouth.h"
#include "rig.h"

namespace showhorse {

/** A colour as limited-range Y, U, V. */
struct Tone {
  float y = 16, u = 128, v = 128;
};

/**
 * What is seen between parted lips: a dark hollow, the upper teeth (fixed to the head), the lower teeth (falling with
 * the jaw) and the tongue, in tones taken from the photo and under its light.
 */
class InnerMouth {
 public:
  /** How much of each is seen at a point, already lit. The rest is hollow. */
  struct Seen {
    float tooth = 0;
    float tongue = 0;
    float light = 0;  // of the hollow itself
  };

  /** @param tooth the colour of the photo's own teeth (BGR), or black when it shows none */
  InnerMouth(const cv::Mat& canvas, const Rig& rig, const MouthShape& shape, cv::Vec3f tooth);

  /**
   * @param p a point in the mouth's frame, where teeth keep their place whatever the lips do
   * @param level the same point with the lips' movement across undone (MouthWarp::level), between the column's edges
   */
  Seen look(const MouthWarp& warp, const MouthWarp::Column& c, const LipPose& pose, cv::Point2f p,
            cv::Point2f level) const;

  /** Where the upper teeth end: y in the mouth's frame, at x. */
  float upper_teeth_end(const MouthWarp& warp, float x) const;

  Tone tone(const Seen& seen) const {
    return {channel(seen, &Tone::y, 16), channel(seen, &Tone::u, 128), channel(seen, &Tone::v, 128)};
  }

 private:
  float channel(const Seen& s, float Tone::*c, float zero) const {
    return zero + s.light * (hollow_.*c - zero) + s.tooth * (tooth_.*c - zero) + s.tongue * (tongue_.*c - zero);
  }

  float unit_;
  float middle_;
  float line_;  // of the lips, in the middle
  float bend_;  // of the teeth's edges: they rise a little to the sides
  float side_;  // of the photo's light
  Tone hollow_, tooth_, tongue_;
};

/** Mean colour (BGR) of the teeth between the inner lip edges of an open mouth; black when none are seen. */
cv::Vec3f teeth_colour(const cv::Mat& canvas, const Rig& rig);

}  // namespace showhorse
