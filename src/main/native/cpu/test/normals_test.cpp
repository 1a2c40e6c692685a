/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/philox.h"
#include "cpu/test/fixture.h"

using namespace fixture;

TEST(philoxGivesTheKnownAnswers) {
  // Random123's kat_vectors, philox4x32 10.
  CHECK(cpu::philox4x32_10({0, 0, 0, 0}, {0, 0}) ==
        (std::array<uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  CHECK(cpu::philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        (std::array<uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  CHECK(cpu::philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        (std::array<uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(normalsHaveTheMomentsOfANormalDistribution) {
  const Tensor x = Tensor::host(DType::f32, {1 << 20});
  ops().normals(42, 0, {}, x);
  double mean = 0;
  double square = 0;
  double fourth = 0;
  for (const float v : x.span<const float>()) {
    mean += v / (1 << 20);
    square += v * v / (1 << 20);
    fourth += v * v * v * v / (1 << 20);
  }
  CHECK_WITHIN(std::abs(mean), 5e-3);
  CHECK_WITHIN(std::abs(square - 1), 8e-3);
  CHECK_WITHIN(std::abs(fourth - 3), 5e-2);
}

TEST(theLayoutPutsComponentKAGridFurther) {
  const NormalLayout layout{.max_grid = 2};  // 512 threads
  const Tensor x = Tensor::host(DType::f32, {5000});
  CHECK_EQUAL(ops().normals(7, 8, layout, x), 12u);  // 3 iterations of 2048, 4 each
  const auto words = cpu::philox4x32_10({8 / 4 + 1, 0, 100, 0}, {7, 0});
  const double u = (words[2] + 0.5) / 4294967296.0;
  const double v = (words[3] + 0.5) / 4294967296.0 * 2 * M_PI;
  CHECK_WITHIN(std::abs(values(x)[2048 + 100 + 2 * 512] - std::sqrt(-2 * std::log(u)) * std::sin(v)), 2e-6);
  CHECK_WITHIN(std::abs(values(x)[2048 + 100 + 3 * 512] - std::sqrt(-2 * std::log(u)) * std::cos(v)), 2e-6);
}

TEST(drawsContinueWhereTheOffsetSays) {
  const Tensor a = Tensor::host(DType::f32, {8064});
  const Tensor b = Tensor::host(DType::f32, {8064});
  CHECK_EQUAL(ops().normals(42, 0, {}, a), 4u);
  ops().normals(42, 4, {}, b);
  CHECK(values(a) != values(b));
  ops().normals(42, 0, {}, b);
  CHECK(values(a) == values(b));
  CHECK_EQUAL(NormalLayout{}.offset_step(12'533'760), 48u);
  CHECK_EQUAL(NormalLayout{}.offset_step(2'752'512), 12u);
  CHECK_EQUAL(NormalLayout{}.offset_step(688'128), 4u);
}
