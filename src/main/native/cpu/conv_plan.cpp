/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/conv_plan.h"

#include "cpu/elementwise.h"

namespace happyhorse::cpu {

ConvGeometry conv_geometry(const Tensor& x, const Shape& weights, const Tensor& bias, const ConvOptions& options,
                           const Tensor& out, const char* operation) {
  const size_t spatial = x.shape().size() - 1;
  require(x.rank() >= 2 && x.rank() <= 4 && weights.size() == spatial + 2, operation,
          "x must be [C, 1 to 3 dimensions]");
  require(out.rank() == x.rank() && x.contiguous() && out.contiguous(), operation, "x and out must be contiguous");
  require(options.stride.size() == spatial && options.dilation.size() == spatial &&
              options.pad_before.size() == spatial && options.pad_after.size() == spatial,
          operation, "options must have one entry per spatial dimension");
  require(weights[1] == x.dim(0) && weights[0] == out.dim(0), operation, "channels do not agree");
  require(!bias.defined() || (bias.dtype() == DType::f32 && bias.shape() == Shape{weights[0]}), operation,
          "bias must be f32 [O]");
  ConvGeometry geometry{x.shape(),          weights,          out.shape(), options.stride, options.dilation,
                        options.pad_before, options.pad_after};
  geometry.src.insert(geometry.src.begin(), 1);
  geometry.dst.insert(geometry.dst.begin(), 1);
  for (int64_t& dilation : geometry.dilation) --dilation;
  return geometry;
}

dnnl::memory::desc dense(const dnnl::memory::dims& dims, dnnl::memory::data_type type) {
  dnnl::memory::dims strides(dims.size());
  int64_t stride = 1;
  for (size_t i = dims.size(); i-- > 0;) {
    strides[i] = stride;
    stride *= dims[i];
  }
  return {dims, type, strides};
}

dnnl::memory::desc any_layout(const dnnl::memory::dims& dims, dnnl::memory::data_type type) {
  return {dims, type, dnnl::memory::format_tag::any};
}

dnnl::memory reordered(const dnnl::memory& memory, const dnnl::memory::desc& wanted) {
  if (memory.get_desc() == wanted) return memory;
  dnnl::memory result(wanted, onednn_engine());
  dnnl::reorder(memory, result).execute(onednn_stream(), const_cast<dnnl::memory&>(memory), result);
  onednn_stream().wait();
  return result;
}

dnnl::memory::data_type conv_type(const Tensor& x, const Tensor& w, const Tensor& out) {
  const bool all_bf16 = x.dtype() == DType::bf16 && w.dtype() == DType::bf16 && out.dtype() == DType::bf16;
  return all_bf16 ? dnnl::memory::data_type::bf16 : dnnl::memory::data_type::f32;
}

}  // namespace happyhorse::cpu
