/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>

#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {
namespace {

/** Where each output index reads: the lower neighbour, and the share of the upper one. Computed in f32 as the
 * reference. */
struct Axis {
  std::vector<int64_t> low;
  std::vector<int64_t> high;
  std::vector<float> share;

  Axis(int64_t from, int64_t to) : low(to), high(to), share(to) {
    const float scale = to > 1 ? static_cast<float>(from - 1) / static_cast<float>(to - 1) : 0.0f;
    for (int64_t i = 0; i < to; ++i) {
      const float at = static_cast<float>(i) * scale;
      low[i] = std::min<int64_t>(static_cast<int64_t>(std::floor(at)), from - 1);
      high[i] = std::min(low[i] + 1, from - 1);
      share[i] = at - static_cast<float>(low[i]);
    }
  }
};

}  // namespace

void CpuOps::resize_linear(const Tensor& x, const Tensor& out) {
  require(x.rank() == 3 && out.rank() == 3 && x.dim(0) == out.dim(0), "resize_linear", "x must be [N, h, w]");
  require(x.dim(1) > 0 && x.dim(2) > 0, "resize_linear", "x is empty");
  const std::span<const float> from = x.span<const float>();
  const std::span<float> to = out.span<float>();
  const int64_t height = out.dim(1);
  const int64_t width = out.dim(2);
  const Axis rows(x.dim(1), height);
  const Axis columns(x.dim(2), width);
  parallel_for(out.dim(0) * height, std::max<int64_t>(1, 16 * kChunk / std::max<int64_t>(1, width)),
               [&](int64_t begin, int64_t end) {
                 for (int64_t i = begin; i < end; ++i) {
                   const int64_t y = i % height;
                   const float* plane = &from[i / height * x.dim(1) * x.dim(2)];
                   const float* top = plane + rows.low[y] * x.dim(2);
                   const float* bottom = plane + rows.high[y] * x.dim(2);
                   const float down = rows.share[y];
                   for (int64_t j = 0; j < width; ++j) {
                     const float right = columns.share[j];
                     const float upper = (1.0f - right) * top[columns.low[j]] + right * top[columns.high[j]];
                     const float lower = (1.0f - right) * bottom[columns.low[j]] + right * bottom[columns.high[j]];
                     to[i * width + j] = (1.0f - down) * upper + down * lower;
                   }
                 }
               });
}

}  // namespace happyhorse::cpu
