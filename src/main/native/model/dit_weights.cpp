/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/dit_weights.h"

namespace happyhorse {
namespace {

Tensor load_f32(WeightSource& source, const std::string& name, Shape shape) {
  return source.load({name, std::move(shape), {DType::f32}, DType::f32});
}

}  // namespace

DitLayer load_dit_layer(Ops& ops, WeightSource& source, const DitConfig& config, int64_t layer) {
  const std::string prefix = "block.layers." + std::to_string(layer) + ".";
  const int64_t m = config.modalities(layer);
  const int64_t inner = config.intermediate(layer);
  const int64_t up = config.gelu7_layers.contains(layer) ? inner : 2 * inner;
  const auto norm = [&](const std::string& name, int64_t width) {
    return ops.to_device(load_f32(source, prefix + name, {m * width}));
  };
  const auto linear = [&](const std::string& name, int64_t rows, int64_t columns) {
    return ops.to_device(source.load({prefix + name, {m * rows, columns}, {DType::bf16, DType::f32}, DType::bf16}));
  };
  return {.attention_norm = norm("attention.pre_norm.weight", config.hidden),
          .qkv = linear("attention.linear_qkv.weight", config.qkv_rows(), config.hidden),
          .query_norm = norm("attention.q_norm.weight", config.head_dim),
          .key_norm = norm("attention.k_norm.weight", config.head_dim),
          .projection = linear("attention.linear_proj.weight", config.hidden, config.hidden),
          .mlp_norm = norm("mlp.pre_norm.weight", config.hidden),
          .up_gate = linear("mlp.up_gate_proj.weight", up, config.hidden),
          .down = linear("mlp.down_proj.weight", config.hidden, inner)};
}

DitEnds load_dit_ends(Ops& ops, WeightSource& source, const DitConfig& config) {
  const int64_t hidden = config.hidden;
  const auto load = [&](const std::string& name, Shape shape) {
    return ops.to_device(load_f32(source, name, std::move(shape)));
  };
  return {.video_weight = load("adapter.video_embedder.weight", {hidden, config.video_channels}),
          .video_bias = load("adapter.video_embedder.bias", {hidden}),
          .audio_weight = load("adapter.audio_embedder.weight", {hidden, config.audio_channels}),
          .audio_bias = load("adapter.audio_embedder.bias", {hidden}),
          .text_weight = load("adapter.text_embedder.weight", {hidden, config.text_channels}),
          .text_bias = load("adapter.text_embedder.bias", {hidden}),
          .bands = load_f32(source, "adapter.rope.bands", {config.bands()}),
          .video_norm = load("final_norm_video.weight", {hidden}),
          .audio_norm = load("final_norm_audio.weight", {hidden}),
          .video_head = load("final_linear_video.weight", {config.video_channels, hidden}),
          .audio_head = load("final_linear_audio.weight", {config.audio_channels, hidden})};
}

}  // namespace happyhorse
