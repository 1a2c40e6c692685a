/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

namespace {

std::vector<double> product(const Tensor& x, const Tensor& w, const Tensor& bias = {}) {
  const auto a = values(x);
  const auto b = values(w);
  const int64_t m = x.dim(0);
  const int64_t n = w.dim(0);
  const int64_t k = x.dim(1);
  std::vector<double> out(m * n);
  for (int64_t i = 0; i < m; ++i) {
    for (int64_t j = 0; j < n; ++j) {
      double sum = bias.defined() ? values(bias)[j] : 0;
      for (int64_t l = 0; l < k; ++l) sum += a[i * k + l] * b[j * k + l];
      out[i * n + j] = sum;
    }
  }
  return out;
}

struct Size {
  int64_t m, n, k;
};
constexpr Size kSizes[] = {{1, 1, 1}, {3, 5, 7}, {34, 780, 128}, {9, 300, 260}, {65, 33, 515}};

}  // namespace

TEST(f32MatmulAgreesWithPlainLoops) {
  for (const auto& [m, n, k] : kSizes) {
    const Tensor x = random({m, k}, 1);
    const Tensor w = random({n, k}, 2);
    const Tensor bias = random({n}, 3);
    const Tensor out = Tensor::host(DType::f32, {m, n});
    ops().matmul(x, w, bias, out);
    CHECK_WITHIN(error(out, product(x, w, bias)), kF32);
  }
}

TEST(f32RowsTimesBf16WeightsLoseNothing) {
  for (const auto& [m, n, k] : kSizes) {
    const Tensor x = random({m, k}, 1);
    const Tensor w = random_bf16({n, k}, 2);
    const Tensor out = Tensor::host(DType::f32, {m, n});
    ops().matmul(x, w, {}, out);
    CHECK_WITHIN(error(out, product(x, w)), kF32);
  }
}

TEST(bf16MatmulAccumulatesInF32AndRoundsOnce) {
  for (const auto& [m, n, k] : kSizes) {
    const Tensor x = random_bf16({m, k}, 1);
    const Tensor w = random_bf16({n, k}, 2);
    const Tensor out = Tensor::host(DType::bf16, {m, n});
    ops().matmul(x, w, {}, out);
    const auto exact = product(x, w);
    const auto actual = values(out);
    for (size_t i = 0; i < exact.size(); ++i) {
      // Half a unit of bf16, and a little where f32 accumulation crosses a tie or the sum cancels.
      CHECK_WITHIN(std::abs(actual[i] - exact[i]),
                   std::abs(exact[i]) * 0x1p-8 + 1e-5 * std::sqrt(static_cast<double>(k)));
    }
  }
}

TEST(matmulReadsAndWritesRowsOfLargerTensors) {
  for (const DType type : {DType::f32, DType::bf16}) {
    const Tensor x = converted(random({6, 40}, 1), type).narrow(1, 3, 32).rows(1, 5);
    const Tensor w = converted(random({3 * 24, 32}, 2), type).rows(24, 48);
    const Tensor whole = Tensor::host(type, {4, 30});
    const Tensor out = whole.narrow(1, 2, 24);
    ops().matmul(x, w, {}, out);
    const Tensor dense = Tensor::host(type, {4, 24});
    ops().copy(out, dense);
    CHECK_WITHIN(error(dense, product(x, w)), type == DType::f32 ? kF32 : kBf16);
    CHECK_EQUAL(values(whole)[29], 0.0);
    CHECK_EQUAL(values(whole)[30], 0.0);
  }
}

TEST(matmulRefusesShapesThatDoNotAgree) {
  const Tensor out = Tensor::host(DType::f32, {2, 3});
  CHECK_THROWS(ArgumentError, "shapes", ops().matmul(random({2, 4}, 1), random({3, 5}, 1), {}, out));
  CHECK_THROWS(ArgumentError, "bias", ops().matmul(random({2, 4}, 1), random({3, 4}, 1), random({2}, 1), out));
}
