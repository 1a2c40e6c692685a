/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <limits>

#include "cpu/simd.h"
#include "cpu/test/fixture.h"

using namespace fixture;

TEST(expFastIsWithinTwoUlpWhereItMatters) {
  double worst = 0;
  for (double x = -87.0; x < 88.7; x += 0.0137) {
    const auto f = static_cast<float>(x);
    worst = std::max(worst, std::abs(cpu::exp_fast(f) / std::exp(static_cast<double>(f)) - 1));
  }
  CHECK_WITHIN(worst, 2.4e-7);
  CHECK_EQUAL(cpu::exp_fast(-std::numeric_limits<float>::infinity()), 0.0f);
  CHECK(std::isinf(cpu::exp_fast(100.0f)));
  CHECK(std::isnan(cpu::exp_fast(std::nanf(""))));
}

TEST(gelu7ClampsOnlyFromAbove) {
  const Tensor x = random({4, 500}, 1, 6.0f);
  auto expected = values(x);
  for (double& v : expected) v = std::min(v, 7.0) * sigmoid(1.702 * std::min(v, 7.0));
  ops().gelu7(x, x);
  CHECK_WITHIN(error(x, expected), kF32);
}

TEST(swiglu7ReadsGateAndLinearAlternately) {
  const Tensor x = random({5, 2 * 33}, 1, 6.0f);
  const auto v = values(x);
  std::vector<double> expected;
  for (size_t i = 0; i < v.size(); i += 2) {
    const double g = std::min(v[i], 7.0);
    expected.push_back(g * sigmoid(1.702 * g) * (std::clamp(v[i + 1], -7.0, 7.0) + 1));
  }
  const Tensor out = Tensor::host(DType::f32, {5, 33});
  ops().swiglu7(x, out);
  CHECK_WITHIN(error(out, expected), kF32);
}

TEST(geluTanhGateAgreesWithPlainLoops) {
  const Tensor gate = random({6, 70}, 1, 2.0f);
  const Tensor up = random({6, 70}, 2);
  const auto g = values(gate);
  auto expected = values(up);
  for (size_t i = 0; i < g.size(); ++i) {
    expected[i] *= 0.5 * g[i] * (1 + std::tanh(std::sqrt(2 / M_PI) * (g[i] + 0.044715 * g[i] * g[i] * g[i])));
  }
  const Tensor out = like(up);
  ops().gelu_tanh_gate(gate, up, out);
  CHECK_WITHIN(error(out, expected), kF32);
  const Tensor narrow = like(up, DType::bf16);
  ops().gelu_tanh_gate(converted(gate, DType::bf16), converted(up, DType::bf16), narrow);
  CHECK_WITHIN(error(narrow, expected), 3 * kBf16);
}

TEST(siluAndReluAgreeWithPlainLoops) {
  const Tensor x = random({3, 2000}, 1, 4.0f);
  auto silu = values(x);
  auto relu = silu;
  for (double& v : silu) v *= sigmoid(v);
  for (double& v : relu) v = std::max(v, 0.0);
  const Tensor out = like(x);
  ops().activate(Activation::silu, x, out);
  CHECK_WITHIN(error(out, silu), kF32);
  ops().activate(Activation::relu, x, x);
  CHECK(values(x) == relu);
}

TEST(activationsKeepNaN) {
  const std::vector<float> bad{std::nanf("")};
  for (const Activation activation : {Activation::relu, Activation::silu}) {
    const Tensor x = Tensor::of<float>(bad, {1});
    ops().activate(activation, x, x);
    CHECK(std::isnan(x.span<const float>()[0]));
  }
}

TEST(snakeAgreesWithPlainLoopsNearAndFar) {
  for (const float spread : {1.0f, 300.0f, 20000.0f}) {
    const Tensor x = random({7, 1500}, 1, spread);
    const Tensor alpha = random({7}, 2, 0.5f);
    const Tensor beta = random({7}, 3, 0.5f);
    auto expected = values(x);
    for (int64_t i = 0; i < x.count(); ++i) {
      const auto frequency = std::exp(static_cast<float>(values(alpha)[i / 1500]));
      // The angle is rounded to f32 in the reference too; what is tested is the sine.
      const double sine = std::sin(static_cast<double>(frequency * static_cast<float>(expected[i])));
      expected[i] += sine * sine / (std::exp(values(beta)[i / 1500]) + 1e-9);
    }
    ops().snake(x, alpha, beta, x);
    CHECK_WITHIN(error(x, expected), 2e-6);
  }
}

TEST(clampBoundsBothSidesAndKeepsNaN) {
  const std::vector<float> x{-3.0f, -0.5f, 0.5f, 3.0f, std::nanf("")};
  const Tensor out = Tensor::of<float>(x, {5});
  ops().clamp(out, -1.0f, 1.0f, out);
  CHECK_EQUAL(values(out)[0], -1.0);
  CHECK_EQUAL(values(out)[1], -0.5);
  CHECK_EQUAL(values(out)[3], 1.0);
  CHECK(std::isnan(values(out)[4]));
}
