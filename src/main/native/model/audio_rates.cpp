/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/audio_rates.h"

namespace happyhorse {

Tensor change_rate(Ops& ops, const Tensor& x, int64_t from, int64_t to) {
  const Tensor out = ops.empty(DType::f32, {x.dim(0), x.dim(1) * to / from});
  ops.resample(x, out);
  return out;
}

}  // namespace happyhorse
