/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/wan_blocks.h"

#include <cmath>

namespace happyhorse {
namespace {

constexpr float kSmallestNorm = 1e-12f;

}  // namespace

Tensor wan_norm_silu(Ops& ops, const Tensor& x, const Tensor& gamma) {
  const Tensor out = ops.empty(x.dtype(), x.shape());
  ops.channel_rms_norm(x, gamma, ChannelNorm::l2, kSmallestNorm, out);
  ops.activate(Activation::silu, out, out);
  return out;
}

ConvWeights last_tap(Ops& ops, const ConvWeights& weights) {
  const Tensor& w = weights.weight;
  return {ops.contiguous(w.narrow(2, w.dim(2) - 1, 1), w.dtype()), weights.bias};
}

WanResidual::WanResidual(const VideoParts& parts, const std::string& prefix, int64_t in, int64_t out, bool single_frame)
    : first_gamma_(parts.gamma(prefix + "residual.0.gamma", in, 4)),
      second_gamma_(parts.gamma(prefix + "residual.3.gamma", out, 4)),
      first_(parts.conv(prefix + "residual.2", out, in, {3, 3, 3})),
      second_(parts.conv(prefix + "residual.6", out, out, {3, 3, 3})) {
  if (in != out) shortcut_ = parts.conv(prefix + "shortcut", out, in, {1, 1, 1});
  if (single_frame) {
    first_ = last_tap(parts.ops, first_);
    second_ = last_tap(parts.ops, second_);
  }
}

Tensor WanResidual::run(Ops& ops, const Tensor& x) const {
  const Tensor inner = causal_conv(ops, first_, wan_norm_silu(ops, x, first_gamma_));
  const Tensor out = causal_conv(ops, second_, wan_norm_silu(ops, inner, second_gamma_));
  ops.add(out, shortcut_.weight.defined() ? causal_conv(ops, shortcut_, x) : x, out);
  return out;
}

WanAttention::WanAttention(const VideoParts& parts, const std::string& prefix, int64_t channels)
    : gamma_(parts.gamma(prefix + "norm.gamma", channels, 3)),
      qkv_(parts.conv(prefix + "to_qkv", 3 * channels, channels, {1, 1})),
      projection_(parts.conv(prefix + "proj", channels, channels, {1, 1})) {}

Tensor WanAttention::run(Ops& ops, const Tensor& x) const {
  const int64_t channels = x.dim(0);
  const int64_t frames = x.dim(1);
  const int64_t positions = x.dim(2) * x.dim(3);
  const Tensor normed = ops.empty(x.dtype(), x.shape());
  ops.channel_rms_norm(x, gamma_, ChannelNorm::l2, kSmallestNorm, normed);
  const Tensor qkv = ops.empty(x.dtype(), {frames, positions, 3 * channels});
  ops.copy(causal_conv(ops, qkv_, normed).reshape({3 * channels, frames, positions}).permute({1, 2, 0}), qkv);
  const Tensor attended = ops.empty(x.dtype(), {frames, positions, channels});
  const AttentionOptions options{.scale = 1.0f / std::sqrt(static_cast<float>(channels))};
  for (int64_t t = 0; t < frames; ++t) {
    const Tensor frame = qkv.rows(t, t + 1).reshape({positions, 3 * channels});
    const auto part = [&](int64_t i) { return frame.narrow(1, i * channels, channels).split(1, channels); };
    ops.attention(part(0), part(1), part(2), options, attended.rows(t, t + 1).reshape({positions, 1, channels}));
  }
  const Tensor planes = ops.empty(x.dtype(), x.shape());
  ops.copy(attended.permute({2, 0, 1}), planes.reshape({channels, frames, positions}));
  const Tensor out = causal_conv(ops, projection_, planes);
  ops.add(out, x, out);
  return out;
}

}  // namespace happyhorse
