// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * The rig over its photo with a name at every part: the face box, the outline of the face, the eyes, the lips and the line
 * where they meet, the chin. The photo is scaled so that its longer side has 900..1280 pixels and names can be read.
 */
cv::Mat draw_rig(const cv::Mat& photo, const Rig& rig);

}  // namespace showhorse
