/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cost/ledger.h"
#include "model/dit_config.h"
#include "model/pipeline.h"

namespace happyhorse::cost {

/** What one run of a stage costs, with the published shapes and arithmetic (bf16; sound f32). */
struct StageCost {
  std::string name;
  std::string what; /* sizes */
  int64_t runs;     /* denoising steps, images */
  Work each;
  int64_t weights;     /* bytes resident for it */
  int64_t activations; /* bytes beside them at the worst moment */

  double operations() const { return static_cast<double>(runs) * each.operations(); }
  double bytes() const { return static_cast<double>(runs) * each.bytes; }
};

/** One forward of a transformer; every row of every layer is computed, as the reference does. */
StageCost transformer_cost(const std::string& name, const DitConfig& config, PixelSize size, int64_t audio_tokens,
                           int64_t text_rows, int64_t steps);
StageCost text_encoder_cost(int64_t rows);
StageCost image_encoder_cost(PixelSize size);
StageCost turbo_decoder_cost(PixelSize size, int64_t audio_tokens);
StageCost full_decoder_cost(PixelSize size, int64_t audio_tokens);
StageCost audio_decoder_cost(int64_t audio_tokens);
StageCost audio_encoder_cost(int64_t audio_tokens);

/** A request as published: distilled base stage of 8 steps, super-resolution of 5. */
struct RequestShape {
  std::string name;
  PixelSize base;
  std::optional<PixelSize> super_size;
  DitVariant super_variant = DitVariant::sr540;
  int64_t audio_tokens = 126; /* 5 s */
  int64_t text_rows = 384;
};

/** 256p (448x256), 540p (896x512) and 1080p (1920x1088, local attention), each 5 s. */
std::vector<RequestShape> published_requests();

/** The stages of a request in the order in which they run. */
std::vector<StageCost> stages_of(const RequestShape& request);

}  // namespace happyhorse::cost
