// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <string>

#include "rig.h"

namespace showhorse {

/**
 * How the suggested framing is changed. It is given against the suggestion, so that one choice means the same on an
 * upright and on a lying canvas.
 */
struct FramingChoice {
  /** Size of the presenter over the suggested size; the point between the eyes stays where it is. */
  float zoom = 1;
  /** How far the presenter stands to the right and lower than suggested, as shares of the canvas' width and height. */
  float x = 0, y = 0;

  static constexpr float kLeastZoom = 0.5f, kMostZoom = 2.0f;
  static constexpr float kMostShift = 0.4f;

  bool operator==(const FramingChoice&) const = default;
};

/** Where the photo lies on the canvas. */
struct Placing {
  float scale;         // canvas pixels per photo pixel
  cv::Point2f offset;  // of the photo's corner on the canvas

  cv::Point2f operator()(cv::Point2f photo) const { return photo * scale + offset; }
};

/** How much of the canvas lies beyond each edge of the photo, as shares of its width and height; 0 where none does. */
struct Gaps {
  float left, top, right, bottom;
};

/**
 * Head and shoulders: the face takes 20..28 % of an upright canvas' height (more of a lying one), the eyes lie at about
 * a third of it, the hair has head room. Pulled towards the photo where it ends.
 */
Placing suggested_placing(const Rig& rig, cv::Size canvas);

/** The suggestion as the choice changes it, wherever that leads. */
Placing placing_of(const Rig& rig, cv::Size canvas, const FramingChoice& choice);

Gaps gaps_of(const Placing& placing, const Rig& rig, cv::Size canvas);

/**
 * The nearest choice that fits: brows, cheeks and chin stay on the canvas, and no more of it lies beyond the photo than
 * can be filled believably (a tenth at the sides and above, a fiftieth below the body) or than the suggestion leaves.
 */
FramingChoice fitted(const Rig& rig, cv::Size canvas, const FramingChoice& choice);

/** @throws Failure LOOK when the choice is out of range or does not fit, with the nearest that does */
void check_framing(const Rig& rig, cv::Size canvas, const FramingChoice& choice);

}  // namespace showhorse
