/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/text_encoder.h"

#include <cmath>

#include "tensor/error.h"

namespace happyhorse {

TextEncoder::TextEncoder(Ops& ops, TextEncoderConfig config, Arithmetic arithmetic, TextAttention attention,
                         WeightSource& source, const Loaded& loaded)
    : ops_(ops), config_(std::move(config)), arithmetic_(arithmetic), attention_(attention) {
  config_.validate();
  const std::vector<DType> stored{DType::bf16, DType::f16, DType::f32};
  const auto matrix = [&](const std::string& name, int64_t rows, int64_t columns) {
    return ops_.to_device(source.load({name + ".weight", {rows, columns}, stored, DType::bf16}));
  };
  // Norm weights are bf16 values too; they are kept as f32, the type they are computed with.
  const auto vector = [&](const std::string& name) {
    const Tensor rounded = source.load({name + ".weight", {config_.hidden}, stored, DType::bf16});
    return ops_.to_device(converted(rounded, DType::f32));
  };
  embedding_ = matrix("encoder.embed_tokens", config_.vocabulary, config_.hidden);
  for (int64_t i = 0; i < config_.layers; ++i) {
    const std::string prefix = "encoder.layers." + std::to_string(i) + ".";
    const int64_t query = config_.heads * config_.head_dim;
    const int64_t key = config_.key_heads * config_.head_dim;
    layers_.push_back({.query = matrix(prefix + "self_attn.q_proj", query, config_.hidden),
                       .key = matrix(prefix + "self_attn.k_proj", key, config_.hidden),
                       .value = matrix(prefix + "self_attn.v_proj", key, config_.hidden),
                       .output = matrix(prefix + "self_attn.o_proj", config_.hidden, query),
                       .gate = matrix(prefix + "mlp.gate_proj", config_.intermediate, config_.hidden),
                       .up = matrix(prefix + "mlp.up_proj", config_.intermediate, config_.hidden),
                       .down = matrix(prefix + "mlp.down_proj", config_.hidden, config_.intermediate),
                       .pre_attention = vector(prefix + "pre_self_attn_layernorm"),
                       .post_attention = vector(prefix + "post_self_attn_layernorm"),
                       .pre_feed_forward = vector(prefix + "pre_feedforward_layernorm"),
                       .post_feed_forward = vector(prefix + "post_feedforward_layernorm")});
    if (loaded) loaded(static_cast<double>(i + 1) / static_cast<double>(config_.layers));
  }
  final_norm_ = vector("encoder.norm");
}

Tensor TextEncoder::rope_table(int64_t length) const {
  const int64_t half = config_.head_dim / 2;
  const Tensor table = Tensor::host(DType::f32, {length, 2 * half});
  const std::span<float> values = table.span<float>();
  for (int64_t j = 0; j < half; ++j) {
    const double exponent = 2.0 * static_cast<double>(j) / static_cast<double>(config_.head_dim);
    const auto frequency = static_cast<float>(1.0 / std::pow(config_.rope_theta, exponent));
    for (int64_t s = 0; s < length; ++s) {
      const float angle = static_cast<float>(s) * frequency;
      values[s * 2 * half + j] = std::sin(angle);
      values[s * 2 * half + half + j] = std::cos(angle);
    }
  }
  return ops_.to_device(converted(table, activation_type(arithmetic_)));
}

Tensor TextEncoder::linear(const Tensor& x, const Tensor& weight) {
  const Tensor out = ops_.empty(activation_type(arithmetic_), {x.dim(0), weight.dim(0)});
  ops_.matmul(x, weight, {}, out);
  return out;
}

Tensor TextEncoder::norm(const Tensor& x, const Tensor& weight) {
  const Tensor out = ops_.empty(activation_type(arithmetic_), x.shape());
  ops_.rms_norm(x, weight, static_cast<float>(config_.norm_eps), out);
  return out;
}

void TextEncoder::attend(const Layer& layer, bool sliding, const Tensor& rope, const Tensor& x) {
  const DType type = activation_type(arithmetic_);
  const int64_t length = x.dim(0);
  const Tensor y = norm(x, layer.pre_attention);
  const auto heads = [&](const Tensor& projected) {
    return projected.reshape({length, projected.dim(1) / config_.head_dim, config_.head_dim});
  };
  const auto rotated = [&](const Tensor& weight) {
    const Tensor plain = heads(linear(y, weight));
    const Tensor out = ops_.empty(type, plain.shape());
    ops_.rope(plain, rope, out);
    return out;
  };
  const Tensor q = rotated(layer.query);
  const Tensor k = rotated(layer.key);
  const Tensor v = heads(linear(y, layer.value));
  AttentionOptions options{.scale = static_cast<float>(1.0 / std::sqrt(config_.query_scalar))};
  if (attention_ == TextAttention::soft_capped) options.soft_cap = static_cast<float>(config_.soft_cap);
  if (sliding) options.window = config_.window;
  const Tensor out = ops_.empty(type, q.shape());
  ops_.attention(q, k, v, options, out);
  const Tensor projected = linear(out.reshape({length, config_.heads * config_.head_dim}), layer.output);
  ops_.add(x, norm(projected, layer.post_attention), x);
}

void TextEncoder::feed_forward(const Layer& layer, const Tensor& x) {
  const Tensor y = norm(x, layer.pre_feed_forward);
  const Tensor gate = linear(y, layer.gate);
  ops_.gelu_tanh_gate(gate, linear(y, layer.up), gate);
  ops_.add(x, norm(linear(gate, layer.down), layer.post_feed_forward), x);
}

Tensor TextEncoder::encode(const Tensor& ids) {
  if (ids.rank() != 1 || ids.dim(0) == 0) throw ArgumentError("token ids must be [S] with S at least 1");
  const Tensor x = ops_.empty(activation_type(arithmetic_), {ids.dim(0), config_.hidden});
  // The normaliser is a bf16 constant in the reference: sqrt(3584) becomes 59.75.
  ops_.gather_rows(embedding_, ops_.to_device(ids), round_to_bf16(std::sqrt(static_cast<float>(config_.hidden))), x);
  const Tensor rope = rope_table(ids.dim(0));
  for (int64_t i = 0; i < config_.layers; ++i) {
    attend(layers_[i], config_.sliding[i], rope, x);
    feed_forward(layers_[i], x);
  }
  return norm(x, final_norm_);
}

Tensor TextEncoder::features(const Tensor& ids, int64_t limit) {
  const Tensor all = encode(ids);
  const Tensor kept = all.rows(0, std::min(all.dim(0), limit));
  if (arithmetic_ == Arithmetic::f32) return kept;
  return ops_.contiguous(ops_.contiguous(kept, DType::f16), DType::f32);
}

}  // namespace happyhorse
