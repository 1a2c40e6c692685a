/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "model/arithmetic.h"
#include "tensor/ops.h"
#include "tensor/weights.h"

namespace happyhorse {

/** A convolution's weights [O, I, kT, kH, kW] at the arithmetic's activation type, and bias [O] f32. */
struct ConvWeights {
  Tensor weight;
  Tensor bias;
};

/** What the vision models' parts share: where they compute and how they load. */
struct VideoParts {
  Ops& ops;
  Arithmetic arithmetic;
  WeightSource& source;

  /** `<name>.weight` and `<name>.bias`; `kernel` is {kT,kH,kW} or, for layers stored in 2-D, {kH,kW}. */
  ConvWeights conv(const std::string& name, int64_t out, int64_t in, Shape kernel) const;
  /** A norm's gamma, stored as [C,1,1] or [C,1,1,1], as [C]. */
  Tensor gamma(const std::string& name, int64_t channels, int stored_rank) const;
};

/** Zero padding that keeps the spatial size, and as many zero frames in front as the kernel needs. x [C, T, H, W]. */
Tensor causal_conv(Ops& ops, const ConvWeights& weights, const Tensor& x);

/** The same with the first and last frame repeated on either side instead of zero frames in front. */
Tensor replicated_conv(Ops& ops, const ConvWeights& weights, const Tensor& x);

/** [C, T, H, W] -> [C, T, 2H, 2W], then a 3x3 convolution. */
Tensor upsample_conv(Ops& ops, const ConvWeights& weights, const Tensor& x);

/** [2C, T, H, W] -> [C, 2T, H, W]: the two halves of the channels alternate in time. */
Tensor interleave_frames(Ops& ops, const Tensor& x);

/** [4C, T, H, W] -> [C, T, 2H, 2W]: channel c*4 + r*2 + q goes to row 2i+q, column 2j+r. */
Tensor unpatchify_image(Ops& ops, const Tensor& x);

/** The reverse: [C, T, 2H, 2W] -> [4C, T, H, W]. */
Tensor patchify_image(Ops& ops, const Tensor& x);

}  // namespace happyhorse
