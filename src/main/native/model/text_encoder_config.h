/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <vector>

#include "model/json.h"

namespace happyhorse {

/** The text encoder's shape; spec section 6. */
struct TextEncoderConfig {
  int64_t vocabulary;
  int64_t hidden;
  int64_t intermediate;
  int64_t layers;
  int64_t heads;
  int64_t key_heads;
  int64_t head_dim;
  int64_t window; /* of sliding layers: keys with |q - k| < window */
  double query_scalar;
  double soft_cap; /* of the configuration; applied only where TextAttention asks for it */
  double norm_eps;
  double rope_theta;
  std::vector<bool> sliding; /* per layer */

  void validate() const;
};

/** The keys of a published `config.json` (its encoder object); without "layer_types" even layers slide. */
TextEncoderConfig text_encoder_config(const JsonObject& json);

/** google/t5gemma-9b-9b-ul2. */
TextEncoderConfig published_text_encoder();

}  // namespace happyhorse
