/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

TEST(ropeRotatesHalvesAndLeavesTheRest) {
  const Tensor x = random({5, 3, 16}, 1);
  const Tensor table = random({5, 12}, 2);
  const Tensor out = like(x);
  ops().rope(x, table, out);
  const auto v = values(x);
  const auto t = values(table);
  std::vector<double> expected = v;
  for (int l = 0; l < 5; ++l)
    for (int h = 0; h < 3; ++h)
      for (int d = 0; d < 6; ++d) {
        const double* u = &v[(l * 3 + h) * 16];
        const double sine = t[l * 12 + d];
        const double cosine = t[l * 12 + 6 + d];
        expected[(l * 3 + h) * 16 + d] = u[d] * cosine - u[d + 6] * sine;
        expected[(l * 3 + h) * 16 + d + 6] = u[d + 6] * cosine + u[d] * sine;
      }
  CHECK_WITHIN(error(out, expected), kF32);
}

TEST(ropeWithABf16TableRoundsEveryProduct) {
  const Tensor x = random_bf16({4, 2, 8}, 1);
  const Tensor table = random_bf16({4, 8}, 2);
  const Tensor out = like(x, DType::bf16);
  ops().rope(x, table, out);
  const auto v = values(x);
  const auto t = values(table);
  const auto r = [](double a) { return static_cast<double>(happyhorse::round_to_bf16(static_cast<float>(a))); };
  std::vector<double> expected = v;
  for (int l = 0; l < 4; ++l)
    for (int h = 0; h < 2; ++h)
      for (int d = 0; d < 4; ++d) {
        const double* u = &v[(l * 2 + h) * 8];
        expected[(l * 2 + h) * 8 + d] = r(r(u[d] * t[l * 8 + 4 + d]) - r(u[d + 4] * t[l * 8 + d]));
        expected[(l * 2 + h) * 8 + d + 4] = r(r(u[d + 4] * t[l * 8 + 4 + d]) + r(u[d] * t[l * 8 + d]));
      }
  CHECK(values(out) == expected);
}
