/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>

#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {

void CpuOps::sample_bottleneck(const Tensor& mean, const Tensor& scale, const Tensor& noise, const Tensor& out) {
  elementwise<3>({mean, scale, noise}, out, [](const float* const* in, float* to, int64_t n) {
    for (int64_t i = 0; i < n; ++i) {
      // softplus as PyTorch computes it: linear from 20 on, where the logarithm would add nothing.
      const float softplus = in[1][i] > 20.0f ? in[1][i] : std::log1p(std::exp(in[1][i]));
      to[i] = in[0][i] + (softplus + 1e-4f) * in[2][i];
    }
  });
}

}  // namespace happyhorse::cpu
