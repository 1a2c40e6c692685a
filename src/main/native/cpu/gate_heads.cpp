/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void gate_row(float* x, const float* gates, int64_t heads, int64_t width) {
  for (int64_t h = 0; h < heads; ++h) {
    const float open = sigmoid(gates[h]);
    for (int64_t i = 0; i < width; ++i) x[h * width + i] *= open;
  }
}

}  // namespace

void CpuOps::gate_heads(const Tensor& x, const Tensor& gates, const Tensor& out) {
  require(x.rank() == 3 && x.shape() == out.shape() && x.contiguous() && out.contiguous(), "gate_heads",
          "x and out must be contiguous [L, H, D]");
  require(gates.shape() == Shape{x.dim(0), x.dim(1)} && gates.strides()[1] == 1, "gate_heads", "gates must be [L, H]");
  const int64_t heads = x.dim(1);
  const int64_t width = heads * x.dim(2);
  parallel_for(x.dim(0), std::max<int64_t>(1, 16 * kChunk / width), [&](int64_t begin, int64_t end) {
    thread_local std::vector<float> buffer;
    buffer.resize(width + heads);
    for (int64_t l = begin; l < end; ++l) {
      load(x.dtype(), row(x, l), 1, width, buffer.data());
      load(gates.dtype(), row(gates, l), 1, heads, buffer.data() + width);
      gate_row(buffer.data(), buffer.data() + width, heads, x.dim(2));
      store(out.dtype(), buffer.data(), width, row(out, l), 1);
    }
  });
}

}  // namespace happyhorse::cpu
