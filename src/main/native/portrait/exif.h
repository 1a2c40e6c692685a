// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>

namespace showhorse {

/**
 * The orientation tag (1..8) of an EXIF block (TIFF header first, an "Exif\0\0" prefix is skipped).
 * 1, upright, when there is none or the block is damaged.
 */
int exif_orientation(std::span<const uint8_t> exif) noexcept;

/** Finds the EXIF block of a PNG (chunk eXIf). Empty when there is none. */
std::span<const uint8_t> exif_of_png(std::span<const uint8_t> file) noexcept;

/** Finds the EXIF block of a WebP (RIFF chunk EXIF). Empty when there is none. */
std::span<const uint8_t> exif_of_webp(std::span<const uint8_t> file) noexcept;

}  // namespace showhorse
