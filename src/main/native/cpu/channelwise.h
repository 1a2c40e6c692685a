/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "cpu/elementwise.h"

namespace happyhorse::cpu {

/** kernel(channel, float* x, n) in place over pieces of x [C, ...], conversion as in elementwise(). Contiguous. */
template <class Kernel>
void channelwise(const Tensor& x, const Tensor& out, const char* operation, const Kernel& kernel) {
  require(x.rank() >= 1 && x.shape() == out.shape() && x.contiguous() && out.contiguous(), operation,
          "x and out must be contiguous and of one shape");
  const int64_t channels = x.dim(0);
  const int64_t positions = channels == 0 ? 0 : x.count() / channels;
  const int64_t pieces = (positions + kChunk - 1) / kChunk;
  const int64_t grain = std::max<int64_t>(1, 16 * kChunk / std::max<int64_t>(1, std::min(positions, kChunk)));
  parallel_for(channels * pieces, grain, [&](int64_t begin, int64_t end) {
    float buffer[kChunk];
    for (int64_t i = begin; i < end; ++i) {
      const int64_t channel = i / pieces;
      const int64_t first = (i % pieces) * kChunk;
      const int64_t n = std::min(kChunk, positions - first);
      const int64_t at = channel * positions + first;
      load(x.dtype(), x.raw() + at * static_cast<int64_t>(size_of(x.dtype())), 1, n, buffer);
      kernel(channel, buffer, n);
      store(out.dtype(), buffer, n, out.raw() + at * static_cast<int64_t>(size_of(out.dtype())), 1);
    }
  });
}

/** f32 [C] parameters of x [C, ...]. */
inline const float* channel_values(const Tensor& values, const Tensor& x, const char* operation) {
  require(values.dtype() == DType::f32 && values.shape() == Shape{x.dim(0)}, operation, "parameters must be f32 [C]");
  return values.span<const float>().data();
}

}  // namespace happyhorse::cpu
