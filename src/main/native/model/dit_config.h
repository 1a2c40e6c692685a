/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <set>

#include "model/json.h"

namespace happyhorse {

/** How audio and text positions relate to video: v1 is the super-resolution models', v2 the base models'. */
enum class Coordinates : uint8_t { v1, v2 };

/** The transformer's shape; spec section 2.1. */
struct DitConfig {
  int64_t layers;
  int64_t hidden;
  int64_t head_dim;
  int64_t key_heads;
  int64_t video_channels; /* of a token: latent channels times the patch of 2 x 2 */
  int64_t audio_channels;
  int64_t text_channels;
  std::set<int64_t> multi_modality_layers; /* weights stacked video, audio, text */
  std::set<int64_t> gelu7_layers;
  std::set<int64_t> local_layers;
  int64_t receptive_field = 11; /* latent frames to either side that a video query of a local layer sees */
  Coordinates coordinates = Coordinates::v2;

  int64_t heads() const { return hidden / head_dim; }
  /** Width between the two feed-forward products: 4 hidden, or 8/3 hidden rounded down to a multiple of 4. */
  int64_t intermediate(int64_t layer) const;
  /** Rows of linear_qkv: queries, keys, values and one gate per query head. */
  int64_t qkv_rows() const { return (heads() + 2 * key_heads) * head_dim + heads(); }
  /** Bands of the rotary embedding per axis. */
  int64_t bands() const { return head_dim / 8; }
  /** Copies of a layer's weights: 3 in a multi-modality layer. */
  int64_t modalities(int64_t layer) const { return multi_modality_layers.contains(layer) ? 3 : 1; }
  /** Elements of all weights. */
  int64_t parameters() const;

  /** Throws ResourceError if the numbers do not fit together. */
  void validate() const;
};

/** num_layers, hidden_size, head_dim, num_query_groups, {video,audio,text}_in_channels, mm_layers, gelu7_layers,
 *  local_attn_layers, and optionally frame_receptive_field and coords ("v1" or "v2"). */
DitConfig dit_config(const JsonObject& json);

/** The published checkpoints: base and distilled (v2), 540p super-resolution (v1), 1080p with its local layers. */
enum class DitVariant : uint8_t { base, sr540, sr1080 };
DitConfig published_dit(DitVariant variant);

}  // namespace happyhorse
