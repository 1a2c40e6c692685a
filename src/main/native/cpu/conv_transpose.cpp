/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/conv_plan.h"
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {

void CpuOps::conv_transpose(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions& options,
                            const Tensor& out) {
  using dnnl::deconvolution_forward;
  using dnnl::memory;
  require(x.rank() == 2 && w.rank() == 3 && w.contiguous(), "conv_transpose", "x must be [C, S], w [C, O, k]");
  require(x.dtype() == DType::f32 && w.dtype() == DType::f32 && out.dtype() == DType::f32, "conv_transpose",
          "operands must be f32");
  const ConvGeometry g = conv_geometry(x, {w.dim(1), w.dim(0), w.dim(2)}, bias, options, out, "conv_transpose");
  const int64_t reach = options.dilation[0] * (w.dim(2) - 1) + 1;
  require(out.dim(1) == (x.dim(1) - 1) * options.stride[0] + reach - options.pad_before[0] - options.pad_after[0],
          "conv_transpose", "out has the wrong size");

  const auto type = memory::data_type::f32;
  // oneDNN counts the weights' output channels first; the stored order is input first, so only the strides change.
  const memory::desc stored(g.weights, type, memory::dims{w.dim(2), w.dim(1) * w.dim(2), 1});
  const memory::desc bias_desc = dense({g.weights[0]}, type);
  const auto algorithm = dnnl::algorithm::deconvolution_direct;
  const auto forward = dnnl::prop_kind::forward_inference;
  const deconvolution_forward::desc desc =
      bias.defined()
          ? deconvolution_forward::desc(forward, algorithm, any_layout(g.src, type), any_layout(g.weights, type),
                                        bias_desc, any_layout(g.dst, type), g.stride, g.dilation, g.pad_before,
                                        g.pad_after)
          : deconvolution_forward::desc(forward, algorithm, any_layout(g.src, type), any_layout(g.weights, type),
                                        any_layout(g.dst, type), g.stride, g.dilation, g.pad_before, g.pad_after);
  const deconvolution_forward::primitive_desc plan(desc, onednn_engine());
  memory result(plan.dst_desc(), onednn_engine());
  std::unordered_map<int, memory> arguments{
      {DNNL_ARG_SRC, reordered(onednn_memory(dense(g.src, type), x), plan.src_desc())},
      {DNNL_ARG_WEIGHTS, reordered(onednn_memory(stored, w), plan.weights_desc())},
      {DNNL_ARG_DST, result}};
  if (bias.defined()) arguments.emplace(DNNL_ARG_BIAS, onednn_memory(bias_desc, bias));
  deconvolution_forward(plan).execute(onednn_stream(), arguments);
  memory plain = onednn_memory(dense(g.dst, type), out);
  dnnl::reorder(result, plain).execute(onednn_stream(), result, plain);
  onednn_stream().wait();
}

}  // namespace happyhorse::cpu
