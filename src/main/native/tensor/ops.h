/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tensor/normal_layout.h"
#include "tensor/tensor.h"

namespace happyhorse {

/** A half-open range of query rows that sees a half-open range of key rows. */
struct AttentionRange {
  int64_t query_begin;
  int64_t query_end;
  int64_t key_begin;
  int64_t key_end;
};

struct AttentionOptions {
  float scale = 1.0f;
  /** Scores become cap * tanh(score / cap); 0: no cap. */
  float soft_cap = 0.0f;
  /** A query sees keys with |q - k| < window; 0: all. */
  int64_t window = 0;
  /** One softmax over the union of a query's ranges; empty: every query sees every key. */
  std::vector<AttentionRange> ranges = {};
};

/** Per spatial dimension, outermost first; as many entries as the convolution has spatial dimensions. */
struct ConvOptions {
  Shape stride;
  Shape dilation;
  Shape pad_before;
  Shape pad_after;
};

/** How channel_rms_norm measures a position's vector x over its C channels. */
enum class ChannelNorm : uint8_t {
  root_mean_square, /* x * rsqrt(mean(x^2) + eps) */
  l2                /* x / max(||x||, eps) * sqrt(C) */
};

enum class Activation : uint8_t { relu, silu };

/** One term of a linear combination. */
struct Term {
  float factor;
  Tensor tensor;
};

/**
 * The operations the model is written in. Model code holds no loop over elements and never looks into a tensor that is
 * not in host memory, so one model runs on every implementation.
 *
 * Conventions
 *  - Operands and results are tensors of the implementation's space (`empty`, `to_device`). `out` is written, its shape
 *    says how much; it may be the same view as an operand where the text says "in place", else it must not overlap one.
 *  - Floating operands may be f32, bf16 or f16 in any mix unless noted. Arithmetic inside an operation is f32; the
 * result is rounded once, to nearest even, to `out`'s type. This is how the model's two arithmetic modes are made: in
 * bf16 mode the tensors at the published rounding points are bf16, in f32 mode they are f32.
 *  - Views may be strided where the text says so; otherwise tensors are contiguous.
 *  - Work may be queued; `to_host` waits for it. One thread at a time per Ops.
 *  - A wrong shape, type or space is an ArgumentError: a defect of the model code.
 */
class Ops {
 public:
  virtual ~Ops() = default;

  /** New contiguous memory; the values are unspecified. */
  virtual Tensor empty(DType type, Shape shape) = 0;
  /** A host tensor's values in this implementation's space; the same view if it is there already. */
  virtual Tensor to_device(const Tensor& host) = 0;
  /** Waits for queued work; the values in host memory, contiguous. */
  virtual Tensor to_host(const Tensor& tensor) = 0;

  /** to = from, element by element, any strides on both sides. Converts between floating types. */
  virtual void copy(const Tensor& from, const Tensor& to) = 0;
  /** to = value, any strides. */
  virtual void fill(const Tensor& to, float value) = 0;
  /** out = a + b, any strides, in place allowed. */
  virtual void add(const Tensor& a, const Tensor& b, const Tensor& out) = 0;
  /** out = sum of factor * tensor, summed in the given order, any strides, in place allowed. At most 6 terms. */
  virtual void combine(std::span<const Term> terms, const Tensor& out) = 0;

  /**
   * out[M,N] = x[M,K] * w[N,K]^T (+ bias[N], f32). x and out may have padded rows (strided dimension 0).
   * bf16 x bf16 -> bf16 and f32 x (f32 or bf16) -> f32; accumulation in f32.
   */
  virtual void matmul(const Tensor& x, const Tensor& w, const Tensor& bias, const Tensor& out) = 0;

  /** out = x * rsqrt(mean(x^2) + eps) * (weight + 1) over the last dimension D; weight [D]. Leading strides are free.
   */
  virtual void rms_norm(const Tensor& x, const Tensor& weight, float eps, const Tensor& out) = 0;
  /** The vision models' norms over dimension 0 of x [C, ...]; times gamma [C] unless undefined. In place allowed. */
  virtual void channel_rms_norm(const Tensor& x, const Tensor& gamma, ChannelNorm norm, float eps,
                                const Tensor& out) = 0;

  /**
   * Rotates the first 2R of D channels by halves: table [L, 2R] holds R sines then R cosines per row;
   * out[d] = x[d] cos - x[d+R] sin, out[d+R] = x[d+R] cos + x[d] sin, for x [L, H, D]. Channels from 2R on are copied.
   * With a bf16 table every product is rounded to bf16 before the sum, as bf16 tensor arithmetic does.
   */
  virtual void rope(const Tensor& x, const Tensor& table, const Tensor& out) = 0;

