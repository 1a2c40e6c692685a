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

/** Whether an EXIF block declares Adobe RGB, as cameras do without a profile (DCF: interoperability index R03). */
bool exif_adobe_rgb(std::span<const uint8_t> exif) noexcept;

}  // namespace showhorse
