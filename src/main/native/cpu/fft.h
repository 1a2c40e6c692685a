/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <complex>
#include <cstdint>
#include <vector>

namespace happyhorse::cpu {

/**
 * A discrete Fourier transform of any length in f64: mixed radix, and Bluestein's algorithm where a prime factor is too
 * large for that, so the cost is O(n log n) for every n. Own code because the one at hand in Debian, FFTW, is GPL.
 */
class Fft {
 public:
  explicit Fft(int64_t n);

  /** X[k] = sum over j of x[j] e^(-2 pi i jk/n), not scaled. `x` has n elements. */
  std::vector<std::complex<double>> forward(const std::vector<std::complex<double>>& x) const;

  /** The conjugate transform, not scaled. */
  std::vector<std::complex<double>> backward(std::vector<std::complex<double>> x) const;

 private:
  using Complex = std::complex<double>;

  void mixed_radix(int64_t n, int64_t stride, const Complex* in, Complex* out, size_t factor) const;
  std::vector<Complex> bluestein(const std::vector<Complex>& x) const;

  int64_t n_;
  std::vector<int64_t> factors_; /* empty: Bluestein */
  std::vector<Complex> roots_;   /* e^(-2 pi i k/n) */
};

}  // namespace happyhorse::cpu
