/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "tensor/weights.h"

namespace happyhorse::parity {

/** Weights computed from their names by the goldens' rule (README of the goldens, "Computed weights"). */
class HashedWeights final : public WeightSource {
 public:
  explicit HashedWeights(std::string prefix) : prefix_(std::move(prefix)) {}

  Tensor load(const Parameter& parameter) override;
  bool contains(const std::string&) const override { return true; }

 private:
  std::string prefix_;
};

}  // namespace happyhorse::parity
