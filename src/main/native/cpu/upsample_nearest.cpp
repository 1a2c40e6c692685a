/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {

void CpuOps::upsample_nearest(const Tensor& x, const Tensor& out) {
  const int rank = x.rank();
  require(rank >= 2 && out.rank() == rank && out.contiguous(), "upsample_nearest", "x must be [..., H, W]");
  Shape expected = x.shape();
  expected[rank - 2] *= 2;
  expected[rank - 1] *= 2;
  require(out.shape() == expected, "upsample_nearest", "out must be twice x in the last two dimensions");
  copy(x.repeat(rank, 2).repeat(rank - 1, 2), out.split(rank - 1, 2).split(rank - 2, 2));
}

}  // namespace happyhorse::cpu
