/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/channelwise.h"
#include "cpu/cpu_ops.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void affine(float scale, float shift, float* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] = x[i] * scale + shift;
}

}  // namespace

void CpuOps::scale_channels(const Tensor& x, const Tensor& scale, const Tensor& shift, const Tensor& out) {
  const float* scales = channel_values(scale, x, "scale_channels");
  const float* shifts = channel_values(shift, x, "scale_channels");
  channelwise(x, out, "scale_channels",
              [=](int64_t channel, float* values, int64_t n) { affine(scales[channel], shifts[channel], values, n); });
}

}  // namespace happyhorse::cpu
