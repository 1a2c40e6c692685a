/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "tensor/dtype.h"

namespace happyhorse {

/**
 * `bf16` rounds where the published models round: inputs and results of block linears, attention operands and result,
 * and every activation of the vision models. `f32` rounds nowhere; weights keep the values they were published with.
 */
enum class Arithmetic : uint8_t { f32, bf16 };

/** The type of tensors at the rounding points. */
inline DType activation_type(Arithmetic arithmetic) {
  return arithmetic == Arithmetic::bf16 ? DType::bf16 : DType::f32;
}

}  // namespace happyhorse
