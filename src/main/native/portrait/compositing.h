// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstdint>

namespace showhorse {

/**
 * What a plate's sample contributes where the presenter covers `alpha` of 255 of it, counted from mid grey. The
 * presenter's texture is the picture less this (Porter and Duff's premultiplied colour, but exact): laid over the same
 * plate at the same place it gives the picture back to the byte, and no alpha gives the plate to the byte.
 */
inline int through(int alpha, int plate) { return ((255 - alpha) * (plate - 128) * 257 + (1 << 15)) >> 16; }

/** A texture's sample over the plate. */
inline uint8_t over(int texture, int alpha, int plate) {
  return static_cast<uint8_t>(std::clamp(texture + through(alpha, plate), 0, 255));
}

}  // namespace showhorse
