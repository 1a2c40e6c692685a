// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "fourier.h"

#include <cmath>
#include <numbers>

namespace showhorse {

Fourier::Fourier(int length) : order_(length), turns_(length / 2) {
  for (int i = 1; i < length; ++i) order_[i] = order_[i / 2] / 2 + (i % 2 != 0 ? length / 2 : 0);
  for (int i = 0; i < length / 2; ++i) {
    const double angle = -2 * std::numbers::pi * i / length;
    turns_[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
  }
}

void Fourier::transform(std::span<std::complex<float>> values) const {
  const size_t length = order_.size();
  for (size_t i = 0; i < length; ++i) {
    const auto other = static_cast<size_t>(order_[i]);
    if (other > i) std::swap(values[i], values[other]);
  }
  for (size_t half = 1; half < length; half *= 2) {
    const size_t step = length / 2 / half;
    for (size_t block = 0; block < length; block += 2 * half) {
      for (size_t i = 0; i < half; ++i) {
        // Spelled out: the operator checks for infinities in between.
        const std::complex<float> turn = turns_[i * step], b = values[block + half + i], a = values[block + i];
        const std::complex<float> turned = {turn.real() * b.real() - turn.imag() * b.imag(),
                                            turn.real() * b.imag() + turn.imag() * b.real()};
        values[block + i] = a + turned;
        values[block + half + i] = a - turned;
      }
    }
  }
}

}  // namespace showhorse
