/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/wan_config.h"

#include "model/latent_statistics.h"
#include "model/ranges.h"
#include "tensor/error.h"

namespace happyhorse {

void WanConfig::validate() const {
  const auto require = [](bool condition, const char* what) {
    if (!condition) throw ResourceError(std::string("video autoencoder configuration: ") + what);
  };
  require(encoder_width > 0 && decoder_width > 0 && residual_blocks > 0, "sizes must be positive");
  require(latent_channels == kLatentChannels, "z_dim must be 48, the channels whose statistics are known");
  require(
      !multipliers.empty() && multipliers.size() <= kMostScales && temporal_downsample.size() + 1 == multipliers.size(),
      "dim_mult must have 1 to 8 entries, temperal_downsample one less");
  for (const int64_t multiplier : multipliers) require(multiplier > 0, "dim_mult must be positive");
}

WanConfig wan_config(const JsonObject& json) {
  WanConfig config{.encoder_width = json.integer("dim", kWidths),
                   .decoder_width = json.integer("dec_dim", kWidths),
                   .latent_channels = json.integer("z_dim", kWidths),
                   .multipliers = json.integers("dim_mult", kCounts),
                   .residual_blocks = json.integer("num_res_blocks", kCounts),
                   .temporal_downsample = json.booleans("temperal_downsample")};
  config.validate();
  return config;
}

WanConfig published_wan() {
  return {.encoder_width = 160,
          .decoder_width = 256,
          .latent_channels = kLatentChannels,
          .multipliers = {1, 2, 4, 4},
          .residual_blocks = 2,
          .temporal_downsample = {false, true, true}};
}

}  // namespace happyhorse