  /**
   * out[L,H,D] = softmax(scale * q k^T) v with q [L,H,D], k and v [S,G,D], query head h using key head h / (H/G).
   * Never holds an L x S matrix. bf16 operands: probabilities are rounded to bf16 before they meet v. Rows (dimension
   * 0) may be strided. A query that no range covers is an ArgumentError.
   */
  virtual void attention(const Tensor& q, const Tensor& k, const Tensor& v, const AttentionOptions& options,
                         const Tensor& out) = 0;
  /** out[l,h,:] = x[l,h,:] * sigmoid(gates[l,h]); gates' rows may be strided; in place allowed. */
  virtual void gate_heads(const Tensor& x, const Tensor& gates, const Tensor& out) = 0;

  /** c = min(x, 7); out = c * sigmoid(1.702 c). In place allowed. */
  virtual void gelu7(const Tensor& x, const Tensor& out) = 0;
  /** x [L, 2I] holds gate and linear part alternately; out[L,I] = g sigmoid(1.702 g) (l + 1), g = min(g,7), l in -7..7.
   */
  virtual void swiglu7(const Tensor& x, const Tensor& out) = 0;
  /** out = gelu_tanh(gate) * up; with bf16 operands the gelu is rounded to bf16 first. In place allowed. */
  virtual void gelu_tanh_gate(const Tensor& gate, const Tensor& up, const Tensor& out) = 0;
  /** Elementwise, in place allowed. */
  virtual void activate(Activation activation, const Tensor& x, const Tensor& out) = 0;

  /** Elementwise, in place allowed; NaN stays NaN. */
  virtual void clamp(const Tensor& x, float low, float high, const Tensor& out) = 0;

  /** x [C, S...], w [O, C, k...], bias [O] or undefined, out [O, S'...], one to three spatial dimensions, zero padding.
   */
  virtual void conv(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions& options,
                    const Tensor& out) = 0;
  /** The transpose of conv in one dimension: x [C, S], w [C, O, k], out [O, (S-1) stride + k - pads]. f32. */
  virtual void conv_transpose(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions& options,
                              const Tensor& out) = 0;
  /** out [C, ..., 2H, 2W]: every element of x [C, ..., H, W] four times. */
  virtual void upsample_nearest(const Tensor& x, const Tensor& out) = 0;
  /** Linear interpolation of the last two dimensions, corners aligned: x [N, h, w], out [N, H, W]. f32. */
  virtual void resize_linear(const Tensor& x, const Tensor& out) = 0;
  /** x [C, P] -> x scale[C] + shift[C]. In place allowed. */
  virtual void scale_channels(const Tensor& x, const Tensor& scale, const Tensor& shift, const Tensor& out) = 0;
  /** x + sin^2(e^alpha x) / (e^beta + 1e-9) for x [C, P], alpha and beta [C]. In place allowed. */
  virtual void snake(const Tensor& x, const Tensor& alpha, const Tensor& beta, const Tensor& out) = 0;
  /** x [O, G, P] -> the mean over G, out [O, P]. */
  virtual void mean_groups(const Tensor& x, const Tensor& out) = 0;

  /** out[i,:] = scale * table[ids[i],:]; ids i64. An id outside the table is an ArgumentError. */
  virtual void gather_rows(const Tensor& table, const Tensor& ids, float scale, const Tensor& out) = 0;
  /** A sample of the audio bottleneck: out = mean + (softplus(scale) + 1e-4) * noise. f32. */
  virtual void sample_bottleneck(const Tensor& mean, const Tensor& scale, const Tensor& noise, const Tensor& out) = 0;
  /** Periodic resampling by FFT along the last dimension: x [C, n] -> out [C, m], as scipy.signal.resample. f32. */
  virtual void resample(const Tensor& x, const Tensor& out) = 0;
  /** Standard normals from Philox4x32-10 in the given layout; returns how far the generator's offset moves on. f32. */
  virtual uint64_t normals(uint64_t seed, uint64_t offset, const NormalLayout& layout, const Tensor& out) = 0;
  /** x [3, F, H, W] in -1..1 -> out u8 [F, H, W, 3]: clamp(x/2 + 1/2, 0, 1) * 255, truncated. */
  virtual void to_pixels(const Tensor& x, const Tensor& out) = 0;

  /** `tensor` contiguous in `type`: itself if it already is, else a copy. */
  Tensor contiguous(const Tensor& tensor, DType type);
};

}  // namespace happyhorse
