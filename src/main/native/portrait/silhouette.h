// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/** A presenter's outline at a reduced size, hard: 255 the presenter, 0 the background, and what scale it has. */
struct Silhouette {
  cv::Mat mask;
  float scale;  // its pixels per pixel of the picture, at most 1
};

/** Seeds and runs GrabCut. @param picture BGR, 8 bit @param rig in its pixels */
Silhouette find_silhouette(const cv::Mat& picture, const Rig& rig);

}  // namespace showhorse
