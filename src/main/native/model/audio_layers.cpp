/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/audio_layers.h"

#include <cmath>

namespace happyhorse {
namespace {

Tensor load_f32(WeightSource& source, const std::string& name, Shape shape) {
  return source.load({name, std::move(shape), {DType::f32}, DType::f32});
}

}  // namespace

Snake::Snake(const AudioParts& parts, const std::string& prefix, int64_t channels)
    : alpha(parts.ops.to_device(load_f32(parts.source, prefix + "alpha", {channels}))),
      beta(parts.ops.to_device(load_f32(parts.source, prefix + "beta", {channels}))) {}

AudioConv::AudioConv(const AudioParts& parts, const std::string& prefix, Shape shape, bool has_bias, bool transposed) {
  const Tensor gain = load_f32(parts.source, prefix + "weight_g", {shape[0], 1, 1});
  const Tensor direction = load_f32(parts.source, prefix + "weight_v", shape);
  const Tensor folded = Tensor::host(DType::f32, shape);
  const int64_t row = shape[1] * shape[2];
  for (int64_t i = 0; i < shape[0]; ++i) {
    const std::span<const float> v = direction.rows(i, i + 1).span<const float>();
    const std::span<float> w = folded.rows(i, i + 1).span<float>();
    double square = 0;
    for (const float value : v) square += static_cast<double>(value) * value;
    const double scale = static_cast<double>(gain.span<const float>()[i]) / std::sqrt(square);
    for (int64_t j = 0; j < row; ++j) w[j] = static_cast<float>(v[j] * scale);
  }
  weight = parts.ops.to_device(folded);
  if (has_bias) bias = parts.ops.to_device(load_f32(parts.source, prefix + "bias", {transposed ? shape[1] : shape[0]}));
}

Tensor AudioConv::run(Ops& ops, const Tensor& x, int64_t stride, int64_t dilation, int64_t pad) const {
  const int64_t reach = dilation * (weight.dim(2) - 1) + 1;
  const Tensor out = ops.empty(DType::f32, {weight.dim(0), (x.dim(1) + 2 * pad - reach) / stride + 1});
  ops.conv(x, weight, bias, {{stride}, {dilation}, {pad}, {pad}}, out);
  return out;
}

Tensor AudioConv::run_transposed(Ops& ops, const Tensor& x, int64_t stride, int64_t pad) const {
  const Tensor out = ops.empty(DType::f32, {weight.dim(1), (x.dim(1) - 1) * stride + weight.dim(2) - 2 * pad});
  ops.conv_transpose(x, weight, bias, {{stride}, {1}, {pad}, {pad}}, out);
  return out;
}

AudioResidual::AudioResidual(const AudioParts& parts, const std::string& prefix, int64_t channels, int64_t dilation)
    : dilation_(dilation),
      first_snake_(parts, prefix + "layers.0.", channels),
      second_snake_(parts, prefix + "layers.2.", channels),
      first_(parts, prefix + "layers.1.", {channels, channels, 7}, true),
      second_(parts, prefix + "layers.3.", {channels, channels, 1}, true) {}

Tensor AudioResidual::run(Ops& ops, const Tensor& x) const {
  const Tensor active = ops.empty(DType::f32, x.shape());
  ops.snake(x, first_snake_.alpha, first_snake_.beta, active);
  const Tensor inner = first_.run(ops, active, 1, dilation_, 3 * dilation_);
  second_snake_.run(ops, inner);
  const Tensor out = second_.run(ops, inner, 1, 1, 0);
  ops.add(out, x, out);
  return out;
}

}  // namespace happyhorse
