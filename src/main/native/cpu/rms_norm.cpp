/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>

#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/reduce.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void normalise(float scale, const float* weight, float* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] = x[i] * scale * (weight[i] + 1.0f);
}

}  // namespace

void CpuOps::rms_norm(const Tensor& x, const Tensor& weight, float eps, const Tensor& out) {
  require(x.rank() >= 1 && x.shape() == out.shape(), "rms_norm", "x and out differ in shape");
  const int last = x.rank() - 1;
  const int64_t width = x.dim(last);
  require(weight.dtype() == DType::f32 && weight.shape() == Shape{width}, "rms_norm", "weight must be f32 [D]");
  require(width > 0 && x.strides()[last] == 1 && out.strides()[last] == 1, "rms_norm", "last dimension must be dense");
  const float* weights = weight.span<const float>().data();

  // One element per row: the walk gives each row's place in both tensors, whatever their leading strides.
  const std::array<Tensor, 2> firsts{x.narrow(last, 0, 1), out.narrow(last, 0, 1)};
  const Walk walk(firsts);
  parallel_for(walk.outer * walk.length, std::max<int64_t>(1, 16 * kChunk / width), [&](int64_t begin, int64_t end) {
    thread_local std::vector<float> buffer;
    buffer.resize(width);
    for (int64_t i = begin; i < end; ++i) {
      const int64_t run = i / walk.length;
      const int64_t step = i % walk.length;
      const int64_t from = walk.offset(0, run) + step * walk.inner[0];
      const int64_t to = walk.offset(1, run) + step * walk.inner[1];
      load(x.dtype(), x.raw() + from * static_cast<int64_t>(size_of(x.dtype())), 1, width, buffer.data());
      const float mean = sum_of_squares(buffer.data(), width) / static_cast<float>(width);
      normalise(1.0f / std::sqrt(mean + eps), weights, buffer.data(), width);
      store(out.dtype(), buffer.data(), width, out.raw() + to * static_cast<int64_t>(size_of(out.dtype())), 1);
    }
  });
}

}  // namespace happyhorse::cpu
