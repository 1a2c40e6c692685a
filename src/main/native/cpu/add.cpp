/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void add_run(const float* a, const float* b, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) out[i] = a[i] + b[i];
}

}  // namespace

void CpuOps::add(const Tensor& a, const Tensor& b, const Tensor& out) {
  elementwise<2>({a, b}, out, [](const float* const* in, float* to, int64_t n) { add_run(in[0], in[1], to, n); });
}

}  // namespace happyhorse::cpu
