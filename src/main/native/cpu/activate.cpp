/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void silu(const float* x, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) out[i] = x[i] * sigmoid(x[i]);
}

HAPPYHORSE_SIMD void relu(const float* x, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) out[i] = x[i] < 0.0f ? 0.0f : x[i];
}

}  // namespace

void CpuOps::activate(Activation activation, const Tensor& x, const Tensor& out) {
  const auto run = activation == Activation::silu ? silu : relu;
  elementwise<1>({x}, out, [run](const float* const* in, float* to, int64_t n) { run(in[0], to, n); });
}

}  // namespace happyhorse::cpu
