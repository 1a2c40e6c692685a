/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "model/dit_config.h"
#include "tensor/ops.h"
#include "tensor/weights.h"

namespace happyhorse {

/** One layer's weights in the implementation's space. Linears are bf16, norms f32; stacked by modality (spec 2.2). */
struct DitLayer {
  Tensor attention_norm; /* [m hidden] */
  Tensor qkv;            /* [m qkv_rows, hidden] */
  Tensor query_norm;     /* [m head_dim] */
  Tensor key_norm;       /* [m head_dim] */
  Tensor projection;     /* [m hidden, heads head_dim] */
  Tensor mlp_norm;       /* [m hidden] */
  Tensor up_gate;        /* [m up, hidden] */
  Tensor down;           /* [m hidden, intermediate] */
};

/** What comes before the first layer and after the last; all f32. */
struct DitEnds {
  Tensor video_weight, video_bias;
  Tensor audio_weight, audio_bias;
  Tensor text_weight, text_bias;
  Tensor bands; /* [head_dim / 8], host memory: the rotary table is made on the host */
  Tensor video_norm, audio_norm;
  Tensor video_head, audio_head;
};

/** Published names and shapes (spec 2.9). Block linears are accepted as bf16 or f32 (rounded); all else must be f32. */
DitLayer load_dit_layer(Ops& ops, WeightSource& source, const DitConfig& config, int64_t layer);
DitEnds load_dit_ends(Ops& ops, WeightSource& source, const DitConfig& config);

}  // namespace happyhorse
