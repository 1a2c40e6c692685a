/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <vector>

#include "model/json.h"

namespace happyhorse {

/** Shape of the audio autoencoder (Oobleck); spec 9.1. */
struct AudioConfig {
  int64_t audio_channels;
  int64_t encoder_width;
  int64_t decoder_width;
  std::vector<int64_t> multipliers;
  std::vector<int64_t> strides;
  int64_t latent_channels;

  /** Samples per latent frame. */
  int64_t hop() const;
  void validate() const;
};

/** The object that holds "encoder" and "decoder": `model.pretransform.config` of a published model_config.json. */
AudioConfig audio_config(const JsonObject& json);

/** stabilityai/stable-audio-open-1.0. */
AudioConfig published_audio();

}  // namespace happyhorse
