/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/ops.h"

namespace happyhorse {

Tensor Ops::contiguous(const Tensor& tensor, DType type) {
  if (tensor.dtype() == type && tensor.contiguous()) return tensor;
  Tensor result = empty(type, tensor.shape());
  copy(tensor, result);
  return result;
}

}  // namespace happyhorse
