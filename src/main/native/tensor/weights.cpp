/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/weights.h"

#include "tensor/error.h"

namespace happyhorse {
namespace {

template <class From, class To, class Convert>
Tensor convert(const Tensor& tensor, Convert convert_one) {
  Tensor result = Tensor::host(DTypeOf<To>::value, tensor.shape());
  const std::span<const From> from = tensor.span<const From>();
  const std::span<To> to = result.span<To>();
  for (size_t i = 0; i < from.size(); ++i) to[i] = convert_one(from[i]);
  return result;
}

}  // namespace

Tensor converted(const Tensor& tensor, DType wanted) {
  const DType stored = tensor.dtype();
  if (stored == wanted) return tensor;
  if (stored == DType::f32 && wanted == DType::bf16) return convert<float, bf16>(tensor, to_bf16);
  if (stored == DType::f32 && wanted == DType::f16) return convert<float, f16>(tensor, to_f16);
  if (stored == DType::bf16 && wanted == DType::f32)
    return convert<bf16, float>(tensor, [](bf16 v) { return to_float(v); });
  if (stored == DType::f16 && wanted == DType::f32)
    return convert<f16, float>(tensor, [](f16 v) { return to_float(v); });
  if (stored == DType::f16 && wanted == DType::bf16) {
    return convert<f16, bf16>(tensor, [](f16 v) { return to_bf16(to_float(v)); });
  }
  throw ArgumentError("no conversion from " + std::string(name_of(stored)) + " to " + name_of(wanted));
}

}  // namespace happyhorse
