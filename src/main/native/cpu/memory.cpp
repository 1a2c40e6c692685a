/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <omp.h>

#include "cpu/cpu_ops.h"

namespace happyhorse::cpu {

CpuOps::CpuOps(int threads) {
  if (threads > 0) omp_set_num_threads(threads);
}

Tensor CpuOps::empty(DType type, Shape shape) { return Tensor::host(type, std::move(shape)); }

Tensor CpuOps::to_device(const Tensor& host) { return host; }

Tensor CpuOps::to_host(const Tensor& tensor) { return contiguous(tensor, tensor.dtype()); }

}  // namespace happyhorse::cpu
