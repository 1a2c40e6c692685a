// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "eye_shape.h"
#include "rig.h"

namespace showhorse {

/** What one eye does in one frame. */
struct EyePose {
  float closed = 0;  // 0 open .. 1 closed
  float squint = 0;  // 0..1: the lower lid pushed up by the cheek
  cv::Point2f gaze;  // how far the iris is from its neutral place, in eye distances: right, down

  bool moves() const { return closed > 0 || squint > 0 || gaze != cv::Point2f(); }
};

/** How far an iris can go, in eye distances, all 0 or more. */
struct GazeRange {
  float left = 0, right = 0, up = 0, down = 0;

  GazeRange both(const GazeRange& other) const;
  cv::Point2f held(cv::Point2f gaze) const;
};

/**
 * One eye of one presenter. The upper lid comes down with its lashes, its own skin stretching below the crease, and the
 * lower lid rises a little. The iris moves within the opening; the white beside it stretches and shrinks, and the lids
 * go along with a look up or down. Nothing is painted: all that is seen is the picture's.
 */
class Eyelid {
 public:
  /** What is seen at a point of the canvas. */
  struct Seen {
    cv::Point2f skin;    // neutral point of the skin seen there
    float other = 0;     // 0..1 share of the pixel that shows what is behind its edge: the eyeball, or the other lid
    cv::Point2f behind;  // neutral point of that
    float behind_light = 1;  // on it: a falling lid shades the eyeball
  };

  /**
   * @param eye in canvas pixels
   * @param along one eye distance along the line through both eyes, in canvas pixels
   */
  Eyelid(const EyeShape& shape, const Eye& eye, cv::Point2f along);

  const EyeShape& shape() const { return shape_; }

  /** The box of canvas pixels outside which no point moves. */
  cv::Rect2f box() const;

  /** The iris keeps well inside the opening; nowhere when no iris was found. */
  GazeRange range() const;

  /** @param pixel size of the output pixel, for soft edges */
  Seen look(const EyePose& pose, cv::Point2f p, float pixel) const;

 private:
  cv::Point2f ball_source(const EyePose& pose, cv::Point2f at) const;
  cv::Point2f to_eye(cv::Point2f p) const;
  cv::Point2f to_canvas(cv::Point2f at) const;

  EyeShape shape_;
  cv::Point2f middle_, along_;
  float unit_;
};

}  // namespace showhorse
