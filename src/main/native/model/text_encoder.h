/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "model/arithmetic.h"
#include "model/text_encoder_config.h"
#include "tensor/ops.h"
#include "tensor/weights.h"

namespace happyhorse {

/**
 * Whether attention scores are soft-capped. The published reference computes `plain` (its attention path ignores the
 * cap), and the transformer was trained on that; `soft_capped` is what the encoder's own configuration says.
 */
enum class TextAttention : uint8_t { plain, soft_capped };

/** The T5Gemma encoder: token ids to features. One thread at a time. */
class TextEncoder {
 public:
  /** Called after each layer is loaded with the share done so far; may throw Cancelled. */
  using Loaded = std::function<void(double done)>;

  /** Names as published without the leading "model." (spec section 6). Stored as bf16, f16 or f32. */
  TextEncoder(Ops& ops, TextEncoderConfig config, Arithmetic arithmetic, TextAttention attention, WeightSource& source,
              const Loaded& loaded = {});

  /** ids [S] i64 (host) -> the final norm's result [S, hidden], f32 or bf16 by the arithmetic. */
  Tensor encode(const Tensor& ids);

  /**
   * What the transformer takes: encode(), through f16, cut to the first `limit` rows, as f32 [min(S, limit), hidden].
   * In f32 arithmetic f16 is not passed through.
   */
  Tensor features(const Tensor& ids, int64_t limit = 640);

 private:
  struct Layer {
    Tensor query, key, value, output;
    Tensor gate, up, down;
    Tensor pre_attention, post_attention, pre_feed_forward, post_feed_forward;
  };

  Tensor rope_table(int64_t length) const;
  void attend(const Layer& layer, bool sliding, const Tensor& rope, const Tensor& x);
  void feed_forward(const Layer& layer, const Tensor& x);
  Tensor linear(const Tensor& x, const Tensor& weight);
  Tensor norm(const Tensor& x, const Tensor& weight);

  Ops& ops_;
  TextEncoderConfig config_;
  Arithmetic arithmetic_;
  TextAttention attention_;
  Tensor embedding_;
  Tensor final_norm_;
  std::vector<Layer> layers_;
};

}  // namespace happyhorse
