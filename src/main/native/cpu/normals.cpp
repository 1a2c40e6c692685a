/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>

#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/philox.h"

namespace happyhorse::cpu {
namespace {

/** Two normals from two words by Box and Muller, with cuRAND's constants: u is never 0, v covers one turn. */
std::array<float, 2> box_muller(uint32_t x, uint32_t y) {
  constexpr float kTwoToMinus32 = 2.3283064e-10f;
  constexpr float kTurn = kTwoToMinus32 * 6.2831855f;
  const float u = static_cast<float>(x) * kTwoToMinus32 + kTwoToMinus32 / 2.0f;
  const float v = static_cast<float>(y) * kTurn + kTurn / 2.0f;
  const float radius = std::sqrt(-2.0f * std::log(u));
  return {radius * std::sin(v), radius * std::cos(v)};
}

}  // namespace

uint64_t CpuOps::normals(uint64_t seed, uint64_t offset, const NormalLayout& layout, const Tensor& out) {
  const std::span<float> to = out.span<float>();
  const int64_t count = out.count();
  require(offset % 4 == 0, "normals", "offset must be a multiple of 4");
  const int64_t threads = 256 * layout.grid(count);
  const int64_t iterations = (count + 4 * threads - 1) / (4 * threads);
  const std::array<uint32_t, 2> key{static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32)};
  parallel_for(iterations * threads, 4096, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const auto thread = static_cast<uint64_t>(i % threads);
      const int64_t iteration = i / threads;
      const uint64_t counter = offset / 4 + static_cast<uint64_t>(iteration);
      const auto words = philox4x32_10({static_cast<uint32_t>(counter), static_cast<uint32_t>(counter >> 32),
                                        static_cast<uint32_t>(thread), static_cast<uint32_t>(thread >> 32)},
                                       key);
      const auto low = box_muller(words[0], words[1]);
      const auto high = box_muller(words[2], words[3]);
      const float four[4] = {low[0], low[1], high[0], high[1]};
      for (int64_t k = 0; k < 4; ++k) {
        const int64_t at = iteration * 4 * threads + k * threads + static_cast<int64_t>(thread);
        if (at < count) to[at] = four[k];
      }
    }
  });
  return layout.offset_step(count);
}

}  // namespace happyhorse::cpu
