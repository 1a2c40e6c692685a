// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * Smooths a plane where its guide is smooth and keeps it sharp where the guide has an edge: Kaiming He et al., "Guided
 * Image Filtering" (2010), section 3, with a colour guide, worked out at half the size ("Fast Guided Filter", 2015).
 *
 * @param guide BGR, 8 bit
 * @param plane 32-bit float, of the same size
 * @param radius of the window, in pixels of the guide, at least 2
 * @param smoothness variance of the guide (its values as 0..1) below which it counts as smooth
 */
cv::Mat guided_filter(const cv::Mat& guide, const cv::Mat& plane, int radius, float smoothness);

}  // namespace showhorse
