// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * One eye of one presenter and how far it is closed. The upper lid's skin comes down with its lashes and the lower lid
 * rises a little; the skin between lash line and brow stretches.
 */
class Eyelid {
 public:
  /** What is seen at a point: the neutral point, how it is lit, and how much of the eyeball instead. */
  struct Seen {
    float lid_y;      // neutral y of the skin seen there
    float lid_light;  // on that skin: the lashes darken the edge of a falling lid
    float eyeball;    // 0..1 share of the pixel that still shows the eyeball, at its own place
    float shade;      // light on the eyeball under the lid
  };

  /** @param slant rise of the line through the eye corners, per pixel */
  Eyelid(const Eye& eye, float unit, float slant);

  /** The box outside which no point moves. */
  cv::Rect2f box() const;

  /** @param pixel size of the output pixel, for soft edges */
  Seen look(float closed, float x, float y, float pixel) const;

 private:
  cv::Point2f centre_;
  float half_width_, upper_, lower_, unit_, slant_;
};

}  // namespace showhorse
