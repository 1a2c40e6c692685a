/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <vector>

#include "model/json.h"

namespace happyhorse {

/** Shape of the Wan2.2 video autoencoder; spec 7.2 and 8.2. */
struct WanConfig {
  int64_t encoder_width;
  int64_t decoder_width;
  int64_t latent_channels;
  std::vector<int64_t> multipliers;
  int64_t residual_blocks;
  std::vector<bool> temporal_downsample;

  void validate() const;
};

/** dim, dec_dim, z_dim, dim_mult, num_res_blocks, temperal_downsample (spelt so in the published code). */
WanConfig wan_config(const JsonObject& json);

/** Wan-AI/Wan2.2-TI2V-5B. */
WanConfig published_wan();

}  // namespace happyhorse
