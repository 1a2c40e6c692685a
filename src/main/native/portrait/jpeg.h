// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

namespace showhorse {

struct DecodedJpeg {
  cv::Mat pixels;   // BGR, as stored
  int orientation;  // EXIF, 1..8
};

/** Decodes a JPEG (grey, YCbCr, RGB or CMYK). @throws Failure PHOTO_UNREADABLE (also when truncated), PHOTO_TOO_LARGE
 */
DecodedJpeg decode_jpeg(std::span<const uint8_t> file);

}  // namespace showhorse
