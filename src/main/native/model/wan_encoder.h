/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <vector>

#include "model/latent_statistics.h"
#include "model/wan_blocks.h"
#include "model/wan_config.h"

namespace happyhorse {

/**
 * The Wan2.2 encoder for one image (spec 7.2, 7.3). With a single frame the causal network is a 2-D one; that is the
 * form computed here. One thread at a time.
 */
class WanEncoder {
 public:
  /** Reads `encoder.*` and `conv1.*`; the temporal kernels that an image never uses are checked, not kept. */
  WanEncoder(Ops& ops, const WanConfig& config, Arithmetic arithmetic, WeightSource& source);

  /** image [3, 1, H, W] f32 in -1..1, sides multiples of 16 -> latent [48, 1, H/16, W/16] f32. */
  Tensor encode(const Tensor& image) const;

 private:
  struct Stage {
    std::vector<WanResidual> blocks;
    ConvWeights downsample; /* undefined in the last stage */
    int64_t out_channels;
    int64_t time_factor;
  };

  Tensor run_stage(const Stage& stage, const Tensor& x) const;

  Ops& ops_;
  Arithmetic arithmetic_;
  int64_t latent_channels_;
  ConvWeights first_;
  std::vector<Stage> stages_;
  std::vector<WanResidual> middle_;
  std::vector<WanAttention> attention_;
  Tensor head_gamma_;
  ConvWeights head_, last_;
  ChannelScale scale_;
};

}  // namespace happyhorse
