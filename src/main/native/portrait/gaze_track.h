// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "stress_track.h"

namespace showhorse {

/** Where the eyes look, apart from the camera that they mostly hold. */
struct GazeTrack {
  struct Glance {
    float start, end;  // seconds
  };

  std::vector<cv::Point2f> gaze;  // per frame, in eye distances: right, down
  std::vector<Glance> glances;

  /**
   * Glances aside of a part of a second in idle clips and where phrases begin or pause, by fast saccades; in between
   * the small ones that keep eyes alive. On the camera for the first and the last third of a second.
   */
  static GazeTrack make(uint64_t seed, const StressTrack& speech, float frame);
};

}  // namespace showhorse
