/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

/** The gate has no lower bound, and this is the sigmoid approximation of GELU, not the tanh or erf form. */
HAPPYHORSE_SIMD void gelu7_run(const float* x, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) {
    const float c = x[i] > 7.0f ? 7.0f : x[i];
    out[i] = c * sigmoid(1.702f * c);
  }
}

}  // namespace

void CpuOps::gelu7(const Tensor& x, const Tensor& out) {
  elementwise<1>({x}, out, [](const float* const* in, float* to, int64_t n) { gelu7_run(in[0], to, n); });
}

}  // namespace happyhorse::cpu
