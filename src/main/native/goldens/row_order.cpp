/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/row_order.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace happyhorse::parity {
namespace {

double distance(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += (static_cast<double>(a[i]) - b[i]) * (static_cast<double>(a[i]) - b[i]);
  return sum;
}

}  // namespace

std::vector<int64_t> match_rows(const Tensor& actual, const Tensor& expected, const std::array<int64_t, 4>& borders) {
  std::vector<int64_t> identity(expected.dim(0));
  std::iota(identity.begin(), identity.end(), 0);
  if (actual.shape() != expected.shape()) return identity;
  std::vector<int64_t> order = identity;
  std::vector<bool> used(identity.size());
  for (size_t m = 0; m < 3; ++m) {
    for (int64_t i = borders[m]; i < borders[m + 1]; ++i) {
      double best = std::numeric_limits<double>::infinity();
      for (int64_t j = borders[m]; j < borders[m + 1]; ++j) {
        const double d =
            distance(actual.rows(j, j + 1).span<const float>(), expected.rows(i, i + 1).span<const float>());
        if (d < best) {
          best = d;
          order[i] = j;
        }
      }
      if (used[order[i]]) return identity;
      used[order[i]] = true;
    }
  }
  return order;
}

Tensor ordered(const Tensor& x, const std::vector<int64_t>& order) {
  const Tensor result = Tensor::host(x.dtype(), x.shape());
  for (size_t i = 0; i < order.size(); ++i) {
    const std::span<const float> from = x.rows(order[i], order[i] + 1).span<const float>();
    std::ranges::copy(from, result.rows(static_cast<int64_t>(i), static_cast<int64_t>(i) + 1).span<float>().begin());
  }
  return result;
}

}  // namespace happyhorse::parity
