/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/video_conv.h"

namespace happyhorse {
namespace {

/** Convolves frames with the given padding in time; spatially the size stays. */
Tensor run(Ops& ops, const ConvWeights& weights, const Tensor& x, int64_t frames_before) {
  const Tensor& w = weights.weight;
  const ConvOptions options{.stride = {1, 1, 1},
                            .dilation = {1, 1, 1},
                            .pad_before = {frames_before, w.dim(3) / 2, w.dim(4) / 2},
                            .pad_after = {0, w.dim(3) / 2, w.dim(4) / 2}};
  const Tensor out = ops.empty(w.dtype(), {w.dim(0), x.dim(1) + frames_before - (w.dim(2) - 1), x.dim(2), x.dim(3)});
  ops.conv(x, w, weights.bias, options, out);
  return out;
}

}  // namespace

ConvWeights VideoParts::conv(const std::string& name, int64_t out, int64_t in, Shape kernel) const {
  const DType type = activation_type(arithmetic);
  const std::vector<DType> stored{DType::bf16, DType::f16, DType::f32};
  Shape shape{out, in};
  shape.insert(shape.end(), kernel.begin(), kernel.end());
  Tensor weight = ops.to_device(source.load({name + ".weight", shape, stored, type}));
  if (kernel.size() == 2) weight = weight.reshape({out, in, 1, kernel[0], kernel[1]});
  const Tensor bias = source.load({name + ".bias", {out}, stored, type});
  return {weight, ops.to_device(converted(bias, DType::f32))};
}

Tensor VideoParts::gamma(const std::string& name, int64_t channels, int stored_rank) const {
  Shape shape(stored_rank, 1);
  shape[0] = channels;
  const Tensor stored = source.load({name, shape, {DType::bf16, DType::f16, DType::f32}, activation_type(arithmetic)});
  return ops.to_device(converted(stored, DType::f32).reshape({channels}));
}

Tensor causal_conv(Ops& ops, const ConvWeights& weights, const Tensor& x) {
  return run(ops, weights, x, weights.weight.dim(2) - 1);
}

Tensor replicated_conv(Ops& ops, const ConvWeights& weights, const Tensor& x) {
  const int64_t side = weights.weight.dim(2) / 2;
  if (side == 0) return run(ops, weights, x, 0);
  const int64_t frames = x.dim(1);
  const Tensor padded = ops.empty(x.dtype(), {x.dim(0), frames + 2 * side, x.dim(2), x.dim(3)});
  ops.copy(x, padded.narrow(1, side, frames));
  for (int64_t i = 0; i < side; ++i) {
    ops.copy(x.narrow(1, 0, 1), padded.narrow(1, i, 1));
    ops.copy(x.narrow(1, frames - 1, 1), padded.narrow(1, side + frames + i, 1));
  }
  return run(ops, weights, padded, 0);
}

Tensor upsample_conv(Ops& ops, const ConvWeights& weights, const Tensor& x) {
  const Tensor large = ops.empty(x.dtype(), {x.dim(0), x.dim(1), 2 * x.dim(2), 2 * x.dim(3)});
  ops.upsample_nearest(x, large);
  return run(ops, weights, large, 0);
}

Tensor interleave_frames(Ops& ops, const Tensor& x) {
  const int64_t channels = x.dim(0) / 2;
  const Tensor out = ops.empty(x.dtype(), {channels, 2 * x.dim(1), x.dim(2), x.dim(3)});
  ops.copy(x.split(0, channels).permute({1, 2, 0, 3, 4}), out.split(1, 2));
  return out;
}

Tensor unpatchify_image(Ops& ops, const Tensor& x) {
  const int64_t channels = x.dim(0) / 4;
  const Tensor out = ops.empty(x.dtype(), {channels, x.dim(1), 2 * x.dim(2), 2 * x.dim(3)});
  // [C, r, q, T, H, W] to [C, T, H, q, W, r]
  ops.copy(x.split(0, 4).split(1, 2).permute({0, 3, 4, 2, 5, 1}), out.split(3, 2).split(2, 2));
  return out;
}

Tensor patchify_image(Ops& ops, const Tensor& x) {
  const int64_t rows = x.dim(2) / 2;
  const int64_t columns = x.dim(3) / 2;
  const Tensor out = ops.empty(x.dtype(), {x.dim(0), 2, 2, x.dim(1), rows, columns});
  // [C, T, H, q, W, r] to [C, r, q, T, H, W]
  ops.copy(x.split(3, 2).split(2, 2).permute({0, 5, 3, 1, 2, 4}), out);
  return out.reshape({x.dim(0) * 4, x.dim(1), rows, columns});
}

}  // namespace happyhorse
