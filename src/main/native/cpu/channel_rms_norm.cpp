/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>

#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void add_squares(const float* x, float* sums, int64_t n) {
  for (int64_t i = 0; i < n; ++i) sums[i] += x[i] * x[i];
}

HAPPYHORSE_SIMD void scale_all(const float* scales, float gamma, float* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] = x[i] * scales[i] * gamma;
}

}  // namespace

void CpuOps::channel_rms_norm(const Tensor& x, const Tensor& gamma, ChannelNorm norm, float eps, const Tensor& out) {
  require(x.rank() >= 2 && x.shape() == out.shape(), "channel_rms_norm", "x and out differ in shape");
  require(x.contiguous() && out.contiguous(), "channel_rms_norm", "operands must be contiguous");
  const int64_t channels = x.dim(0);
  require(!gamma.defined() || (gamma.dtype() == DType::f32 && gamma.shape() == Shape{channels}), "channel_rms_norm",
          "gamma must be f32 [C]");
  const float* gammas = gamma.defined() ? gamma.span<const float>().data() : nullptr;
  const int64_t positions = channels == 0 ? 0 : x.count() / channels;
  const auto x_size = static_cast<int64_t>(size_of(x.dtype()));
  const auto out_size = static_cast<int64_t>(size_of(out.dtype()));

  // parallel_for gives at most kChunk positions unless there are no more than that in all.
  parallel_for(positions, kChunk, [&](int64_t begin, int64_t end) {
    const int64_t n = end - begin;
    float values[kChunk];
    float scales[kChunk] = {};
    for (int64_t c = 0; c < channels; ++c) {
      load(x.dtype(), x.raw() + (c * positions + begin) * x_size, 1, n, values);
      add_squares(values, scales, n);
    }
    for (int64_t i = 0; i < n; ++i) {
      scales[i] = norm == ChannelNorm::l2
                      ? std::sqrt(static_cast<float>(channels)) / std::max(std::sqrt(scales[i]), eps)
                      : 1.0f / std::sqrt(scales[i] / static_cast<float>(channels) + eps);
    }
    for (int64_t c = 0; c < channels; ++c) {
      load(x.dtype(), x.raw() + (c * positions + begin) * x_size, 1, n, values);
      scale_all(scales, gammas == nullptr ? 1.0f : gammas[c], values, n);
      store(out.dtype(), values, n, out.raw() + (c * positions + begin) * out_size, 1);
    }
  });
}

}  // namespace happyhorse::cpu
