// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * The background with the presenter taken out. Deep behind the presenter, where nobody ever looks, it is only smooth; a
 * margin along the outline, which the moving head uncovers, is continued with patches of the background beside it, so
 * that shelves and stripes run on: Antonio Criminisi et al., "Region Filling and Object Removal by Exemplar-Based Image
 * Inpainting" (2004). Patches are sought at half the size and copied at full size.
 *
 * @param picture BGR, 8 bit, at least 64 x 64
 * @param hidden 8 bit, of the same size: not 0 where the background is not seen
 * @param margin 32-bit float, one per row: how far behind the outline patches are laid, in pixels
 * @return BGR, 8 bit: the picture where nothing hides it
 */
cv::Mat background_plate(const cv::Mat& picture, const cv::Mat& hidden, const cv::Mat& margin);

}  // namespace showhorse
