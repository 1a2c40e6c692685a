/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <bit>
#include <cstdint>

/**
 * SIMD by the compiler: a kernel marked so is built for AVX-512, AVX2 and the baseline, and the loader picks one. The
 * mark must be on the function that holds the loop: the body of an OpenMP region is split off before the clones are
 * made, so kernels are serial and parallel_for calls them. Not under sanitizers, whose run-time is not up yet when the
 * loader asks which clone to take.
 */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(SHOWHORSE_SANITIZED)
#define HAPPYHORSE_SIMD __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define HAPPYHORSE_SIMD
#endif

#define HAPPYHORSE_INLINE inline __attribute__((always_inline))

namespace happyhorse::cpu {

/**
 * e^x to 2 ulp, branch-free so that loops over it vectorise (the C library's is a call). Range reduction by ln 2 and a
 * polynomial of degree 5 (Cephes, expf). Below -87.3 it is 0 to within a subnormal; above 88.7 it is infinity.
 * NaN stays NaN.
 */
HAPPYHORSE_INLINE float exp_fast(float x) {
  // In this order NaN becomes a number, which has an exponent; it is put back at the end.
  const float low = x > -87.3f ? x : -87.3f;
  const float clamped = low > 88.72f ? 88.72f : low;
  // Adding 1.5 * 2^23 leaves the nearest integer in the low bits of the sum.
  const float shifted = clamped * 1.44269504088896341f + 12582912.0f;
  const float n = shifted - 12582912.0f;
  const float r = (clamped - n * 0.693359375f) - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  // 2^n in two halves: n = 128 alone would not fit the exponent.
  const int32_t exponent = static_cast<int32_t>(n);
  const int32_t half = exponent / 2;
  const float first = std::bit_cast<float>((half + 127) << 23);
  const float second = std::bit_cast<float>((exponent - half + 127) << 23);
  const float result = p * first * second;
  return x > 88.72f ? std::bit_cast<float>(0x7f800000) : (x < -87.3f ? 0.0f : (x == x ? result : x));
}

HAPPYHORSE_INLINE float sigmoid(float x) { return 1.0f / (1.0f + exp_fast(-x)); }

/** tanh to about 2e-7 absolute. */
HAPPYHORSE_INLINE float tanh_fast(float x) { return 1.0f - 2.0f / (exp_fast(2.0f * x) + 1.0f); }

}  // namespace happyhorse::cpu
