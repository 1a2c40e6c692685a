/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void clamp_run(const float* x, float low, float high, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) {
    const float raised = x[i] < low ? low : x[i];
    out[i] = raised > high ? high : raised;
  }
}

}  // namespace

void CpuOps::clamp(const Tensor& x, float low, float high, const Tensor& out) {
  elementwise<1>({x}, out, [=](const float* const* in, float* to, int64_t n) { clamp_run(in[0], low, high, to, n); });
}

}  // namespace happyhorse::cpu
