// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "framing.h"
#include "rig.h"

namespace showhorse {

/** The photo laid on the canvas with head and shoulders, and the rig in canvas pixels. */
struct Framing {
  cv::Mat canvas;  // BGR, 8 bit
  Rig rig;
  float scale = 1;  // canvas pixels per photo pixel
};

/**
 * Lays the photo on the canvas as chosen, or the nearest to it that fits. A photo that does not reach an edge is
 * continued there by its own blurred mirror image (its last row at the bottom).
 */
Framing frame_presenter(const cv::Mat& photo, const Rig& rig, cv::Size canvas, const FramingChoice& choice = {});

}  // namespace showhorse
