/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <memory>

#include "cost/ledger.h"
#include "tensor/ops.h"
#include "tensor/weights.h"

namespace happyhorse::cost {

/**
 * An implementation of Ops that computes nothing: it counts. Running the model over it gives the exact work and memory
 * of a request from the shapes alone, by the very code that would do it. Tensors are address space without memory, so
 * the published sizes fit any machine. Values read from host tensors are zero.
 */
class CountingOps final : public Ops {
 public:
  explicit CountingOps(std::shared_ptr<Ledger> ledger) : ledger_(std::move(ledger)) {}

  Tensor empty(DType type, Shape shape) override;
  Tensor to_device(const Tensor& host) override;
  Tensor to_host(const Tensor& tensor) override;
  void copy(const Tensor& from, const Tensor& to) override;
  void fill(const Tensor& to, float value) override;
  void add(const Tensor& a, const Tensor& b, const Tensor& out) override;
  void combine(std::span<const Term> terms, const Tensor& out) override;
  void matmul(const Tensor& x, const Tensor& w, const Tensor& bias, const Tensor& out) override;
  void rms_norm(const Tensor& x, const Tensor& weight, float eps, const Tensor& out) override;
  void channel_rms_norm(const Tensor& x, const Tensor& gamma, ChannelNorm norm, float eps, const Tensor& out) override;
  void rope(const Tensor& x, const Tensor& table, const Tensor& out) override;
  void attention(const Tensor& q, const Tensor& k, const Tensor& v, const AttentionOptions& options,
                 const Tensor& out) override;
  void gate_heads(const Tensor& x, const Tensor& gates, const Tensor& out) override;
  void gelu7(const Tensor& x, const Tensor& out) override;
  void swiglu7(const Tensor& x, const Tensor& out) override;
  void gelu_tanh_gate(const Tensor& gate, const Tensor& up, const Tensor& out) override;
  void activate(Activation activation, const Tensor& x, const Tensor& out) override;
  void clamp(const Tensor& x, float low, float high, const Tensor& out) override;
  void conv(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions& options,
            const Tensor& out) override;
  void conv_transpose(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions& options,
                      const Tensor& out) override;
  void upsample_nearest(const Tensor& x, const Tensor& out) override;
  void resize_linear(const Tensor& x, const Tensor& out) override;
  void scale_channels(const Tensor& x, const Tensor& scale, const Tensor& shift, const Tensor& out) override;
  void snake(const Tensor& x, const Tensor& alpha, const Tensor& beta, const Tensor& out) override;
  void mean_groups(const Tensor& x, const Tensor& out) override;
  void gather_rows(const Tensor& table, const Tensor& ids, float scale, const Tensor& out) override;
  void sample_bottleneck(const Tensor& mean, const Tensor& scale, const Tensor& noise, const Tensor& out) override;
  void resample(const Tensor& x, const Tensor& out) override;
  uint64_t normals(uint64_t seed, uint64_t offset, const NormalLayout& layout, const Tensor& out) override;
  void to_pixels(const Tensor& x, const Tensor& out) override;

 private:
  void touch(std::initializer_list<Tensor> tensors);

  std::shared_ptr<Ledger> ledger_;
};

/** Weights of any name and shape that hold nothing; host memory that is not counted until to_device() takes it. */
class ShapeWeights final : public WeightSource {
 public:
  Tensor load(const Parameter& parameter) override;
  bool contains(const std::string&) const override { return true; }
};

}  // namespace happyhorse::cost
