// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace showhorse {

std::vector<uint8_t> read_file(const std::string& path);

/** BGR to PNG bytes. */
std::vector<uint8_t> png_of(const cv::Mat& bgr);

void write_png(const cv::Mat& bgr, const std::string& path);

}  // namespace showhorse
