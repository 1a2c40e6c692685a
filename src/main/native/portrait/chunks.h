// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace showhorse {

/** The first chunk of that name in a PNG. Empty when there is none. */
std::span<const uint8_t> png_chunk(std::span<const uint8_t> file, std::string_view name) noexcept;

/** The first chunk of that name in a WebP (RIFF). Empty when there is none. */
std::span<const uint8_t> webp_chunk(std::span<const uint8_t> file, std::string_view name) noexcept;

}  // namespace showhorse
