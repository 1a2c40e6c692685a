/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <string>
#include <vector>

#include "tensor/ops.h"
#include "tensor/weights.h"

namespace happyhorse {

/** The layers of the audio autoencoder (spec 9.2); all f32, x [C, samples]. */
struct AudioParts {
  Ops& ops;
  WeightSource& source;
};

struct Snake {
  Tensor alpha, beta;
  Snake() = default;
  Snake(const AudioParts& parts, const std::string& prefix, int64_t channels);
  /** In place. */
  void run(Ops& ops, const Tensor& x) const { ops.snake(x, alpha, beta, x); }
};

/** A weight-normed convolution, folded at load: w = g v / ||v||, the norm over all but dimension 0. */
struct AudioConv {
  Tensor weight; /* [O, I, k], or [I, O, k] when transposed */
  Tensor bias;   /* may be undefined */

  AudioConv() = default;
  AudioConv(const AudioParts& parts, const std::string& prefix, Shape shape, bool has_bias, bool transposed = false);

  Tensor run(Ops& ops, const Tensor& x, int64_t stride, int64_t dilation, int64_t pad) const;
  Tensor run_transposed(Ops& ops, const Tensor& x, int64_t stride, int64_t pad) const;
};

/** x + conv1(snake(conv7(snake(x)))) with dilation; prefix as in "decoder.layers.1.layers.2.". */
class AudioResidual {
 public:
  AudioResidual(const AudioParts& parts, const std::string& prefix, int64_t channels, int64_t dilation);
  Tensor run(Ops& ops, const Tensor& x) const;

 private:
  int64_t dilation_;
  Snake first_snake_, second_snake_;
  AudioConv first_, second_;
};

/** The dilations of the three residual units of a block. */
inline constexpr int64_t kDilations[] = {1, 3, 9};

}  // namespace happyhorse
