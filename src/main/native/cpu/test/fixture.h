/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <random>
#include <vector>

#include "cpu/cpu_ops.h"
#include "tensor/error.h"
#include "tensor/test/check.h"
#include "tensor/weights.h"

/** Random operands and their values in f64, for tests against plain loops. */
namespace fixture {

using namespace happyhorse;

inline Ops& ops() {
  static cpu::CpuOps instance;
  return instance;
}

inline Tensor random(Shape shape, uint32_t seed, float spread = 1.0f) {
  Tensor tensor = Tensor::host(DType::f32, std::move(shape));
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0.0f, spread);
  for (float& value : tensor.span<float>()) value = normal(generator);
  return tensor;
}

inline Tensor random_bf16(Shape shape, uint32_t seed, float spread = 1.0f) {
  return converted(random(std::move(shape), seed, spread), DType::bf16);
}

/** The values in row-major order, whatever type and strides. */
inline std::vector<double> values(const Tensor& tensor) {
  const Tensor dense = converted(ops().contiguous(tensor, tensor.dtype()), DType::f32);
  const std::span<const float> span = dense.span<const float>();
  return {span.begin(), span.end()};
}

inline Tensor like(const Tensor& tensor, DType type = DType::f32) { return Tensor::host(type, tensor.shape()); }

/** Relative error of a tensor against f64 values. */
inline double error(const Tensor& actual, const std::vector<double>& expected) {
  return check::relative_error(values(actual), expected);
}

inline double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

/** What rounding to bf16 may cost: half a unit in the last of 8 bits, on average less. */
inline constexpr double kBf16 = 2.5e-3;
inline constexpr double kF32 = 1e-6;

}  // namespace fixture
