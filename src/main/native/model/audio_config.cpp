/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/audio_config.h"

#include "model/ranges.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

void require(bool condition, const char* what) {
  if (!condition) throw ResourceError(std::string("audio autoencoder configuration: ") + what);
}

}  // namespace

int64_t AudioConfig::hop() const {
  int64_t product = 1;
  for (const int64_t stride : strides) product *= stride;
  return product;
}

void AudioConfig::validate() const {
  require(audio_channels > 0 && encoder_width > 0 && decoder_width > 0 && latent_channels > 0,
          "sizes must be positive");
  require(!strides.empty() && strides.size() <= kMostScales && multipliers.size() == strides.size(),
          "c_mults and strides must have one entry per block, of 1 to 8");
  for (size_t i = 0; i < strides.size(); ++i) {
    require(multipliers[i] > 0 && strides[i] > 0 && strides[i] % 2 == 0 && strides[i] <= 64,
            "multipliers must be positive, strides even");
  }
}

AudioConfig audio_config(const JsonObject& json) {
  const JsonObject encoder = json.object("encoder").object("config");
  const JsonObject decoder = json.object("decoder").object("config");
  for (const JsonObject& side : {encoder, decoder})
    require(side.boolean("use_snake"), "only snake activations are known");
  require(!decoder.boolean("final_tanh"), "a final tanh is not known");
  require(encoder.integers("strides", {2, 64}) == decoder.integers("strides", {2, 64}) &&
              encoder.integers("c_mults", kCounts) == decoder.integers("c_mults", kCounts),
          "encoder and decoder must mirror each other");
  AudioConfig config{.audio_channels = decoder.integer("out_channels", kWidths),
                     .encoder_width = encoder.integer("channels", kWidths),
                     .decoder_width = decoder.integer("channels", kWidths),
                     .multipliers = decoder.integers("c_mults", kCounts),
                     .strides = decoder.integers("strides", {2, 64}),
                     .latent_channels = decoder.integer("latent_dim", kWidths)};
  require(encoder.integer("latent_dim", kWidths) == 2 * config.latent_channels &&
              encoder.integer("in_channels", kWidths) == config.audio_channels,
          "the encoder must give a mean and a scale per latent channel");
  config.validate();
  return config;
}

AudioConfig published_audio() {
  return {.audio_channels = 2,
          .encoder_width = 128,
          .decoder_width = 128,
          .multipliers = {1, 2, 4, 8, 16},
          .strides = {2, 4, 4, 8, 8},
          .latent_channels = 64};
}

}  // namespace happyhorse
