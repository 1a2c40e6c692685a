// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * Whether four inks are stored inverted, 255 for none, told from the picture: nothing says so in a JPEG without Adobe's
 * marker, and both ways occur. @param cmyk 8 bit
 */
bool inks_inverted(const cv::Mat& cmyk);

}  // namespace showhorse
