/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {

void CpuOps::fill(const Tensor& to, float value) {
  elementwise<0>({}, to, [value](const float* const*, float* out, int64_t n) { std::fill_n(out, n, value); });
}

}  // namespace happyhorse::cpu
