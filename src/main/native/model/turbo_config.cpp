/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/turbo_config.h"

#include <algorithm>

#include "model/latent_statistics.h"
#include "model/ranges.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

void require(bool condition, const char* what) {
  if (!condition) throw ResourceError(std::string("turbo decoder configuration: ") + what);
}

template <class T>
std::vector<T> reversed(std::vector<T> list) {
  std::reverse(list.begin(), list.end());
  return list;
}

}  // namespace

int64_t TurboConfig::time_factor() const {
  int64_t factor = 1;
  for (size_t u = 0; u < channels.size(); ++u) factor *= upsamples[u] && !keeps_time[u] ? 2 : 1;
  return factor;
}

void TurboConfig::validate() const {
  const size_t count = channels.size();
  require(count > 0 && count <= kMostScales && blocks.size() == count + 1 && upsamples.size() == count &&
              keeps_time.size() == count,
          "the lists must have one entry per up-block, of 1 to 8, decoder_layers_per_block one more");
  for (const int64_t width : channels) require(width > 0, "channels must be positive");
  for (const int64_t number : blocks) require(number > 0 && number <= 64, "layers per block must be 1 to 64");
  require(first_window >= 1 && step >= 1, "window sizes must be positive");
}

TurboConfig turbo_config(const JsonObject& json) {
  require(json.integer("latent_channels", kWidths) == kLatentChannels, "latent_channels must be 48");
  require(json.integer("patch_size", kWidths) == 2 && json.integer("patch_size_t", kWidths) == 1 &&
              json.boolean("use_unpatchify"),
          "only an unpatchified patch of 1 x 2 x 2 is known");
  if (json.has("out_channels")) require(json.integer("out_channels", kWidths) == 3, "out_channels must be 3");
  for (const bool depthwise : json.booleans("decoder_is_dw_conv"))
    require(!depthwise, "depth-wise layers are not known");
  if (json.has("decoder_causal")) require(!json.boolean("decoder_causal"), "causal decoders are not known");
  TurboConfig config{.channels = reversed(json.integers("decoder_block_out_channels", kWidths)),
                     .blocks = reversed(json.integers("decoder_layers_per_block", {1, 64})),
                     .upsamples = reversed(json.booleans("decoder_spatio_temporal_scaling")),
                     .keeps_time = reversed(json.booleans("decoder_spatio_only")),
                     .first_window = json.integer("first_chunk_size", kReaches),
                     .step = json.integer("step_size", kReaches)};
  config.validate();
  return config;
}

TurboConfig published_turbo() {
  return {.channels = {512, 256, 128, 64},
          .blocks = {3, 3, 2, 2, 2},
          .upsamples = {true, true, true, false},
          .keeps_time = {false, false, true, false},
          .first_window = 7,
          .step = 7};
}

}  // namespace happyhorse
