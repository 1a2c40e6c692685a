/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {

void CpuOps::to_pixels(const Tensor& x, const Tensor& out) {
  require(x.rank() == 4 && x.dim(0) == 3 && x.contiguous(), "to_pixels", "x must be contiguous [3, F, H, W]");
  require(out.shape() == Shape({x.dim(1), x.dim(2), x.dim(3), 3}), "to_pixels", "out must be [F, H, W, 3]");
  const std::span<uint8_t> to = out.span<uint8_t>();
  const int64_t plane = x.count() / 3;
  const auto size = static_cast<int64_t>(size_of(x.dtype()));
  parallel_for(plane, kChunk, [&](int64_t begin, int64_t end) {
    float values[kChunk];
    for (int64_t c = 0; c < 3; ++c) {
      load(x.dtype(), x.raw() + (c * plane + begin) * size, 1, end - begin, values);
      for (int64_t i = begin; i < end; ++i) {
        const float level = 0.5f * values[i - begin] + 0.5f;
        // NaN becomes black: it fails both comparisons of this order.
        const float clamped = level > 0.0f ? (level < 1.0f ? level : 1.0f) : 0.0f;
        to[i * 3 + c] = static_cast<uint8_t>(clamped * 255.0f);
      }
    }
  });
}

}  // namespace happyhorse::cpu
