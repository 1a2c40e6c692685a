/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void gelu_tanh(const float* x, float* out, int64_t n) {
  constexpr float kRootTwoOverPi = 0.7978845608028654f;
  for (int64_t i = 0; i < n; ++i) {
    const float inner = kRootTwoOverPi * (x[i] + 0.044715f * x[i] * x[i] * x[i]);
    out[i] = 0.5f * x[i] * (1.0f + tanh_fast(inner));
  }
}

HAPPYHORSE_SIMD void multiply(const float* x, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) out[i] *= x[i];
}

}  // namespace

void CpuOps::gelu_tanh_gate(const Tensor& gate, const Tensor& up, const Tensor& out) {
  const bool round = gate.dtype() == DType::bf16;
  elementwise<2>({gate, up}, out, [round](const float* const* in, float* to, int64_t n) {
    gelu_tanh(in[0], to, n);
    if (round) round_to_bf16(to, n);
    multiply(in[1], to, n);
  });
}

}  // namespace happyhorse::cpu
