/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "model/json.h"

/** What a configuration may say: far beyond every published model, and so little that no size computed from it leaves
 *  64 bits. */
namespace happyhorse {

/** Channels of a tensor. */
inline constexpr Range kWidths{1, 1 << 16};
/** Layers, heads, multipliers. */
inline constexpr Range kCounts{1, 1024};
/** Indices of layers. */
inline constexpr Range kLayers{0, 1023};
/** Tokens or frames that one position sees. */
inline constexpr Range kReaches{0, 1 << 20};
/** Blocks that each change the resolution. */
inline constexpr size_t kMostScales = 8;

}  // namespace happyhorse
