// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * Makes pixels copied from elsewhere fit together and with their surroundings: their steps from one to the next are
 * kept, their brightness is not. Patrick Pérez et al., "Poisson Image Editing" (2003), equation 7.
 *
 * @param picture BGR, 8 bit, changed in place where copied
 * @param from per pixel where it was copied from: an offset (16-bit x, y), 0 where it was not copied
 * @param closed 8 bit: not 0 where a pixel that was not copied is unknown, and nothing is to be fitted to it
 */
void smooth_seams(cv::Mat& picture, const cv::Mat& from, const cv::Mat& closed);

}  // namespace showhorse
