/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "model/video_conv.h"

namespace happyhorse {

/** Norm and activation of the Wan autoencoder: silu(x / ||x|| * sqrt(C) * gamma). */
Tensor wan_norm_silu(Ops& ops, const Tensor& x, const Tensor& gamma);

/** Two normed convolutions and a shortcut; x [C, T, H, W]. */
class WanResidual {
 public:
  /**
   * `single_frame`: only for T = 1, where the zero frames in front leave the last temporal tap of each kernel alone to
   * see anything; the others are dropped and the block is a 2-D one.
   */
  WanResidual(const VideoParts& parts, const std::string& prefix, int64_t in, int64_t out, bool single_frame);

  Tensor run(Ops& ops, const Tensor& x) const;

 private:
  Tensor first_gamma_, second_gamma_;
  ConvWeights first_, second_;
  ConvWeights shortcut_; /* undefined where the widths agree */
};

/** Attention with one head over the positions of each frame, with a residual. */
class WanAttention {
 public:
  WanAttention(const VideoParts& parts, const std::string& prefix, int64_t channels);

  Tensor run(Ops& ops, const Tensor& x) const;

 private:
  Tensor gamma_;
  ConvWeights qkv_, projection_;
};

/** The last temporal tap of a causal kernel. */
ConvWeights last_tap(Ops& ops, const ConvWeights& weights);

}  // namespace happyhorse
