// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * Fills the wanted pixels of a picture with patches of its known part, most certain places and continued edges first.
 *
 * @param picture BGR, 8 bit, even size; filled in place
 * @param known 8 bit, half the size, 255 where all four pixels are known; extended by what is filled
 * @param wanted 8 bit, half the size, not 0 where to fill
 * @return at full size, where each pixel was copied from: an offset (16-bit x, y), 0 where it was not
 */
cv::Mat patch_fill(cv::Mat& picture, cv::Mat& known, const cv::Mat& wanted);

}  // namespace showhorse
