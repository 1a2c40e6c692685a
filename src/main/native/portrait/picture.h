// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <span>
#include <string>

namespace showhorse {

/** How large a picture may be, and what a refusal calls it. */
struct PictureLimits {
  std::string name;  // "photo"
  size_t bytes = 0;
  int64_t pixels = 0;
  int32_t side = 0;

  /** @throws Failure PHOTO_TOO_LARGE, PHOTO_UNREADABLE for an empty picture */
  void check(int64_t width, int64_t height) const;

  /** @param why "is a damaged JPEG". @throws Failure PHOTO_UNREADABLE */
  [[noreturn]] void unreadable(const std::string& why) const;
};

/**
 * Decodes a JPEG, PNG, WebP, HEIC or AVIF file: upright (EXIF or the container's rotation applied), colours turned into
 * sRGB. Its size is read from the header and judged before a pixel is decoded.
 *
 * @return 8 bit, BGR, or BGRA (not premultiplied) when the file has transparency
 * @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE
 */
cv::Mat decode_picture(std::span<const uint8_t> file, const PictureLimits& limits);

}  // namespace showhorse
