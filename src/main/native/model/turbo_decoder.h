/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <vector>

#include "model/latent_statistics.h"
#include "model/turbo_config.h"
#include "model/video_conv.h"

namespace happyhorse {

/**
 * TurboVAED, the fast video decoder (spec 8.1). Long latents are decoded in windows with one latent frame of context on
 * either side; that is less than the receptive field, so where the windows lie is part of the result.
 * One thread at a time.
 */
class TurboDecoder {
 public:
  /** Reads `decoder.*`. */
  TurboDecoder(Ops& ops, TurboConfig config, Arithmetic arithmetic, WeightSource& source);

  /** latent [48, T, h, w] f32 -> [3, f(T-1)+1, 16h, 16w], about -1..1, f the time factor; at the activation type. */
  Tensor decode(const Tensor& latent) const;

 private:
  struct Residual {
    ConvWeights first, second;
    ConvWeights shortcut; /* undefined where the widths agree */
  };
  struct UpBlock {
    std::vector<Residual> entry; /* at most one: to the block's width */
    ConvWeights time_conv;       /* undefined where time is kept */
    ConvWeights resample;        /* undefined where nothing is enlarged */
    std::vector<Residual> blocks;
  };

  static Residual load_residual(const VideoParts& parts, const std::string& prefix, int64_t in, int64_t out);
  Tensor norm(const Tensor& x, float eps) const;
  Tensor run_residual(const Residual& block, Activation first, const Tensor& x) const;
  Tensor run_up(const UpBlock& block, bool first_window, const Tensor& x) const;
  Tensor window(const Tensor& z, bool first) const;

  Ops& ops_;
  TurboConfig config_;
  Arithmetic arithmetic_;
  ChannelScale scale_;
  ConvWeights in_, out_;
  std::vector<Residual> middle_;
  std::vector<UpBlock> ups_;
};

}  // namespace happyhorse
