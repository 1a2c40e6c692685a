// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>

namespace showhorse {

/**
 * Maximises `score` over N numbers, one at a time, with steps that halve when none helps. Crude, but the models fitted
 * here have under ten numbers and good starts, and the result depends on nothing but the picture.
 */
template <size_t N, class Score>
float climb(std::array<float, N>& x, std::array<float, N> step, int halvings, const Score& score) {
  float best = score(x);
  for (int round = 0; round < halvings; ++round) {
    for (bool better = true; better;) {
      better = false;
      for (size_t i = 0; i < N; ++i) {
        for (const float direction : {step[i], -step[i]}) {
          auto tried = x;
          tried[i] += direction;
          const float value = score(tried);
          if (value > best) {
            best = value;
            x = tried;
            better = true;
            break;
          }
        }
      }
    }
    for (float& s : step) s /= 2;
  }
  return best;
}

}  // namespace showhorse
