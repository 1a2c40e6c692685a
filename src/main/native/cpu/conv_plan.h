/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "cpu/onednn.h"
#include "tensor/ops.h"

namespace happyhorse::cpu {

/** The checked geometry of a convolution in oneDNN's terms: a batch dimension of 1 before, dilation counted from 0. */
struct ConvGeometry {
  dnnl::memory::dims src;
  dnnl::memory::dims weights;
  dnnl::memory::dims dst;
  dnnl::memory::dims stride;
  dnnl::memory::dims dilation;
  dnnl::memory::dims pad_before;
  dnnl::memory::dims pad_after;
};

/** Checks shapes against each other; throws ArgumentError naming the operation. `weights` is in oneDNN's order. */
ConvGeometry conv_geometry(const Tensor& x, const Shape& weights, const Tensor& bias, const ConvOptions& options,
                           const Tensor& out, const char* operation);

/** A dense row-major description. */
dnnl::memory::desc dense(const dnnl::memory::dims& dims, dnnl::memory::data_type type);

/** Whatever layout the primitive wants. */
dnnl::memory::desc any_layout(const dnnl::memory::dims& dims, dnnl::memory::data_type type);

/** `memory` in the layout `wanted`: itself, or a reordered copy. */
dnnl::memory reordered(const dnnl::memory& memory, const dnnl::memory::desc& wanted);

/** The type that oneDNN should convolve in: bf16 only if all of x, w and out are. */
dnnl::memory::data_type conv_type(const Tensor& x, const Tensor& w, const Tensor& out);

}  // namespace happyhorse::cpu
