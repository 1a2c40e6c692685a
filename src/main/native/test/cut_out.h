// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

#include "layers.h"
#include "rig.h"

namespace showhorse {

/** The demo presenter before a background that is known also where it is hidden. */
struct KnownScene {
  Layers truth;  // the picture, its true alpha, its true background
  Rig rig;       // in pixels of the picture
};

/** The framed demo presenter laid over a background of the same size, BGR. */
KnownScene presenter_before(const cv::Mat& background);

/** "stripes": straight and vertical; "checker"; "wall": soft, with the grain of a photo. */
cv::Mat background_called(const std::string& name, cv::Size size);

}  // namespace showhorse
