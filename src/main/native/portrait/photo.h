// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

#include "picture.h"

namespace showhorse {

inline constexpr size_t kMaxPhotoBytes = size_t{20} << 20;
/** What phones call 12 megapixels has up to 12.6: 4032 x 3024, 4080 x 3072. */
inline constexpr int64_t kMaxPhotoPixels = 13'000'000;
/** What JPEG can say. */
inline constexpr int32_t kMaxSide = 65'535;

/** @param name what refusals call it: "photo" */
PictureLimits photo_limits(const char* name);

/**
 * decode_picture() within the limits of photos, transparency laid over light grey.
 *
 * @param name as for photo_limits()
 * @return 8-bit BGR
 * @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE
 */
cv::Mat decode_photo(std::span<const uint8_t> file, const char* name = "photo");

}  // namespace showhorse
