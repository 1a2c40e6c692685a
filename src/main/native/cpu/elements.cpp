/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/elements.h"

#include "cpu/simd.h"
#include "tensor/error.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void load_f32(const float* from, int64_t stride, int64_t n, float* to) {
  if (stride == 1) {
    for (int64_t i = 0; i < n; ++i) to[i] = from[i];
  } else {
    for (int64_t i = 0; i < n; ++i) to[i] = from[i * stride];
  }
}

HAPPYHORSE_SIMD void load_bf16(const bf16* from, int64_t stride, int64_t n, float* to) {
  if (stride == 1) {
    for (int64_t i = 0; i < n; ++i) to[i] = to_float(from[i]);
  } else {
    for (int64_t i = 0; i < n; ++i) to[i] = to_float(from[i * stride]);
  }
}

HAPPYHORSE_SIMD void store_f32(const float* from, int64_t n, float* to, int64_t stride) {
  if (stride == 1) {
    for (int64_t i = 0; i < n; ++i) to[i] = from[i];
  } else {
    for (int64_t i = 0; i < n; ++i) to[i * stride] = from[i];
  }
}

HAPPYHORSE_SIMD void store_bf16(const float* from, int64_t n, bf16* to, int64_t stride) {
  if (stride == 1) {
    for (int64_t i = 0; i < n; ++i) to[i] = to_bf16(from[i]);
  } else {
    for (int64_t i = 0; i < n; ++i) to[i * stride] = to_bf16(from[i]);
  }
}

HAPPYHORSE_SIMD void round_all(float* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] = happyhorse::round_to_bf16(x[i]);
}

[[noreturn]] void refuse(DType type) { throw ArgumentError(std::string(name_of(type)) + " is no floating type"); }

}  // namespace

bool is_floating(DType type) { return type == DType::f32 || type == DType::bf16 || type == DType::f16; }

void load(DType type, const std::byte* from, int64_t stride, int64_t n, float* to) {
  switch (type) {
    case DType::f32:
      return load_f32(reinterpret_cast<const float*>(from), stride, n, to);
    case DType::bf16:
      return load_bf16(reinterpret_cast<const bf16*>(from), stride, n, to);
    case DType::f16:
      for (int64_t i = 0; i < n; ++i) to[i] = to_float(reinterpret_cast<const f16*>(from)[i * stride]);
      return;
    default:
      refuse(type);
  }
}

void store(DType type, const float* from, int64_t n, std::byte* to, int64_t stride) {
  switch (type) {
    case DType::f32:
      return store_f32(from, n, reinterpret_cast<float*>(to), stride);
    case DType::bf16:
      return store_bf16(from, n, reinterpret_cast<bf16*>(to), stride);
    case DType::f16:
      for (int64_t i = 0; i < n; ++i) reinterpret_cast<f16*>(to)[i * stride] = to_f16(from[i]);
      return;
    default:
      refuse(type);
  }
}

void round_to_bf16(float* x, int64_t n) { round_all(x, n); }

}  // namespace happyhorse::cpu
