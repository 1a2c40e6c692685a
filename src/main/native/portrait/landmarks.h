// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "face_finder.h"
#include "rig.h"

namespace showhorse {

/** Measures the face that the cascades found: eyes, lips, chin and outline from the pixels, held near human
 * proportions. */
Rig measure_face(const cv::Mat& photo, const FoundFace& found);

}  // namespace showhorse
