/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <vector>

#include "model/latent_statistics.h"
#include "model/wan_blocks.h"
#include "model/wan_config.h"

namespace happyhorse {

/** The full Wan2.2 video decoder over the whole sequence at once (spec 8.2). One thread at a time. */
class WanDecoder {
 public:
  /** Reads `decoder.*` and `conv2.*`. */
  WanDecoder(Ops& ops, const WanConfig& config, Arithmetic arithmetic, WeightSource& source);

  /** latent [48, T, h, w] f32 -> [3, 4(T-1)+1, 16h, 16w] in -1..1, at the arithmetic's activation type. */
  Tensor decode(const Tensor& latent) const;

 private:
  struct Stage {
    std::vector<WanResidual> blocks;
    ConvWeights resample;  /* undefined in the last stage */
    ConvWeights time_conv; /* undefined where time is kept */
    int64_t out_channels;
  };

  Tensor run_stage(const Stage& stage, const Tensor& x) const;

  Ops& ops_;
  Arithmetic arithmetic_;
  ChannelScale scale_;
  ConvWeights before_, first_;
  std::vector<WanResidual> middle_;
  std::vector<WanAttention> attention_;
  std::vector<Stage> stages_;
  Tensor head_gamma_;
  ConvWeights head_;
};

}  // namespace happyhorse
