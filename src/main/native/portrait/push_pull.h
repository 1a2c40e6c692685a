// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * Fills the unknown part of a picture smoothly from the known one, far gaps from far away: the pyramid of Steven
 * Gortler et al., "The Lumigraph" (1996), section 3.4.
 *
 * @param picture BGR, 8 bit
 * @param known 8 bit, of the same size: 0 unknown .. 255 known
 * @return 32-bit float BGR of the same size; all zero when nothing is known
 */
cv::Mat push_pull(const cv::Mat& picture, const cv::Mat& known);

}  // namespace showhorse
