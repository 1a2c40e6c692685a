/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>

#include "cpu/channelwise.h"
#include "cpu/cpu_ops.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

/** Beyond this the f32 range reduction below loses digits that the C library keeps. */
constexpr float kFarthest = 4096.0f;

/** sin^2 has period pi: reduce to -pi/2..pi/2 in three steps (Cody and Waite), then sin by its series to x^11. */
HAPPYHORSE_SIMD void snake_run(float alpha, float weight, float* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) {
    const float angle = alpha * x[i];
    const float shifted = angle * 0.318309886183790672f + 12582912.0f;
    const float turns = shifted - 12582912.0f;
    const float r = ((angle - turns * 3.140625f) - turns * 9.67502593994140625e-4f) - turns * 1.509957990978376e-7f;
    const float s = r * r;
    float p = -2.5052108e-8f;
    p = p * s + 2.7557319e-6f;
    p = p * s - 1.9841270e-4f;
    p = p * s + 8.3333333e-3f;
    p = p * s - 1.6666667e-1f;
    const float sine = r + r * s * p;
    x[i] += weight * sine * sine;
  }
}

HAPPYHORSE_SIMD float farthest(float alpha, const float* x, int64_t n) {
  float result = 0;
  for (int64_t i = 0; i < n; ++i) {
    const float angle = std::fabs(alpha * x[i]);
    result = angle > result ? angle : result;
  }
  return result;
}

}  // namespace

void CpuOps::snake(const Tensor& x, const Tensor& alpha, const Tensor& beta, const Tensor& out) {
  const float* alphas = channel_values(alpha, x, "snake");
  const float* betas = channel_values(beta, x, "snake");
  channelwise(x, out, "snake", [=](int64_t channel, float* values, int64_t n) {
    const float frequency = std::exp(alphas[channel]);
    const float weight = 1.0f / (std::exp(betas[channel]) + 1e-9f);
    if (farthest(frequency, values, n) < kFarthest) return snake_run(frequency, weight, values, n);
    for (int64_t i = 0; i < n; ++i) {
      const float sine = std::sin(frequency * values[i]);
      values[i] += weight * sine * sine;
    }
  });
}

}  // namespace happyhorse::cpu
