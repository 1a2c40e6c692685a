/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/fft.h"

namespace happyhorse::cpu {
namespace {

/** Keeps the bins that both lengths have; the one at the smaller length's Nyquist frequency is doubled or halved. */
std::vector<std::complex<double>> resized(const std::vector<std::complex<double>>& bins, int64_t m) {
  const auto n = static_cast<int64_t>(bins.size());
  const int64_t kept = std::min(n, m);
  std::vector<std::complex<double>> result(m);
  for (int64_t k = 0; k <= kept / 2; ++k) result[k] = bins[k];
  if (kept % 2 == 0 && n != m) result[kept / 2] *= m < n ? 2.0 : 0.5;
  // An inverse real transform sees only bins 0 to m/2 and takes the real part of the last when m is even.
  if (m % 2 == 0) result[m / 2] = result[m / 2].real();
  for (int64_t k = 1; k < (m + 1) / 2; ++k) result[m - k] = std::conj(result[k]);
  return result;
}

}  // namespace

void CpuOps::resample(const Tensor& x, const Tensor& out) {
  require(x.rank() == 2 && out.rank() == 2 && x.dim(0) == out.dim(0), "resample", "x must be [C, n], out [C, m]");
  const int64_t n = x.dim(1);
  const int64_t m = out.dim(1);
  require(n > 0 && m > 0, "resample", "lengths must be positive");
  const std::span<const float> from = x.span<const float>();
  const std::span<float> to = out.span<float>();
  const Fft analysis(n);
  const Fft synthesis(m);
  parallel_for(x.dim(0), 1, [&](int64_t begin, int64_t end) {
    for (int64_t channel = begin; channel < end; ++channel) {
      std::vector<std::complex<double>> samples(n);
      for (int64_t i = 0; i < n; ++i) samples[i] = from[channel * n + i];
      const auto result = synthesis.backward(resized(analysis.forward(samples), m));
      for (int64_t i = 0; i < m; ++i)
        to[channel * m + i] = static_cast<float>(result[i].real() / static_cast<double>(n));
    }
  });
}

}  // namespace happyhorse::cpu
