/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

HAPPYHORSE_SIMD void add_scaled(float factor, const float* x, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) out[i] += factor * x[i];
}

template <size_t N>
void combine_terms(std::span<const Term> terms, const Tensor& out) {
  std::array<Tensor, N> inputs;
  for (size_t i = 0; i < N; ++i) inputs[i] = terms[i].tensor;
  elementwise<N>(inputs, out, [terms](const float* const* in, float* to, int64_t n) {
    std::fill_n(to, n, 0.0f);
    for (size_t i = 0; i < N; ++i) add_scaled(terms[i].factor, in[i], to, n);
  });
}

}  // namespace

void CpuOps::combine(std::span<const Term> terms, const Tensor& out) {
  switch (terms.size()) {
    case 1:
      return combine_terms<1>(terms, out);
    case 2:
      return combine_terms<2>(terms, out);
    case 3:
      return combine_terms<3>(terms, out);
    case 4:
      return combine_terms<4>(terms, out);
    case 5:
      return combine_terms<5>(terms, out);
    case 6:
      return combine_terms<6>(terms, out);
    default:
      throw ArgumentError("combine: 1 to 6 terms, not " + std::to_string(terms.size()));
  }
}

}  // namespace happyhorse::cpu
