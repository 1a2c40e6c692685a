/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <complex>

#include "cpu/fft.h"
#include "cpu/test/fixture.h"

using namespace fixture;

namespace {

using Complex = std::complex<double>;

std::vector<Complex> plain_transform(const std::vector<Complex>& x) {
  const auto n = static_cast<int64_t>(x.size());
  std::vector<Complex> out(n);
  for (int64_t k = 0; k < n; ++k) {
    for (int64_t j = 0; j < n; ++j) out[k] += x[j] * std::polar(1.0, -2 * M_PI * static_cast<double>(j * k % n) / n);
  }
  return out;
}

/** A periodic signal of a few partials below both Nyquist frequencies, sampled n times a period. */
double signal(double phase) {
  return 0.3 + std::sin(2 * M_PI * 3 * phase) + 0.5 * std::cos(2 * M_PI * 20 * phase + 0.7) +
         0.1 * std::sin(2 * M_PI * 41 * phase);
}

}  // namespace

TEST(transformsOfAnyLengthAgreeWithTheDefinition) {
  for (const int64_t n : {1, 2, 7, 12, 101, 210, 2 * 67, 128, 343}) {
    const Tensor re = random({n}, 1);
    const Tensor im = random({n}, 2);
    std::vector<Complex> x(n);
    for (int64_t i = 0; i < n; ++i) x[i] = {values(re)[i], values(im)[i]};
    const auto expected = plain_transform(x);
    const auto actual = cpu::Fft(n).forward(x);
    for (int64_t k = 0; k < n; ++k) CHECK_WITHIN(std::abs(actual[k] - expected[k]), 1e-11 * n);
  }
}

TEST(resamplingAPeriodicSignalGivesItsSamplesAtTheNewRate) {
  struct Lengths {
    int64_t from, to;
  };
  for (const auto& [from, to] : {Lengths{512, 441}, Lengths{512, 480}, Lengths{480, 512}, Lengths{131, 97},
                                 Lengths{256, 256}, Lengths{300, 151}}) {
    std::vector<float> x;
    for (int64_t i = 0; i < 2 * from; ++i)
      x.push_back(static_cast<float>((i < from ? 1 : -2) * signal(1.0 * i / from)));
    std::vector<double> expected;
    for (int64_t i = 0; i < 2 * to; ++i) expected.push_back((i < to ? 1 : -2) * signal(1.0 * i / to));
    const Tensor out = Tensor::host(DType::f32, {2, to});
    ops().resample(Tensor::of<float>(x, {2, from}), out);
    CHECK_WITHIN(error(out, expected), kF32);
  }
}

TEST(theNyquistBinIsDoubledOnTheWayDownAndHalvedOnTheWayUp) {
  // scipy.signal.resample([1, -2, 3, -4, 5, -6, 7, -8], 4) and ([1, -1, 1, -1], 8)
  const std::vector<float> down{1, -2, 3, -4, 5, -6, 7, -8};
  const Tensor four = Tensor::host(DType::f32, {1, 4});
  ops().resample(Tensor::of<float>(down, {1, 8}), four);
  std::vector<Complex> bins = plain_transform({1, -2, 3, -4, 5, -6, 7, -8});
  std::vector<double> expected;
  for (int i = 0; i < 4; ++i) {
    expected.push_back((bins[0].real() + 2 * (bins[1] * std::polar(1.0, M_PI * i / 2)).real() +
                        2 * bins[2].real() * (i % 2 == 0 ? 1 : -1)) /
                       8);
  }
  CHECK_WITHIN(error(four, expected), kF32);
  const std::vector<float> up{1, -1, 1, -1};
  const Tensor eight = Tensor::host(DType::f32, {1, 8});
  ops().resample(Tensor::of<float>(up, {1, 4}), eight);
  CHECK_WITHIN(error(eight, {1, 0, -1, 0, 1, 0, -1, 0}), kF32);
}
