/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <algorithm>
#include <cstdint>

namespace happyhorse {

/**
 * Which element of a tensor takes which Philox number. The generator is cuRAND's Philox4x32-10: thread `id` of the grid
 * is its subsequence `id`; each iteration makes four normals, of which number k goes to element
 * `id + 4 * 256 * grid * iteration + k * 256 * grid`. With `max_grid` as on the reference's card (multiprocessors times
 * resident blocks of 256 threads: 1056 for an H100 SXM) the draws are the reference's; values depend on the grid as
 * soon as a tensor has more than 256 * max_grid elements.
 */
struct NormalLayout {
  int64_t max_grid = 1056;

  int64_t grid(int64_t count) const { return std::clamp<int64_t>((count + 255) / 256, 1, max_grid); }

  /** How far one draw of `count` normals moves the generator's offset. */
  uint64_t offset_step(int64_t count) const {
    return count == 0 ? 0 : 4 * static_cast<uint64_t>((count - 1) / (256 * grid(count) * 4) + 1);
  }
};

}  // namespace happyhorse
