/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

TEST(copyFollowsAnyStridesOnBothSides) {
  const Tensor x = random({3, 4, 5, 6}, 1);
  const Tensor out = Tensor::host(DType::f32, {6, 4, 5, 3});
  ops().copy(x, out.permute({3, 1, 2, 0}));
  const auto a = values(x);
  const auto b = values(out);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 4; ++j)
      for (int k = 0; k < 5; ++k)
        for (int l = 0; l < 6; ++l) CHECK_EQUAL(b[((l * 4 + j) * 5 + k) * 3 + i], a[((i * 4 + j) * 5 + k) * 6 + l]);
}

TEST(copyConvertsBetweenFloatingTypesWithRounding) {
  const Tensor x = random({70, 33}, 2);
  for (const DType type : {DType::bf16, DType::f16}) {
    const Tensor out = like(x, type);
    ops().copy(x, out);
    CHECK(values(out) == values(converted(x, type)));
  }
}

TEST(copyMovesIntegers) {
  const std::vector<int64_t> ids{5, 1LL << 60, -3};
  const Tensor out = Tensor::host(DType::i64, {3});
  ops().copy(Tensor::of<int64_t>(ids, {3}), out);
  CHECK_EQUAL(out.span<const int64_t>()[1], 1LL << 60);
}

TEST(copyOfNothingDoesNothing) { ops().copy(Tensor::host(DType::f32, {0, 4}), Tensor::host(DType::f32, {0, 4})); }

TEST(copyRefusesAnotherShape) {
  CHECK_THROWS(ArgumentError, "differ in shape", ops().copy(random({2, 3}, 1), Tensor::host(DType::f32, {3, 2})));
}

TEST(fillWritesOnlyItsView) {
  const Tensor x = Tensor::host(DType::f32, {3, 5});
  ops().fill(x.narrow(1, 1, 2), 2.5f);
  double sum = 0;
  for (const double v : values(x)) sum += v;
  CHECK_EQUAL(sum, 15.0);
}

TEST(contiguousGivesTheSameTensorWhenNothingIsToDo) {
  const Tensor x = random({4, 4}, 3);
  CHECK(ops().contiguous(x, DType::f32).raw() == x.raw());
  CHECK(ops().contiguous(x.permute({1, 0}), DType::f32).raw() != x.raw());
}
