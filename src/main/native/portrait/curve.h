// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <span>

namespace showhorse {

/** The height of a curve through points (x rising) at x: cubic between them, level beyond the ends. */
float curve_at(std::span<const cv::Point2f> points, float x);

}  // namespace showhorse
