/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/patchify.h"

namespace happyhorse {

Tensor patchify(Ops& ops, const Tensor& latent) {
  const int64_t frames = latent.dim(1);
  const int64_t rows = latent.dim(2) / 2;
  const int64_t columns = latent.dim(3) / 2;
  const Tensor tokens = ops.empty(DType::f32, {frames, rows, columns, latent.dim(0), 2, 2});
  // [C, T, Hp, 2, Wp, 2] seen in the order T, Hp, Wp, C, p, q
  ops.copy(latent.split(3, 2).split(2, 2).permute({1, 2, 4, 0, 3, 5}), tokens);
  return tokens.reshape({frames * rows * columns, latent.dim(0) * 4});
}

Tensor unpatchify(Ops& ops, const Tensor& tokens, int64_t frames, int64_t height, int64_t width) {
  const int64_t channels = tokens.dim(1) / 4;
  const Tensor latent = ops.empty(DType::f32, {channels, frames, height, width});
  const Tensor patches = tokens.reshape({frames, height / 2, width / 2, 2, 2, channels});
  // [T, Hp, Wp, p, q, C] seen in the order C, T, Hp, p, Wp, q
  ops.copy(patches.permute({5, 0, 1, 3, 2, 4}), latent.split(3, 2).split(2, 2));
  return latent;
}

}  // namespace happyhorse
