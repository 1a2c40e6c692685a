/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/dit_block.h"

#include <cmath>

namespace happyhorse {
namespace {

constexpr float kEpsilon = 1e-6f;

/** Applies a layer's weights to rows, modality by modality where they are stacked. */
class ByModality {
 public:
  ByModality(const DitBlockContext& context, int64_t layer)
      : ops_(context.ops), stacked_(context.config.modalities(layer) > 1), borders_(context.sequence.borders()) {}

  void norm(const Tensor& x, const Tensor& weight, const Tensor& out) const {
    each(x.dim(0), weight, [&](const Tensor& part, int64_t begin, int64_t end) {
      ops_.rms_norm(x.rows(begin, end), part, kEpsilon, out.rows(begin, end));
    });
  }

  void linear(const Tensor& x, const Tensor& weight, const Tensor& out) const {
    each(x.dim(0), weight, [&](const Tensor& part, int64_t begin, int64_t end) {
      ops_.matmul(x.rows(begin, end), part, {}, out.rows(begin, end));
    });
  }

 private:
  template <class Body>
  void each(int64_t rows, const Tensor& weight, const Body& body) const {
    if (!stacked_) return body(weight, int64_t{0}, rows);
    const int64_t slice = weight.dim(0) / 3;
    for (int64_t m = 0; m < 3; ++m) {
      const int64_t end = std::min(borders_[m + 1], rows);
      if (borders_[m] < end) body(weight.rows(m * slice, (m + 1) * slice), borders_[m], end);
    }
  }

  Ops& ops_;
  bool stacked_;
  std::array<int64_t, 4> borders_;
};

/** h[0..rows) += attention(h). */
void attend(const DitBlockContext& c, const DitLayer& weights, int64_t layer, const ByModality& apply, const Tensor& h,
            int64_t rows) {
  const DitConfig& config = c.config;
  const DType type = activation_type(c.arithmetic);
  const int64_t length = h.dim(0);
  const int64_t width = config.head_dim;
  const int64_t query = config.heads() * width;
  const int64_t key = config.key_heads * width;

  const Tensor normed = c.ops.empty(type, h.shape());
  apply.norm(h, weights.attention_norm, normed);
  const Tensor qkvg = c.ops.empty(type, {length, config.qkv_rows()});
  apply.linear(normed, weights.qkv, qkvg);

  const auto rotated = [&](int64_t column, int64_t columns, const Tensor& norm, int64_t count) {
    const Tensor part = qkvg.narrow(1, column, columns).split(1, width).rows(0, count);
    const Tensor wide = c.ops.empty(DType::f32, part.shape());
    apply.norm(part, norm, wide);
    const Tensor out = c.ops.empty(type, part.shape());
    c.ops.rope(wide, c.rope.rows(0, count), out);
    return out;
  };
  const Tensor q = rotated(0, query, weights.query_norm, rows);
  const Tensor k = rotated(query, key, weights.key_norm, length);
  const Tensor v = qkvg.narrow(1, query + key, key).split(1, width);
  const Tensor gates = qkvg.narrow(1, query + 2 * key, config.heads()).rows(0, rows);

  AttentionOptions options{.scale = 1.0f / std::sqrt(static_cast<float>(width))};
  if (config.local_layers.contains(layer)) options.ranges = c.sequence.local_ranges(rows);
  const Tensor out = c.ops.empty(type, q.shape());
  c.ops.attention(q, k, v, options, out);
  c.ops.gate_heads(out, gates, out);

  const Tensor projected = c.ops.empty(type, {rows, config.hidden});
  apply.linear(out.reshape({rows, query}), weights.projection, projected);
  c.ops.add(h.rows(0, rows), projected, h.rows(0, rows));
}

/** h[0..rows) += feed_forward(h). */
void feed_forward(const DitBlockContext& c, const DitLayer& weights, int64_t layer, const ByModality& apply,
                  const Tensor& h, int64_t rows) {
  const DType type = activation_type(c.arithmetic);
  const bool gelu = c.config.gelu7_layers.contains(layer);
  const int64_t inner = c.config.intermediate(layer);
  const Tensor residual = h.rows(0, rows);

  const Tensor normed = c.ops.empty(type, residual.shape());
  apply.norm(residual, weights.mlp_norm, normed);
  const Tensor up = c.ops.empty(type, {rows, gelu ? inner : 2 * inner});
  apply.linear(normed, weights.up_gate, up);
  const Tensor active = gelu ? up : c.ops.empty(type, {rows, inner});
  if (gelu) {
    c.ops.gelu7(up, active);
  } else {
    c.ops.swiglu7(up, active);
  }
  const Tensor down = c.ops.empty(type, residual.shape());
  apply.linear(active, weights.down, down);
  c.ops.add(residual, down, residual);
}

}  // namespace

void run_dit_layer(const DitBlockContext& context, const DitLayer& weights, int64_t layer, const Tensor& h,
                   int64_t rows) {
  const ByModality apply(context, layer);
  attend(context, weights, layer, apply, h, rows);
  feed_forward(context, weights, layer, apply, h, rows);
}

}  // namespace happyhorse
