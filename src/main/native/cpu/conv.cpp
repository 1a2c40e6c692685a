/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/conv_plan.h"
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {
namespace {

using dnnl::convolution_forward;
using dnnl::memory;

/** False where oneDNN has no such convolution in this type on this CPU. */
bool convolve(const ConvGeometry& g, memory::data_type type, const Tensor& x, const Tensor& w, const Tensor& bias,
              const Tensor& out) {
  const auto algorithm = dnnl::algorithm::convolution_direct;
  const auto forward = dnnl::prop_kind::forward_inference;
  const memory::desc src = any_layout(g.src, type);
  const memory::desc weights = any_layout(g.weights, type);
  const memory::desc dst = any_layout(g.dst, type);
  const memory::desc bias_desc = dense({g.weights[0]}, memory::data_type::f32);
  const convolution_forward::desc desc =
      bias.defined() ? convolution_forward::desc(forward, algorithm, src, weights, bias_desc, dst, g.stride, g.dilation,
                                                 g.pad_before, g.pad_after)
                     : convolution_forward::desc(forward, algorithm, src, weights, dst, g.stride, g.dilation,
                                                 g.pad_before, g.pad_after);
  const convolution_forward::primitive_desc plan(desc, onednn_engine(), /*allow_empty=*/true);
  if (!plan.get(/*allow_empty=*/true)) return false;

  const memory plain_out = onednn_memory(dense(g.dst, type), out);
  const bool direct = plan.dst_desc() == plain_out.get_desc();
  std::unordered_map<int, memory> arguments{
      {DNNL_ARG_SRC, reordered(onednn_memory(dense(g.src, type), x), plan.src_desc())},
      {DNNL_ARG_WEIGHTS, reordered(onednn_memory(dense(g.weights, type), w), plan.weights_desc())},
      {DNNL_ARG_DST, direct ? plain_out : memory(plan.dst_desc(), onednn_engine())}};
  if (bias.defined()) arguments.emplace(DNNL_ARG_BIAS, onednn_memory(bias_desc, bias));
  convolution_forward(plan).execute(onednn_stream(), arguments);
  if (!direct) {
    memory result = arguments.at(DNNL_ARG_DST);
    memory plain = plain_out;
    dnnl::reorder(result, plain).execute(onednn_stream(), result, plain);
  }
  onednn_stream().wait();
  return true;
}

}  // namespace

void CpuOps::conv(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions& options, const Tensor& out) {
  require(w.contiguous(), "conv", "w must be contiguous");
  const ConvGeometry geometry = conv_geometry(x, w.shape(), bias, options, out, "conv");
  for (size_t i = 0; i < options.stride.size(); ++i) {
    const int64_t reach = options.dilation[i] * (w.dim(static_cast<int>(i) + 2) - 1) + 1;
    const int64_t padded = x.dim(static_cast<int>(i) + 1) + options.pad_before[i] + options.pad_after[i];
    require(padded >= reach && out.dim(static_cast<int>(i) + 1) == (padded - reach) / options.stride[i] + 1, "conv",
            "out has the wrong size");
  }
  if (out.count() == 0) return;
  if (conv_type(x, w, out) == memory::data_type::bf16 && convolve(geometry, memory::data_type::bf16, x, w, bias, out)) {
    return;
  }
  const Tensor wide_out = out.dtype() == DType::f32 ? out : empty(DType::f32, out.shape());
  const bool done =
      convolve(geometry, memory::data_type::f32, contiguous(x, DType::f32), contiguous(w, DType::f32), bias, wide_out);
  require(done, "conv", "oneDNN has no f32 convolution of this geometry");
  if (out.dtype() != DType::f32) copy(wide_out, out);
}

}  // namespace happyhorse::cpu
