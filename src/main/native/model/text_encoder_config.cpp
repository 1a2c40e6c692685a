/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/text_encoder_config.h"

#include "model/ranges.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

std::vector<bool> alternating(int64_t layers) {
  std::vector<bool> sliding;
  for (int64_t i = 0; i < layers; ++i) sliding.push_back(i % 2 == 0);
  return sliding;
}

}  // namespace

void TextEncoderConfig::validate() const {
  const auto require = [](bool condition, const char* what) {
    if (!condition) throw ResourceError(std::string("text encoder configuration: ") + what);
  };
  require(vocabulary > 0 && hidden > 0 && intermediate > 0 && layers > 0 && layers <= 1024, "sizes must be positive");
  require(heads > 0 && key_heads > 0 && heads % key_heads == 0, "query heads must be a multiple of key heads");
  require(head_dim > 0 && head_dim % 2 == 0, "head_dim must be even");
  require(window > 0 && query_scalar > 0 && norm_eps >= 0 && rope_theta > 0 && soft_cap >= 0,
          "a number is out of range");
  require(sliding.size() == static_cast<size_t>(layers), "layer_types must name every layer");
}

TextEncoderConfig text_encoder_config(const JsonObject& json) {
  TextEncoderConfig config{.vocabulary = json.integer("vocab_size", {1, 1 << 24}),
                           .hidden = json.integer("hidden_size", kWidths),
                           .intermediate = json.integer("intermediate_size", {1, 1 << 18}),
                           .layers = json.integer("num_hidden_layers", kCounts),
                           .heads = json.integer("num_attention_heads", kCounts),
                           .key_heads = json.integer("num_key_value_heads", kCounts),
                           .head_dim = json.integer("head_dim", kWidths),
                           .window = json.integer("sliding_window", kReaches),
                           .query_scalar = json.number("query_pre_attn_scalar"),
                           .soft_cap = json.number("attn_logit_softcapping"),
                           .norm_eps = json.number("rms_norm_eps"),
                           .rope_theta = json.number("rope_theta"),
                           .sliding = {}};
  if (json.has("layer_types")) {
    for (const std::string& type : json.strings("layer_types")) config.sliding.push_back(type == "sliding_attention");
  } else {
    config.sliding = alternating(config.layers);
  }
  config.validate();
  return config;
}

TextEncoderConfig published_text_encoder() {
  return {.vocabulary = 256000,
          .hidden = 3584,
          .intermediate = 14336,
          .layers = 42,
          .heads = 16,
          .key_heads = 8,
          .head_dim = 256,
          .window = 4096,
          .query_scalar = 256,
          .soft_cap = 50.0,
          .norm_eps = 1e-6,
          .rope_theta = 10000.0,
          .sliding = alternating(42)};
}

}  // namespace happyhorse
