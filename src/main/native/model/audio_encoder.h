/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "model/audio_config.h"
#include "model/audio_layers.h"

namespace happyhorse {

/** Oobleck's encoder and its sampling bottleneck (spec 9.5). One thread at a time. */
class AudioEncoder {
 public:
  /** Reads `encoder.*`. */
  AudioEncoder(Ops& ops, const AudioConfig& config, WeightSource& source);

  /** pcm [channels, n] f32 at 51.2 kHz -> [2 latent channels, n / hop]: means, then scales. */
  Tensor statistics(const Tensor& pcm) const;

  /**
   * A latent [A, 64] for A = n / hop whole frames of `pcm`; `noise` [64, A] is the bottleneck's draw. At most 29 s:
   * longer files need overlapping windows, which no clip of this service reaches. Throws ArgumentError beyond.
   */
  Tensor encode(const Tensor& pcm, const Tensor& noise) const;

 private:
  struct Block {
    int64_t stride;
    std::vector<AudioResidual> residuals;
    Snake snake;
    AudioConv down;
  };

  Ops& ops_;
  int64_t latent_channels_;
  int64_t hop_;
  AudioConv first_, last_;
  std::vector<Block> blocks_;
  Snake snake_;
};

}  // namespace happyhorse
