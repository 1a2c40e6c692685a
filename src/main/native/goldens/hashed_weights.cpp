/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/hashed_weights.h"

#include <cmath>
#include <string_view>

#include "cpu/parallel.h"
#include "cpu/simd.h"

namespace happyhorse::parity {
namespace {

uint32_t fnv1a(std::string_view text) {
  uint32_t hash = 0x811c9dc5u;
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x01000193u;
  return hash;
}

HAPPYHORSE_SIMD void compute(uint32_t first, uint32_t seed, double spread, int64_t n, float* out) {
  for (int64_t i = 0; i < n; ++i) {
    uint32_t x = (first + static_cast<uint32_t>(i)) * 0x9E3779B1u + seed;
    x ^= x >> 16;
    x *= 0x7feb352du;
    x ^= x >> 15;
    x *= 0x846ca68bu;
    x ^= x >> 16;
    out[i] = static_cast<float>(spread * (2.0 * static_cast<double>(x) / 4294967296.0 - 1.0));
  }
}

HAPPYHORSE_SIMD void round_all(const float* from, int64_t n, bf16* to) {
  for (int64_t i = 0; i < n; ++i) to[i] = to_bf16(from[i]);
}

double deviation(const Parameter& parameter) {
  if (parameter.name.find("norm") != std::string::npos) return 0.1;
  if (parameter.name.ends_with(".bias")) return 0.02;
  return 1.0 / std::sqrt(static_cast<double>(parameter.shape.back()));
}

}  // namespace

Tensor HashedWeights::load(const Parameter& parameter) {
  const Tensor result = Tensor::host(parameter.wanted, parameter.shape);
  if (parameter.name.ends_with("rope.bands")) {
    const std::span<float> bands = result.span<float>();
    for (size_t j = 0; j < bands.size(); ++j) {
      bands[j] = static_cast<float>(std::pow(10000.0, -static_cast<double>(j) / static_cast<double>(bands.size())));
    }
    return result;
  }
  const uint32_t seed = fnv1a(prefix_ + parameter.name);
  const double spread = deviation(parameter) * std::sqrt(3.0);
  constexpr int64_t kChunk = 4096;
  cpu::parallel_for(result.count(), 64 * kChunk, [&](int64_t begin, int64_t end) {
    float values[kChunk];
    for (int64_t i = begin; i < end; i += kChunk) {
      const int64_t n = std::min(kChunk, end - i);
      compute(static_cast<uint32_t>(i), seed, spread, n, values);
      if (parameter.wanted == DType::bf16) {
        round_all(values, n, result.span<bf16>().data() + i);
      } else {
        std::copy_n(values, n, result.span<float>().data() + i);
      }
    }
  });
  return result;
}

}  // namespace happyhorse::parity
