/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void rotate(const float* sines, const float* cosines, int64_t half, float* x) {
  float* y = x + half;
  for (int64_t i = 0; i < half; ++i) {
    const float low = x[i];
    const float high = y[i];
    x[i] = low * cosines[i] - high * sines[i];
    y[i] = high * cosines[i] + low * sines[i];
  }
}

/** As tensors of bf16 compute it: each product is a tensor of its own and is rounded. */
HAPPYHORSE_SIMD void rotate_bf16(const float* sines, const float* cosines, int64_t half, float* x) {
  float* y = x + half;
  for (int64_t i = 0; i < half; ++i) {
    const float low = x[i];
    const float high = y[i];
    x[i] = happyhorse::round_to_bf16(low * cosines[i]) - happyhorse::round_to_bf16(high * sines[i]);
    y[i] = happyhorse::round_to_bf16(high * cosines[i]) + happyhorse::round_to_bf16(low * sines[i]);
  }
}

}  // namespace

void CpuOps::rope(const Tensor& x, const Tensor& table, const Tensor& out) {
  require(x.rank() == 3 && x.shape() == out.shape(), "rope", "x and out must be [L, H, D]");
  const int64_t rows = x.dim(0);
  const int64_t heads = x.dim(1);
  const int64_t width = x.dim(2);
  require(
      table.rank() == 2 && table.contiguous() && table.dim(0) == rows && table.dim(1) % 2 == 0 && table.dim(1) <= width,
      "rope", "table must be [L, 2R] with 2R at most D");
  require(x.strides()[2] == 1 && out.strides()[2] == 1, "rope", "last dimension must be dense");
  const int64_t half = table.dim(1) / 2;
  const auto x_size = static_cast<int64_t>(size_of(x.dtype()));
  const auto out_size = static_cast<int64_t>(size_of(out.dtype()));

  parallel_for(rows, std::max<int64_t>(1, 16 * kChunk / (heads * width)), [&](int64_t begin, int64_t end) {
    thread_local std::vector<float> buffer;
    buffer.resize(width + 2 * half);
    float* angles = buffer.data() + width;
    for (int64_t l = begin; l < end; ++l) {
      load(table.dtype(), row(table, l), 1, 2 * half, angles);
      for (int64_t h = 0; h < heads; ++h) {
        load(x.dtype(), row(x, l) + h * x.strides()[1] * x_size, 1, width, buffer.data());
        if (table.dtype() == DType::bf16) {
          rotate_bf16(angles, angles + half, half, buffer.data());
        } else {
          rotate(angles, angles + half, half, buffer.data());
        }
        store(out.dtype(), buffer.data(), width, row(out, l) + h * out.strides()[1] * out_size, 1);
      }
    }
  });
}

}  // namespace happyhorse::cpu
