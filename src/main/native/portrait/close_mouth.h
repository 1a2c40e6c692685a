// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * Brings the lips of an open or smiling mouth together on the lip line, so that the neutral pose is closed: the skin
 * above and below follows, the teeth disappear between the lips. Nothing happens to a closed mouth.
 */
void close_mouth(cv::Mat& canvas, Rig& rig);

}  // namespace showhorse
