/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

TEST(rmsNormOfStridedRowsAgreesWithPlainLoops) {
  for (const DType type : {DType::f32, DType::bf16}) {
    const Tensor whole = converted(random({7, 5 * 24 + 3}, 1), type);
    const Tensor x = whole.narrow(1, 2, 5 * 24).split(1, 24);  // [7, 5, 24] with padded rows
    const Tensor weight = random({24}, 2);
    const Tensor out = Tensor::host(DType::f32, {7, 5, 24});
    ops().rms_norm(x, weight, 1e-6f, out);
    const auto v = values(x);
    const auto w = values(weight);
    std::vector<double> expected;
    for (size_t r = 0; r < v.size() / 24; ++r) {
      double mean = 0;
      for (int i = 0; i < 24; ++i) mean += v[r * 24 + i] * v[r * 24 + i] / 24;
      for (int i = 0; i < 24; ++i) expected.push_back(v[r * 24 + i] / std::sqrt(mean + 1e-6) * (w[i] + 1));
    }
    CHECK_WITHIN(error(out, expected), kF32);
  }
}

TEST(rmsNormRoundsOnceToTheTypeOfItsResult) {
  const Tensor x = random({3, 1000}, 1);
  const Tensor weight = random({1000}, 2);
  const Tensor wide = like(x);
  const Tensor narrow = like(x, DType::bf16);
  ops().rms_norm(x, weight, 1e-6f, wide);
  ops().rms_norm(x, weight, 1e-6f, narrow);
  CHECK(values(narrow) == values(converted(wide, DType::bf16)));
}

TEST(channelNormsAgreeWithPlainLoops) {
  const int64_t channels = 6;
  const int64_t positions = 3 * 700;
  const Tensor x = random({channels, 3, 700}, 1);
  const Tensor gamma = random({channels}, 2);
  const auto v = values(x);
  const auto g = values(gamma);
  std::vector<double> l2(v.size());
  std::vector<double> rms(v.size());
  for (int64_t p = 0; p < positions; ++p) {
    double sum = 0;
    for (int64_t c = 0; c < channels; ++c) sum += v[c * positions + p] * v[c * positions + p];
    for (int64_t c = 0; c < channels; ++c) {
      l2[c * positions + p] = v[c * positions + p] / std::max(std::sqrt(sum), 1e-12) * std::sqrt(6.0) * g[c];
      rms[c * positions + p] = v[c * positions + p] / std::sqrt(sum / 6 + 1e-3);
    }
  }
  const Tensor out = like(x);
  ops().channel_rms_norm(x, gamma, ChannelNorm::l2, 1e-12f, out);
  CHECK_WITHIN(error(out, l2), kF32);
  ops().channel_rms_norm(x, {}, ChannelNorm::root_mean_square, 1e-3f, x);
  CHECK_WITHIN(error(x, rms), kF32);
}

TEST(aZeroVectorStaysZeroUnderTheL2Norm) {
  const Tensor x = Tensor::host(DType::f32, {4, 2});
  ops().channel_rms_norm(x, {}, ChannelNorm::l2, 1e-12f, x);
  CHECK_EQUAL(values(x)[0], 0.0);
}
