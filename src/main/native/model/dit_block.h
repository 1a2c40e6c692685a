/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "model/arithmetic.h"
#include "model/dit_sequence.h"
#include "model/dit_weights.h"

namespace happyhorse {

/** What every layer of one forward shares. */
struct DitBlockContext {
  Ops& ops;
  const DitConfig& config;
  Arithmetic arithmetic;
  const DitSequence& sequence;
  Tensor rope; /* [L, 6 bands] */
};

/**
 * One transformer layer on the residual h [L, hidden] f32, in place (spec 2.6). Only the first `rows` rows of h are
 * updated; the others still serve as keys and values. Fewer rows than L are exact for the last layer, whose text (and
 * in super-resolution audio) results nobody reads.
 */
void run_dit_layer(const DitBlockContext& context, const DitLayer& weights, int64_t layer, const Tensor& h,
                   int64_t rows);

}  // namespace happyhorse
