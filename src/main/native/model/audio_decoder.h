/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "model/audio_config.h"
#include "model/audio_layers.h"

namespace happyhorse {

/** Oobleck's decoder (spec 9.3): latents to a waveform at 51.2 kHz (spec 1.5). One thread at a time. */
class AudioDecoder {
 public:
  /** Reads `decoder.*`; the published prefix is `pretransform.model.`. */
  AudioDecoder(Ops& ops, const AudioConfig& config, WeightSource& source);

  /** latent [A, 64] f32 -> [channels, hop A] f32, not bounded to -1..1. */
  Tensor decode(const Tensor& latent) const;

 private:
  struct Block {
    int64_t stride;
    Snake snake;
    AudioConv up;
    std::vector<AudioResidual> residuals;
  };

  Ops& ops_;
  AudioConv first_, last_;
  std::vector<Block> blocks_;
  Snake snake_;
};

}  // namespace happyhorse
