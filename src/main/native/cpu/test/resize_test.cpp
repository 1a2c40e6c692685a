/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

TEST(nearestUpsamplingRepeatsEveryElementFourTimes) {
  const Tensor x = random({2, 3, 4, 5}, 1);
  const Tensor out = Tensor::host(DType::f32, {2, 3, 8, 10});
  ops().upsample_nearest(x, out);
  const auto v = values(x);
  const auto o = values(out);
  for (int n = 0; n < 6; ++n)
    for (int i = 0; i < 8; ++i)
      for (int j = 0; j < 10; ++j) CHECK_EQUAL(o[(n * 8 + i) * 10 + j], v[(n * 4 + i / 2) * 5 + j / 2]);
}

TEST(linearResizingKeepsCornersAndLines) {
  const Tensor x = Tensor::host(DType::f32, {2, 4, 6});
  for (int n = 0; n < 2; ++n)
    for (int i = 0; i < 4; ++i)
      for (int j = 0; j < 6; ++j) x.span<float>()[(n * 4 + i) * 6 + j] = static_cast<float>(n * 100 + 3 * i + 2 * j);
  const Tensor out = Tensor::host(DType::f32, {2, 8, 11});
  ops().resize_linear(x, out);
  std::vector<double> expected;
  for (int n = 0; n < 2; ++n)
    for (int i = 0; i < 8; ++i)
      for (int j = 0; j < 11; ++j) expected.push_back(n * 100 + 3 * i * 3.0 / 7 + 2 * j * 5.0 / 10);
  CHECK_WITHIN(error(out, expected), kF32);
}

TEST(linearResizingToTheSameSizeChangesNothing) {
  const Tensor x = random({3, 5, 7}, 1);
  const Tensor out = like(x);
  ops().resize_linear(x, out);
  CHECK_WITHIN(error(out, values(x)), kF32);
}

TEST(meanGroupsAveragesOverTheMiddleDimension) {
  const Tensor x = random({3, 4, 1500}, 1);
  const auto v = values(x);
  std::vector<double> expected(3 * 1500);
  for (int o = 0; o < 3; ++o)
    for (int g = 0; g < 4; ++g)
      for (int p = 0; p < 1500; ++p) expected[o * 1500 + p] += v[(o * 4 + g) * 1500 + p] / 4;
  const Tensor out = Tensor::host(DType::f32, {3, 1500});
  ops().mean_groups(x, out);
  CHECK_WITHIN(error(out, expected), kF32);
}

TEST(scaleChannelsAgreesWithPlainLoops) {
  const Tensor x = random({3, 5, 300}, 1);
  const Tensor scale = random({3}, 2);
  const Tensor shift = random({3}, 3);
  auto expected = values(x);
  for (size_t i = 0; i < expected.size(); ++i) {
    expected[i] = expected[i] * values(scale)[i / 1500] + values(shift)[i / 1500];
  }
  ops().scale_channels(x, scale, shift, x);
  CHECK_WITHIN(error(x, expected), kF32);
}

TEST(pixelsAreClampedAndTruncated) {
  const std::vector<float> x{-2.0f, -1.0f, 0.0f, 0.999f, 1.0f, std::nanf("")};
  const Tensor out = Tensor::host(DType::u8, {1, 1, 2, 3});
  ops().to_pixels(Tensor::of<float>(x, {3, 1, 1, 2}), out);
  const std::vector<int> expected{0, 127, 255, 0, 254, 0};
  for (int i = 0; i < 6; ++i) CHECK_EQUAL(static_cast<int>(out.span<const uint8_t>()[i]), expected[i]);
}

TEST(gatherRowsScalesTheChosenRows) {
  const Tensor table = random_bf16({10, 8}, 1);
  const std::vector<int64_t> ids{3, 0, 9, 3};
  const Tensor out = Tensor::host(DType::f32, {4, 8});
  ops().gather_rows(table, Tensor::of<int64_t>(ids, {4}), 59.75f, out);
  const auto t = values(table);
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 8; ++j) CHECK_EQUAL(values(out)[i * 8 + j], static_cast<float>(t[ids[i] * 8 + j]) * 59.75f);
  const std::vector<int64_t> outside{10};
  CHECK_THROWS(ArgumentError, "id 10",
               ops().gather_rows(table, Tensor::of<int64_t>(outside, {1}), 1.0f, out.rows(0, 1)));
}

TEST(theBottleneckAddsSoftplusScaledNoise) {
  const Tensor mean = random({64, 9}, 1);
  const Tensor scale = random({64, 9}, 2, 20.0f);
  const Tensor noise = random({64, 9}, 3);
  auto expected = values(mean);
  for (size_t i = 0; i < expected.size(); ++i) {
    expected[i] += (std::log1p(std::exp(values(scale)[i])) + 1e-4) * values(noise)[i];
  }
  const Tensor out = like(mean);
  ops().sample_bottleneck(mean, scale, noise, out);
  CHECK_WITHIN(error(out, expected), kF32);
}
