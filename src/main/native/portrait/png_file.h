// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

namespace showhorse {

/** A picture (BGR or BGRA, 8 bit) as a PNG file. @throws Failure INTERNAL when libpng cannot write it */
std::vector<uint8_t> png_file(const cv::Mat& picture);

}  // namespace showhorse
