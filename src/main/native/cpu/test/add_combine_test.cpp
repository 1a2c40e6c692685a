/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

TEST(addMixesTypesAndWorksInPlace) {
  const Tensor h = random({37, 90}, 1);
  const Tensor r = random_bf16({37, 90}, 2);
  auto expected = values(h);
  const auto rv = values(r);
  for (size_t i = 0; i < rv.size(); ++i) expected[i] = static_cast<float>(expected[i] + rv[i]);
  ops().add(h, r, h);
  CHECK(values(h) == expected);
}

TEST(combineSumsScaledTermsOfStridedViews) {
  const Tensor a = random({8, 6, 5}, 1);
  const Tensor b = random({8, 6, 5}, 2);
  const Tensor out = Tensor::host(DType::f32, {8, 3, 5});
  const Term terms[] = {{0.5f, a.narrow(1, 2, 3)}, {-2.0f, b.narrow(1, 0, 3)}, {3.0f, a.narrow(1, 3, 3)}};
  ops().combine(terms, out);
  const auto av = values(a);
  const auto bv = values(b);
  std::vector<double> expected;
  for (int i = 0; i < 8; ++i)
    for (int j = 0; j < 3; ++j)
      for (int k = 0; k < 5; ++k)
        expected.push_back(0.5 * av[(i * 6 + j + 2) * 5 + k] - 2 * bv[(i * 6 + j) * 5 + k] +
                           3 * av[(i * 6 + j + 3) * 5 + k]);
  CHECK_WITHIN(error(out, expected), kF32);
}

TEST(combineKeepsNaN) {
  const std::vector<float> bad{1.0f, std::nanf("")};
  const Tensor x = Tensor::of<float>(bad, {2});
  const Term terms[] = {{0.0f, x}};
  ops().combine(terms, x);
  CHECK(std::isnan(x.span<const float>()[1]));
}
