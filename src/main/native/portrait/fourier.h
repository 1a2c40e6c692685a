// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <complex>
#include <span>
#include <vector>

namespace showhorse {

/** The discrete Fourier transform of one length. Immutable; the same numbers on every machine. */
class Fourier {
 public:
  /** @param length a power of two */
  explicit Fourier(int length);

  /** In place, unscaled: radix 2, decimation in time. @param values as many as the length */
  void transform(std::span<std::complex<float>> values) const;

 private:
  std::vector<int> order_;
  std::vector<std::complex<float>> turns_;
};

}  // namespace showhorse
