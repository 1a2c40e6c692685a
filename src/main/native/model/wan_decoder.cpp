/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/wan_decoder.h"

namespace happyhorse {
namespace {

/** Frame 0 passes; the others become two each, by a convolution in time to which frame 0 is not visible. */
Tensor upsample_time(Ops& ops, const ConvWeights& weights, const Tensor& x) {
  const int64_t frames = x.dim(1);
  if (frames == 1) return x;
  const Tensor later = ops.contiguous(x.narrow(1, 1, frames - 1), x.dtype());
  const Tensor doubled = interleave_frames(ops, causal_conv(ops, weights, later));
  const Tensor out = ops.empty(x.dtype(), {x.dim(0), 2 * frames - 1, x.dim(2), x.dim(3)});
  ops.copy(x.narrow(1, 0, 1), out.narrow(1, 0, 1));
  ops.copy(doubled, out.narrow(1, 1, 2 * frames - 2));
  return out;
}

/**
 * The parameter-free shortcut: each channel is repeated until there is one for every (output channel, time slot, row
 * offset, column offset). With two time slots the very first frame is dropped.
 */
Tensor duplicate_up(Ops& ops, const Tensor& x, int64_t out_channels, int64_t time) {
  const int64_t frames = x.dim(1);
  const int64_t repeats = out_channels * time * 4 / x.dim(0);
  const Tensor repeated = ops.contiguous(x.repeat(1, repeats), x.dtype());
  const Tensor planes = repeated.reshape({out_channels, time, 2, 2, frames, x.dim(2), x.dim(3)});
  const Tensor out = ops.empty(x.dtype(), {out_channels, frames * time, 2 * x.dim(2), 2 * x.dim(3)});
  // [O, ft, a, b, T, H, W] to [O, T, ft, H, a, W, b]
  ops.copy(planes.permute({0, 4, 1, 5, 2, 6, 3}), out.split(3, 2).split(2, 2).split(1, time));
  return out.narrow(1, time - 1, frames * time - (time - 1));
}

}  // namespace

WanDecoder::WanDecoder(Ops& ops, const WanConfig& config, Arithmetic arithmetic, WeightSource& source)
    : ops_(ops), arithmetic_(arithmetic), scale_(wan_decoder_scale(ops)) {
  config.validate();
  const VideoParts parts{ops, arithmetic, source};
  const size_t count = config.multipliers.size();
  int64_t width = config.decoder_width * config.multipliers.back();
  before_ = parts.conv("conv2", config.latent_channels, config.latent_channels, {1, 1, 1});
  first_ = parts.conv("decoder.conv1", width, config.latent_channels, {3, 3, 3});
  middle_.emplace_back(parts, "decoder.middle.0.", width, width, false);
  attention_.emplace_back(parts, "decoder.middle.1.", width);
  middle_.emplace_back(parts, "decoder.middle.2.", width, width, false);
  for (size_t s = 0; s < count; ++s) {
    const std::string prefix = "decoder.upsamples." + std::to_string(s) + ".upsamples.";
    const int64_t out = config.decoder_width * config.multipliers[count - 1 - s];
    Stage stage{.blocks = {}, .resample = {}, .time_conv = {}, .out_channels = out};
    for (int64_t b = 0; b <= config.residual_blocks; ++b) {
      stage.blocks.emplace_back(parts, prefix + std::to_string(b) + ".", b == 0 ? width : out, out, false);
    }
    if (s + 1 < count) {
      const std::string name = prefix + std::to_string(config.residual_blocks + 1) + ".";
      stage.resample = parts.conv(name + "resample.1", out, out, {3, 3});
      if (config.temporal_downsample[count - 2 - s]) {
        stage.time_conv = parts.conv(name + "time_conv", 2 * out, out, {3, 1, 1});
      }
    }
    stages_.push_back(std::move(stage));
    width = out;
  }
  head_gamma_ = parts.gamma("decoder.head.0.gamma", width, 4);
  head_ = parts.conv("decoder.head.2", 12, width, {3, 3, 3});
}

Tensor WanDecoder::run_stage(const Stage& stage, const Tensor& x) const {
  Tensor y = x;
  for (const WanResidual& block : stage.blocks) y = block.run(ops_, y);
  if (!stage.resample.weight.defined()) return y;
  const bool time = stage.time_conv.weight.defined();
  if (time) y = upsample_time(ops_, stage.time_conv, y);
  y = upsample_conv(ops_, stage.resample, y);
  ops_.add(y, duplicate_up(ops_, x, stage.out_channels, time ? 2 : 1), y);
  return y;
}

Tensor WanDecoder::decode(const Tensor& latent) const {
  Tensor x = ops_.empty(activation_type(arithmetic_), latent.shape());
  ops_.copy(latent, x);
  ops_.scale_channels(x, scale_.scale, scale_.shift, x);
  x = causal_conv(ops_, first_, causal_conv(ops_, before_, x));
  x = middle_[1].run(ops_, attention_[0].run(ops_, middle_[0].run(ops_, x)));
  for (const Stage& stage : stages_) x = run_stage(stage, x);
  x = unpatchify_image(ops_, causal_conv(ops_, head_, wan_norm_silu(ops_, x, head_gamma_)));
  ops_.clamp(x, -1.0f, 1.0f, x);
  return x;
}

}  // namespace happyhorse
