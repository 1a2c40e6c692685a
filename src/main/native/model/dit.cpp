/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/dit.h"

#include "model/patchify.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

constexpr float kEpsilon = 1e-6f;

}  // namespace

Dit::Dit(Ops& ops, DitConfig config, Arithmetic arithmetic, std::shared_ptr<WeightSource> source, Residency residency,
         const Loaded& loaded)
    : ops_(ops), config_(std::move(config)), arithmetic_(arithmetic), source_(std::move(source)) {
  config_.validate();
  ends_ = load_dit_ends(ops_, *source_, config_);
  if (residency == Residency::streamed) return;
  for (int64_t i = 0; i < config_.layers; ++i) {
    layers_.push_back(load_dit_layer(ops_, *source_, config_, i));
    if (loaded) loaded(static_cast<double>(i + 1) / static_cast<double>(config_.layers));
  }
}

DitPrompt Dit::prepare(const DitExtent& extent, const Tensor& text) {
  DitSequence sequence(config_, extent);
  if (text.shape() != Shape{extent.text, config_.text_channels}) {
    throw ArgumentError("text features are " + to_string(text.shape()) + ", expected " +
                        to_string({extent.text, config_.text_channels}));
  }
  const Tensor embedded = ops_.empty(DType::f32, {extent.text, config_.hidden});
  ops_.matmul(text, ends_.text_weight, ends_.text_bias, embedded);
  Tensor rope = ops_.to_device(sequence.rope_table(ends_.bands));
  return {std::move(sequence), std::move(rope), embedded};
}

Tensor Dit::embed(const DitPrompt& prompt, const Tensor& video, const Tensor& audio) {
  const DitExtent& extent = prompt.sequence.extent();
  const Shape expected{config_.video_channels / 4, extent.frames, extent.height, extent.width};
  if (video.shape() != expected || audio.shape() != Shape{extent.audio, config_.audio_channels}) {
    throw ArgumentError("latents are " + to_string(video.shape()) + " and " + to_string(audio.shape()) +
                        ", prepared for " + to_string(expected) + " and " + std::to_string(extent.audio) + " tokens");
  }
  const auto borders = prompt.sequence.borders();
  const Tensor h = ops_.empty(DType::f32, {prompt.sequence.length(), config_.hidden});
  ops_.matmul(patchify(ops_, video), ends_.video_weight, ends_.video_bias, h.rows(borders[0], borders[1]));
  ops_.matmul(audio, ends_.audio_weight, ends_.audio_bias, h.rows(borders[1], borders[2]));
  ops_.copy(prompt.text, h.rows(borders[2], borders[3]));
  return h;
}

Velocity Dit::heads(const DitPrompt& prompt, const Tensor& h, bool audio_wanted) {
  const auto borders = prompt.sequence.borders();
  const auto head = [&](int64_t begin, int64_t end, const Tensor& norm, const Tensor& weight) {
    const Tensor normed = ops_.empty(DType::f32, {end - begin, config_.hidden});
    ops_.rms_norm(h.rows(begin, end), norm, kEpsilon, normed);
    const Tensor out = ops_.empty(DType::f32, {end - begin, weight.dim(0)});
    ops_.matmul(normed, weight, {}, out);
    return out;
  };
  Velocity velocity{head(borders[0], borders[1], ends_.video_norm, ends_.video_head), {}};
  if (audio_wanted) velocity.audio = head(borders[1], borders[2], ends_.audio_norm, ends_.audio_head);
  return velocity;
}

Velocity Dit::forward(const DitPrompt& prompt, const Tensor& video, const Tensor& audio, bool audio_wanted,
                      const DitProbe& probe) {
  const Tensor h = embed(prompt, video, audio);
  if (probe) probe(-1, h);
  const DitBlockContext context = block_context(prompt);
  for (int64_t i = 0; i < config_.layers; ++i) {
    const bool last = i + 1 == config_.layers && !probe;
    const int64_t rows = last ? prompt.sequence.borders()[audio_wanted ? 2 : 1] : h.dim(0);
    if (layers_.empty()) {
      run_dit_layer(context, load_dit_layer(ops_, *source_, config_, i), i, h, rows);
    } else {
      run_dit_layer(context, layers_[i], i, h, rows);
    }
    if (probe) probe(i, h);
  }
  Velocity velocity = heads(prompt, h, audio_wanted);
  const DitExtent& extent = prompt.sequence.extent();
  velocity.video = unpatchify(ops_, velocity.video, extent.frames, extent.height, extent.width);
  return velocity;
}

}  // namespace happyhorse
