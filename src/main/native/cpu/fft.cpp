/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/fft.h"

#include <cmath>
#include <numbers>

namespace happyhorse::cpu {
namespace {

/** A butterfly of prime p costs p^2; beyond this Bluestein's three transforms of twice the length are cheaper. */
constexpr int64_t kLargestRadix = 61;

std::vector<int64_t> small_factors(int64_t n) {
  std::vector<int64_t> factors;
  for (int64_t p = 2; n > 1 && p <= kLargestRadix; ++p) {
    while (n % p == 0) {
      factors.push_back(p);
      n /= p;
    }
  }
  if (n > 1) return {};
  return factors;
}

}  // namespace

Fft::Fft(int64_t n) : n_(n), factors_(small_factors(n)), roots_(n) {
  for (int64_t k = 0; k < n; ++k) {
    const double angle = -2.0 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(n);
    roots_[k] = {std::cos(angle), std::sin(angle)};
  }
}

void Fft::mixed_radix(int64_t n, int64_t stride, const Complex* in, Complex* out, size_t factor) const {
  if (n == 1) {
    *out = *in;
    return;
  }
  const int64_t p = factors_[factor];
  const int64_t m = n / p;
  for (int64_t j = 0; j < p; ++j) mixed_radix(m, stride * p, in + j * stride, out + j * m, factor + 1);
  Complex column[kLargestRadix];
  for (int64_t k = 0; k < m; ++k) {
    for (int64_t j = 0; j < p; ++j) column[j] = out[j * m + k] * roots_[j * k * stride];
    for (int64_t q = 0; q < p; ++q) {
      Complex sum = column[0];
      // The exponent j q m stays below n by subtraction; a remainder per term would cost more than the product.
      int64_t exponent = 0;
      for (int64_t j = 1; j < p; ++j) {
        exponent += q * m;
        if (exponent >= n) exponent -= n;
        sum += column[j] * roots_[exponent * stride];
      }
      out[q * m + k] = sum;
    }
  }
}

std::vector<Fft::Complex> Fft::bluestein(const std::vector<Complex>& x) const {
  int64_t length = 1;
  while (length < 2 * n_ - 1) length *= 2;
  std::vector<Complex> chirp(n_);
  for (int64_t k = 0; k < n_; ++k) {
    // k^2 modulo 2n: e^(-i pi k^2 / n) with an angle small enough to be exact.
    const auto square = static_cast<int64_t>(static_cast<__int128>(k) * k % (2 * n_));
    const double angle = -std::numbers::pi * static_cast<double>(square) / static_cast<double>(n_);
    chirp[k] = {std::cos(angle), std::sin(angle)};
  }
  std::vector<Complex> a(length);
  std::vector<Complex> b(length);
  for (int64_t k = 0; k < n_; ++k) a[k] = x[k] * chirp[k];
  for (int64_t k = 0; k < n_; ++k) b[k] = std::conj(chirp[k]);
  for (int64_t k = 1; k < n_; ++k) b[length - k] = b[k];
  const Fft power(length);
  a = power.forward(a);
  b = power.forward(b);
  for (int64_t k = 0; k < length; ++k) a[k] *= b[k];
  a = power.backward(std::move(a));
  a.resize(n_);
  for (int64_t k = 0; k < n_; ++k) a[k] *= chirp[k] / static_cast<double>(length);
  return a;
}

std::vector<Fft::Complex> Fft::forward(const std::vector<Complex>& x) const {
  if (n_ > 1 && factors_.empty()) return bluestein(x);
  std::vector<Complex> result(n_);
  mixed_radix(n_, 1, x.data(), result.data(), 0);
  return result;
}

std::vector<Fft::Complex> Fft::backward(std::vector<Complex> x) const {
  for (Complex& value : x) value = std::conj(value);
  std::vector<Complex> result = forward(x);
  for (Complex& value : result) value = std::conj(value);
  return result;
}

}  // namespace happyhorse::cpu
