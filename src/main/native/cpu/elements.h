/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>

#include "tensor/tensor.h"

/** Moves rows of floating elements of any type to and from f32, the type that all CPU arithmetic is done in. */
namespace happyhorse::cpu {

/** to[0..n) = n elements of type `type` at `from`, `stride` elements apart. Floating types only. */
void load(DType type, const std::byte* from, int64_t stride, int64_t n, float* to);

/** Stores n floats as `type` at `to`, `stride` elements apart, rounded to nearest even. Floating types only. */
void store(DType type, const float* from, int64_t n, std::byte* to, int64_t stride);

/** x[0..n) rounded to bf16 and back. */
void round_to_bf16(float* x, int64_t n);

/** The address of element `index` of a tensor's dimension 0. */
inline std::byte* row(const Tensor& tensor, int64_t index) {
  return tensor.raw() + index * tensor.strides()[0] * static_cast<int64_t>(size_of(tensor.dtype()));
}

bool is_floating(DType type);

}  // namespace happyhorse::cpu
