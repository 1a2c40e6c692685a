/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/audio_encoder.h"

#include "tensor/error.h"

namespace happyhorse {
namespace {

/** 29 s at 51.2 kHz, where the reference begins to cut into windows. */
constexpr int64_t kLongest = 1'484'800;

}  // namespace

AudioEncoder::AudioEncoder(Ops& ops, const AudioConfig& config, WeightSource& source)
    : ops_(ops), latent_channels_(config.latent_channels), hop_(config.hop()) {
  config.validate();
  const AudioParts parts{ops, source};
  const auto name = [](size_t layer) { return "encoder.layers." + std::to_string(layer) + "."; };
  int64_t width = config.encoder_width;
  first_ = AudioConv(parts, name(0), {width, config.audio_channels, 7}, true);
  for (size_t i = 0; i < config.strides.size(); ++i) {
    const int64_t stride = config.strides[i];
    const int64_t out = config.encoder_width * config.multipliers[i];
    const std::string prefix = name(i + 1) + "layers.";
    Block block{.stride = stride, .residuals = {}, .snake = {}, .down = {}};
    for (size_t r = 0; r < std::size(kDilations); ++r) {
      block.residuals.emplace_back(parts, prefix + std::to_string(r) + ".", width, kDilations[r]);
    }
    block.snake = Snake(parts, prefix + "3.", width);
    block.down = AudioConv(parts, prefix + "4.", {out, width, 2 * stride}, true);
    blocks_.push_back(std::move(block));
    width = out;
  }
  snake_ = Snake(parts, name(config.strides.size() + 1), width);
  last_ = AudioConv(parts, name(config.strides.size() + 2), {2 * config.latent_channels, width, 3}, true);
}

Tensor AudioEncoder::statistics(const Tensor& pcm) const {
  Tensor x = first_.run(ops_, pcm, 1, 1, 3);
  for (const Block& block : blocks_) {
    for (const AudioResidual& residual : block.residuals) x = residual.run(ops_, x);
    block.snake.run(ops_, x);
    x = block.down.run(ops_, x, block.stride, 1, block.stride / 2);
  }
  snake_.run(ops_, x);
  return last_.run(ops_, x, 1, 1, 1);
}

Tensor AudioEncoder::encode(const Tensor& pcm, const Tensor& noise) const {
  const int64_t frames = pcm.dim(1) / hop_;
  if (frames < 1 || pcm.dim(1) > kLongest) {
    throw ArgumentError(std::to_string(pcm.dim(1)) + " samples: expected at least " + std::to_string(hop_) +
                        " and at most " + std::to_string(kLongest));
  }
  const Tensor both = statistics(ops_.contiguous(pcm.narrow(1, 0, frames * hop_), DType::f32));
  const Tensor sample = ops_.empty(DType::f32, {latent_channels_, frames});
  ops_.sample_bottleneck(both.rows(0, latent_channels_), both.rows(latent_channels_, 2 * latent_channels_), noise,
                         sample);
  return ops_.contiguous(sample.permute({1, 0}), DType::f32);
}

}  // namespace happyhorse
