/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/audio_decoder.h"

namespace happyhorse {

AudioDecoder::AudioDecoder(Ops& ops, const AudioConfig& config, WeightSource& source) : ops_(ops) {
  config.validate();
  const AudioParts parts{ops, source};
  const auto name = [](size_t layer) { return "decoder.layers." + std::to_string(layer) + "."; };
  const size_t count = config.strides.size();
  int64_t width = config.decoder_width * config.multipliers.back();
  first_ = AudioConv(parts, name(0), {width, config.latent_channels, 7}, true);
  for (size_t i = 0; i < count; ++i) {
    const size_t level = count - 1 - i;
    const int64_t stride = config.strides[level];
    const int64_t out = config.decoder_width * (level == 0 ? 1 : config.multipliers[level - 1]);
    const std::string prefix = name(i + 1) + "layers.";
    Block block{.stride = stride,
                .snake = Snake(parts, prefix + "0.", width),
                .up = AudioConv(parts, prefix + "1.", {width, out, 2 * stride}, true, true),
                .residuals = {}};
    for (size_t r = 0; r < std::size(kDilations); ++r) {
      block.residuals.emplace_back(parts, prefix + std::to_string(r + 2) + ".", out, kDilations[r]);
    }
    blocks_.push_back(std::move(block));
    width = out;
  }
  snake_ = Snake(parts, name(count + 1), width);
  last_ = AudioConv(parts, name(count + 2), {config.audio_channels, width, 7}, false);
}

Tensor AudioDecoder::decode(const Tensor& latent) const {
  Tensor x = first_.run(ops_, ops_.contiguous(latent.permute({1, 0}), DType::f32), 1, 1, 3);
  for (const Block& block : blocks_) {
    block.snake.run(ops_, x);
    x = block.up.run_transposed(ops_, x, block.stride, block.stride / 2);
    for (const AudioResidual& residual : block.residuals) x = residual.run(ops_, x);
  }
  snake_.run(ops_, x);
  return last_.run(ops_, x, 1, 1, 3);
}

}  // namespace happyhorse
