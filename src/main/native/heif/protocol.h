// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

/**
 * What showhorse-heif and its caller say to each other. The file is standard input, the answer goes to standard output:
 * a Header, the ICC profile, the pixels row by row without gaps. Arguments: the most pixels, the most pixels of a side.
 * What was wrong stands on standard error, without "The photo " before it and the full stop after it; with kTooLarge only
 * "WIDTHxHEIGHT".
 */
namespace showhorse::heif {

inline constexpr const char* kProgram = "showhorse-heif";

enum Exit : int { kDone = 0, kUnreadable = 3, kTooLarge = 4 };

struct Header {
  uint32_t magic;
  int32_t width;
  int32_t height;
  int32_t channels;        // 3: RGB, 4: RGBA (not premultiplied)
  int32_t primaries;       // H.273; 2: not said
  int32_t transfer;        // H.273; 2: not said
  uint32_t profile_bytes;  // ICC; 0: none
};

inline constexpr uint32_t kMagic = 0x31484853;

/** A larger profile is left out. */
inline constexpr size_t kMaxProfileBytes = size_t{4} << 20;

}  // namespace showhorse::heif
