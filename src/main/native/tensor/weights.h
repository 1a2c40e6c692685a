/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "tensor/tensor.h"

namespace happyhorse {

/** What a model asks of its weights: a name, the exact shape, the stored types it accepts and the type it wants. */
struct Parameter {
  std::string name;
  Shape shape;
  std::vector<DType> stored; /* f32 stored for bf16 wanted is rounded to nearest even; bf16 and f16 widen exactly */
  DType wanted;
};

/** Where weights come from. Host tensors, possibly read-only views of a mapped file. */
class WeightSource {
 public:
  virtual ~WeightSource() = default;

  /** The tensor in the wanted type. Throws ResourceError naming tensor, file, what was expected and what was found. */
  virtual Tensor load(const Parameter& parameter) = 0;

  /** Whether there is a tensor of that name. */
  virtual bool contains(const std::string& name) const = 0;
};

/** `tensor` in type `wanted`: itself if it already is, else a host copy, rounded to nearest even. Floating types only.
 */
Tensor converted(const Tensor& tensor, DType wanted);

}  // namespace happyhorse
