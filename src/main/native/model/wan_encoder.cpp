/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/wan_encoder.h"

#include "tensor/error.h"

namespace happyhorse {
namespace {

/**
 * The parameter-free shortcut of a stage: the planes (channel, time slot, row offset, column offset) are averaged in
 * consecutive groups. Of two time slots the first is a frame of padding, zero for an image.
 */
Tensor average_down(Ops& ops, const Tensor& x, int64_t out_channels, int64_t time, int64_t space) {
  const int64_t channels = x.dim(0);
  const int64_t rows = x.dim(2) / space;
  const int64_t columns = x.dim(3) / space;
  const Tensor planes = ops.empty(x.dtype(), {channels, time, space, space, rows, columns});
  if (time > 1) ops.fill(planes.narrow(1, 0, time - 1), 0.0f);
  // [C, 1, H, a, W, b] to [C, 1, a, b, H, W]
  ops.copy(x.split(3, space).split(2, space).permute({0, 1, 3, 5, 2, 4}), planes.narrow(1, time - 1, 1));
  const Tensor out = ops.empty(x.dtype(), {out_channels, rows * columns});
  const int64_t group = channels * time * space * space / out_channels;
  ops.mean_groups(planes.reshape({out_channels, group, rows * columns}), out);
  return out.reshape({out_channels, 1, rows, columns});
}

}  // namespace

WanEncoder::WanEncoder(Ops& ops, const WanConfig& config, Arithmetic arithmetic, WeightSource& source)
    : ops_(ops), arithmetic_(arithmetic), latent_channels_(config.latent_channels), scale_(wan_encoder_scale(ops)) {
  config.validate();
  const VideoParts parts{ops, arithmetic, source};
  first_ = last_tap(ops, parts.conv("encoder.conv1", config.encoder_width, 12, {3, 3, 3}));
  int64_t width = config.encoder_width;
  for (size_t s = 0; s < config.multipliers.size(); ++s) {
    const std::string prefix = "encoder.downsamples." + std::to_string(s) + ".downsamples.";
    const int64_t out = config.encoder_width * config.multipliers[s];
    Stage stage{.blocks = {}, .downsample = {}, .out_channels = out, .time_factor = 1};
    for (int64_t b = 0; b < config.residual_blocks; ++b) {
      stage.blocks.emplace_back(parts, prefix + std::to_string(b) + ".", b == 0 ? width : out, out, true);
    }
    if (s + 1 < config.multipliers.size()) {
      const std::string name = prefix + std::to_string(config.residual_blocks) + ".";
      stage.downsample = parts.conv(name + "resample.1", out, out, {3, 3});
      if (config.temporal_downsample[s]) {
        stage.time_factor = 2;
        parts.conv(name + "time_conv", out, out, {3, 1, 1});
      }
    }
    stages_.push_back(std::move(stage));
    width = out;
  }
  middle_.emplace_back(parts, "encoder.middle.0.", width, width, true);
  attention_.emplace_back(parts, "encoder.middle.1.", width);
  middle_.emplace_back(parts, "encoder.middle.2.", width, width, true);
  head_gamma_ = parts.gamma("encoder.head.0.gamma", width, 4);
  head_ = last_tap(ops, parts.conv("encoder.head.2", 2 * latent_channels_, width, {3, 3, 3}));
  last_ = parts.conv("conv1", 2 * latent_channels_, 2 * latent_channels_, {1, 1, 1});
}

Tensor WanEncoder::run_stage(const Stage& stage, const Tensor& x) const {
  Tensor y = x;
  for (const WanResidual& block : stage.blocks) y = block.run(ops_, y);
  const bool down = stage.downsample.weight.defined();
  if (down) {
    const Tensor smaller = ops_.empty(y.dtype(), {y.dim(0), 1, y.dim(2) / 2, y.dim(3) / 2});
    ops_.conv(y, stage.downsample.weight, stage.downsample.bias, {{1, 2, 2}, {1, 1, 1}, {0, 0, 0}, {0, 1, 1}}, smaller);
    y = smaller;
  }
  ops_.add(y, average_down(ops_, x, stage.out_channels, stage.time_factor, down ? 2 : 1), y);
  return y;
}

Tensor WanEncoder::encode(const Tensor& image) const {
  const int64_t unit = int64_t{1} << stages_.size();
  if (image.rank() != 4 || image.dim(0) != 3 || image.dim(1) != 1 || image.dim(2) % unit != 0 ||
      image.dim(3) % unit != 0) {
    throw ArgumentError("image " + to_string(image.shape()) + ": expected [3, 1, H, W], sides multiples of " +
                        std::to_string(unit));
  }
  Tensor x = causal_conv(ops_, first_, patchify_image(ops_, ops_.contiguous(image, activation_type(arithmetic_))));
  for (const Stage& stage : stages_) x = run_stage(stage, x);
  x = middle_[1].run(ops_, attention_[0].run(ops_, middle_[0].run(ops_, x)));
  x = causal_conv(ops_, last_, causal_conv(ops_, head_, wan_norm_silu(ops_, x, head_gamma_)));
  const Tensor mean = x.rows(0, latent_channels_);
  ops_.scale_channels(mean, scale_.scale, scale_.shift, mean);
  return ops_.contiguous(mean, DType::f32);
}

}  // namespace happyhorse
