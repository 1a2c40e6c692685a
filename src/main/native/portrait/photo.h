// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

namespace showhorse {

inline constexpr size_t kMaxPhotoBytes = size_t{20} << 20;
inline constexpr int64_t kMaxPhotoPixels = 12'000'000;

/**
 * Decodes a JPEG, PNG or WebP into 8-bit BGR, upright (EXIF rotation applied, transparency laid over light grey).
 * Its size is read from the header and judged before a pixel is decoded.
 *
 * @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE
 */
cv::Mat decode_photo(std::span<const uint8_t> file);

/** @throws Failure PHOTO_TOO_LARGE over kMaxPhotoPixels, PHOTO_UNREADABLE for an empty picture */
void check_photo_size(int64_t width, int64_t height);

}  // namespace showhorse
