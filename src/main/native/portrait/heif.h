// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>

#include "picture.h"
#include "stored_picture.h"

namespace showhorse {

/** Whether the first bytes are those of HEIC, HEIF or AVIF. */
bool is_heif(std::span<const uint8_t> file) noexcept;

/**
 * Decodes HEIC and AVIF, as iPhones and web shops make them, by the program showhorse-heif, which lies beside the library
 * or program that this code is in. Blocks for as long as that takes, at most some 20 s.
 *
 * @return colours as the file says; upright already
 * @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE
 */
StoredPicture decode_heif(std::span<const uint8_t> file, const PictureLimits& limits);

}  // namespace showhorse
