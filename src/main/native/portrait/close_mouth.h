// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * Derives the neutral pose from whatever the photo shows: the lips of an open mouth come together on the lip line (the
 * skin above and below follows, the teeth disappear between the lips) and a broad smile comes down to a small one.
 * Nothing happens to a closed mouth at rest.
 */
void close_mouth(cv::Mat& canvas, Rig& rig);

}  // namespace showhorse
