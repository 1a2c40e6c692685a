/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/dit_config.h"

#include "model/ranges.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

std::set<int64_t> layer_set(const JsonObject& json, const std::string& key) {
  const std::vector<int64_t> list = json.integers(key, kLayers);
  return {list.begin(), list.end()};
}

}  // namespace

int64_t DitConfig::intermediate(int64_t layer) const {
  return gelu7_layers.contains(layer) ? 4 * hidden : hidden * 8 / 3 / 4 * 4;
}

int64_t DitConfig::parameters() const {
  int64_t total = (video_channels + audio_channels + text_channels + 3) * hidden + bands();
  total += (2 + video_channels + audio_channels) * hidden;
  for (int64_t i = 0; i < layers; ++i) {
    const int64_t up = gelu7_layers.contains(i) ? intermediate(i) : 2 * intermediate(i);
    total += modalities(i) * (2 * hidden + 2 * head_dim + hidden * (qkv_rows() + hidden + up + intermediate(i)));
  }
  return total;
}

void DitConfig::validate() const {
  const auto require = [](bool condition, const char* what) {
    if (!condition) throw ResourceError(std::string("transformer configuration: ") + what);
  };
  require(layers > 0 && layers <= 1024 && hidden > 0 && head_dim > 0 && key_heads > 0, "sizes must be positive");
  require(head_dim % 8 == 0, "head_dim must be a multiple of 8 (six eighths are rotated)");
  require(hidden % head_dim == 0 && heads() % key_heads == 0, "query heads must be a multiple of key heads");
  require(video_channels > 0 && video_channels % 4 == 0, "video channels must be a multiple of the patch, 4");
  require(audio_channels > 0 && text_channels > 0, "channels must be positive");
  require(receptive_field >= 0, "the receptive field must not be negative");
  for (const auto* set : {&multi_modality_layers, &gelu7_layers, &local_layers}) {
    require(set->empty() || (*set->begin() >= 0 && *set->rbegin() < layers), "a listed layer does not exist");
  }
}

DitConfig dit_config(const JsonObject& json) {
  DitConfig config{.layers = json.integer("num_layers", kCounts),
                   .hidden = json.integer("hidden_size", kWidths),
                   .head_dim = json.integer("head_dim", kWidths),
                   .key_heads = json.integer("num_query_groups", kCounts),
                   .video_channels = json.integer("video_in_channels", kWidths),
                   .audio_channels = json.integer("audio_in_channels", kWidths),
                   .text_channels = json.integer("text_in_channels", kWidths),
                   .multi_modality_layers = layer_set(json, "mm_layers"),
                   .gelu7_layers = layer_set(json, "gelu7_layers"),
                   .local_layers = layer_set(json, "local_attn_layers")};
  if (json.has("frame_receptive_field")) config.receptive_field = json.integer("frame_receptive_field", kReaches);
  if (json.has("coords")) {
    const std::string coords = json.string("coords");
    if (coords != "v1" && coords != "v2") throw ResourceError("coords must be v1 or v2, not " + coords);
    config.coordinates = coords == "v1" ? Coordinates::v1 : Coordinates::v2;
  }
  config.validate();
  return config;
}

DitConfig published_dit(DitVariant variant) {
  DitConfig config{.layers = 40,
                   .hidden = 5120,
                   .head_dim = 128,
                   .key_heads = 8,
                   .video_channels = 192,
                   .audio_channels = 64,
                   .text_channels = 3584,
                   .multi_modality_layers = {0, 1, 2, 3, 36, 37, 38, 39},
                   .gelu7_layers = {0, 1, 2, 3},
                   .local_layers = {}};
  if (variant != DitVariant::base) config.coordinates = Coordinates::v1;
  if (variant == DitVariant::sr1080) {
    for (int64_t i = 0; i < 40; ++i) {
      // Irregular at the end: every fourth layer sees everything, but none of the last eight does (spec section 4).
      if (i % 4 != 3 || i >= 32) config.local_layers.insert(i);
    }
  }
  return config;
}

}  // namespace happyhorse
