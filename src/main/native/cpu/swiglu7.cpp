/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void swiglu7_run(const float* gate, const float* linear, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) {
    const float g = gate[i] > 7.0f ? 7.0f : gate[i];
    const float high = linear[i] > 7.0f ? 7.0f : linear[i];
    const float l = high < -7.0f ? -7.0f : high;
    out[i] = g * sigmoid(1.702f * g) * (l + 1.0f);
  }
}

}  // namespace

void CpuOps::swiglu7(const Tensor& x, const Tensor& out) {
  require(x.rank() == 2 && x.contiguous() && x.dim(1) % 2 == 0, "swiglu7", "x must be contiguous [L, 2I]");
  elementwise<2>({x.every(1, 0, 2), x.every(1, 1, 2)}, out,
                 [](const float* const* in, float* to, int64_t n) { swiglu7_run(in[0], in[1], to, n); });
}

}  // namespace happyhorse::cpu
