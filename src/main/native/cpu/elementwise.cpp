/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/elementwise.h"

#include <cstdlib>
#include <numeric>

namespace happyhorse::cpu {

Walk::Walk(std::span<const Tensor> tensors) : strides(tensors.size()), inner(tensors.size(), 1) {
  const Tensor& result = tensors.back();
  for (const Tensor& tensor : tensors) {
    if (tensor.shape() != result.shape()) {
      throw ArgumentError("elementwise operands differ in shape: " + to_string(tensor.shape()) + " and " +
                          to_string(result.shape()));
    }
  }
  std::vector<int> order(result.rank());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return result.strides()[a] > result.strides()[b]; });
  for (const int dim : order) {
    if (result.dim(dim) == 1) continue;
    bool merges = !dims.empty();
    for (size_t t = 0; merges && t < tensors.size(); ++t) {
      merges = strides[t].back() == tensors[t].strides()[dim] * result.dim(dim);
    }
    if (merges) {
      dims.back() *= result.dim(dim);
      for (size_t t = 0; t < tensors.size(); ++t) strides[t].back() = tensors[t].strides()[dim];
    } else {
      dims.push_back(result.dim(dim));
      for (size_t t = 0; t < tensors.size(); ++t) strides[t].push_back(tensors[t].strides()[dim]);
    }
  }
  if (!dims.empty()) {
    length = dims.back();
    dims.pop_back();
    for (size_t t = 0; t < tensors.size(); ++t) {
      inner[t] = strides[t].back();
      strides[t].pop_back();
    }
  }
  outer = count_of(dims);
}

}  // namespace happyhorse::cpu
