/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/turbo_decoder.h"

#include "tensor/error.h"

namespace happyhorse {
namespace {

constexpr float kNormEpsilon = 1e-8f;
constexpr float kShortcutEpsilon = 1e-6f;

}  // namespace

TurboDecoder::Residual TurboDecoder::load_residual(const VideoParts& parts, const std::string& prefix, int64_t in,
                                                   int64_t out) {
  Residual block{.first = parts.conv(prefix + "conv1.conv", out, in, {3, 3, 3}),
                 .second = parts.conv(prefix + "conv2.conv", out, out, {3, 3, 3}),
                 .shortcut = {}};
  if (in != out) block.shortcut = parts.conv(prefix + "conv_shortcut.conv", out, in, {1, 1, 1});
  return block;
}

TurboDecoder::TurboDecoder(Ops& ops, TurboConfig config, Arithmetic arithmetic, WeightSource& source)
    : ops_(ops), config_(std::move(config)), arithmetic_(arithmetic), scale_(turbo_latent_scale(ops)) {
  config_.validate();
  const VideoParts parts{ops, arithmetic, source};
  int64_t width = config_.channels.front();
  in_ = parts.conv("decoder.conv_in.conv", width, kLatentChannels, {3, 3, 3});
  for (int64_t j = 0; j < config_.blocks[0]; ++j) {
    middle_.push_back(load_residual(parts, "decoder.mid_block.resnets." + std::to_string(j) + ".", width, width));
  }
  for (size_t u = 0; u < config_.channels.size(); ++u) {
    const std::string prefix = "decoder.up_blocks." + std::to_string(u) + ".";
    const int64_t out = config_.channels[u];
    UpBlock block;
    if (width != out) block.entry.push_back(load_residual(parts, prefix + "conv_in.", width, out));
    if (config_.upsamples[u]) {
      if (!config_.keeps_time[u]) {
        block.time_conv = parts.conv(prefix + "upsamplers.0.time_conv.conv", 2 * out, out, {3, 1, 1});
      }
      block.resample = parts.conv(prefix + "upsamplers.0.resample.1", out, out, {3, 3});
    }
    for (int64_t j = 0; j < config_.blocks[u + 1]; ++j) {
      block.blocks.push_back(load_residual(parts, prefix + "resnets." + std::to_string(j) + ".", out, out));
    }
    ups_.push_back(std::move(block));
    width = out;
  }
  out_ = parts.conv("decoder.conv_out.conv", 12, width, {3, 3, 3});
}

Tensor TurboDecoder::norm(const Tensor& x, float eps) const {
  const Tensor out = ops_.empty(x.dtype(), x.shape());
  ops_.channel_rms_norm(x, {}, ChannelNorm::root_mean_square, eps, out);
  return out;
}

Tensor TurboDecoder::run_residual(const Residual& block, Activation first, const Tensor& x) const {
  Tensor y = norm(x, kNormEpsilon);
  ops_.activate(first, y, y);
  y = norm(replicated_conv(ops_, block.first, y), kNormEpsilon);
  ops_.activate(Activation::silu, y, y);
  y = replicated_conv(ops_, block.second, y);
  const bool widens = block.shortcut.weight.defined();
  ops_.add(y, widens ? replicated_conv(ops_, block.shortcut, norm(x, kShortcutEpsilon)) : x, y);
  return y;
}

Tensor TurboDecoder::run_up(const UpBlock& block, bool first_window, const Tensor& x) const {
  Tensor y = x;
  for (const Residual& entry : block.entry) y = run_residual(entry, Activation::silu, y);
  if (block.time_conv.weight.defined()) {
    y = interleave_frames(ops_, replicated_conv(ops_, block.time_conv, y));
    if (first_window) y = ops_.contiguous(y.narrow(1, 1, y.dim(1) - 1), y.dtype());
  }
  const bool enlarges = block.resample.weight.defined();
  if (enlarges) y = upsample_conv(ops_, block.resample, y);
  // ReLU, not SiLU, in blocks that enlarge: a quirk of the published model that its weights were trained with.
  for (const Residual& residual : block.blocks) {
    y = run_residual(residual, enlarges ? Activation::relu : Activation::silu, y);
  }
  return y;
}

Tensor TurboDecoder::window(const Tensor& z, bool first) const {
  Tensor x = replicated_conv(ops_, in_, ops_.contiguous(z, z.dtype()));
  for (const Residual& block : middle_) x = run_residual(block, Activation::silu, x);
  for (const UpBlock& block : ups_) x = run_up(block, first, x);
  x = norm(x, kNormEpsilon);
  ops_.activate(Activation::silu, x, x);
  return unpatchify_image(ops_, replicated_conv(ops_, out_, x));
}

Tensor TurboDecoder::decode(const Tensor& latent) const {
  if (latent.rank() != 4 || latent.dim(0) != kLatentChannels || latent.dim(1) < 1) {
    throw ArgumentError("video latent " + to_string(latent.shape()) + ": expected [48, T, h, w]");
  }
  const int64_t frames = latent.dim(1);
  const int64_t windows = std::max<int64_t>(0, (frames - config_.first_window + config_.step - 1) / config_.step);
  const int64_t padded = config_.first_window + windows * config_.step;
  const Tensor z = ops_.empty(activation_type(arithmetic_), {latent.dim(0), padded, latent.dim(2), latent.dim(3)});
  ops_.copy(latent, z.narrow(1, 0, frames));
  for (int64_t t = frames; t < padded; ++t) ops_.copy(latent.narrow(1, frames - 1, 1), z.narrow(1, t, 1));
  ops_.scale_channels(z, scale_.scale, scale_.shift, z);

  const int64_t factor = config_.time_factor();
  const int64_t wanted = factor * (frames - 1) + 1;
  Tensor video;
  int64_t written = 0;
  for (int64_t i = 0; i <= windows; ++i) {
    const int64_t begin = i == 0 ? 0 : config_.first_window + (i - 1) * config_.step - 1;
    const int64_t end = std::min(padded, (i == 0 ? config_.first_window : begin + 1 + config_.step) + 1);
    const Tensor part = window(z.narrow(1, begin, end - begin), i == 0);
    // The frames of the context before (and after) belong to the neighbours.
    const int64_t skip = i == 0 ? 0 : factor;
    const int64_t kept = part.dim(1) - skip - (i < windows ? factor : 0);
    const int64_t taken = std::min(kept, wanted - written);
    if (!video.defined()) video = ops_.empty(part.dtype(), {3, wanted, part.dim(2), part.dim(3)});
    if (taken > 0) ops_.copy(part.narrow(1, skip, taken), video.narrow(1, written, taken));
    written += std::max<int64_t>(0, taken);
  }
  return video;
}

}  // namespace happyhorse
