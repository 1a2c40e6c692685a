/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void accumulate(const float* x, float* sum, int64_t n) {
  for (int64_t i = 0; i < n; ++i) sum[i] += x[i];
}

HAPPYHORSE_SIMD void divide(float by, float* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] /= by;
}

}  // namespace

void CpuOps::mean_groups(const Tensor& x, const Tensor& out) {
  require(x.rank() == 3 && out.shape() == Shape({x.dim(0), x.dim(2)}), "mean_groups",
          "x must be [O, G, P], out [O, P]");
  require(x.contiguous() && out.contiguous() && x.dim(1) > 0, "mean_groups", "operands must be contiguous");
  const int64_t group = x.dim(1);
  const int64_t positions = x.dim(2);
  const auto x_size = static_cast<int64_t>(size_of(x.dtype()));
  const auto out_size = static_cast<int64_t>(size_of(out.dtype()));
  const int64_t pieces = (positions + kChunk - 1) / kChunk;
  parallel_for(x.dim(0) * pieces, 8, [&](int64_t begin, int64_t end) {
    float values[kChunk];
    float sums[kChunk];
    for (int64_t i = begin; i < end; ++i) {
      const int64_t o = i / pieces;
      const int64_t first = (i % pieces) * kChunk;
      const int64_t n = std::min(kChunk, positions - first);
      std::fill_n(sums, n, 0.0f);
      for (int64_t g = 0; g < group; ++g) {
        load(x.dtype(), x.raw() + ((o * group + g) * positions + first) * x_size, 1, n, values);
        accumulate(values, sums, n);
      }
      divide(static_cast<float>(group), sums, n);
      store(out.dtype(), sums, n, out.raw() + (o * positions + first) * out_size, 1);
    }
  });
}

}  // namespace happyhorse::cpu
