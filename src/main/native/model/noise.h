/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "tensor/ops.h"

namespace happyhorse {

/** Where a generation's random tensors come from. The order of draws is part of the result; it is stated at each use.
 */
class NoiseSource {
 public:
  virtual ~NoiseSource() = default;

  /** Standard normals, f32, in the implementation's space. */
  virtual Tensor draw(const Shape& shape) = 0;
};

/** The reference's generator: Philox from a seed, one draw after another. */
class SeededNoise final : public NoiseSource {
 public:
  SeededNoise(Ops& ops, uint64_t seed, NormalLayout layout = {}) : ops_(ops), seed_(seed), layout_(layout) {}

  Tensor draw(const Shape& shape) override {
    Tensor noise = ops_.empty(DType::f32, shape);
    offset_ += ops_.normals(seed_, offset_, layout_, noise);
    return noise;
  }

 private:
  Ops& ops_;
  uint64_t seed_;
  NormalLayout layout_;
  uint64_t offset_ = 0;
};

}  // namespace happyhorse
