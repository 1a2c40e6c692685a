/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/tensor.h"

#include <numeric>

#include "tensor/error.h"
#include "tensor/test/check.h"

using namespace happyhorse;

namespace {

Tensor counting(Shape shape) {
  Tensor tensor = Tensor::host(DType::f32, std::move(shape));
  const std::span<float> values = tensor.span<float>();
  std::iota(values.begin(), values.end(), 0.0f);
  return tensor;
}

float at(const Tensor& tensor, const Shape& index) {
  int64_t offset = 0;
  for (size_t i = 0; i < index.size(); ++i) offset += index[i] * tensor.strides()[i];
  return reinterpret_cast<const float*>(tensor.raw())[offset];
}

}  // namespace

TEST(viewsShareTheStorageAndKeepItAlive) {
  Tensor view;
  {
    const Tensor whole = counting({4, 3});
    view = whole.rows(2, 4);
    whole.span<float>()[6] = 60.0f;
  }
  CHECK_EQUAL(view.span<const float>()[0], 60.0f);
  CHECK_EQUAL(view.span<const float>()[5], 11.0f);
}

TEST(aPermutedViewReadsTheTransposedElements) {
  const Tensor tensor = counting({2, 3, 4}).permute({2, 0, 1});
  CHECK_EQUAL(to_string(tensor.shape()), "[4, 2, 3]");
  CHECK_EQUAL(at(tensor, {3, 1, 2}), 23.0f);
  CHECK(!tensor.contiguous());
}

TEST(splitEveryAndRepeatAddressTheRightElements) {
  const Tensor tensor = counting({2, 6});
  CHECK_EQUAL(at(tensor.split(1, 2), {1, 2, 1}), 11.0f);
  CHECK_EQUAL(to_string(tensor.every(1, 1, 2).shape()), "[2, 3]");
  CHECK_EQUAL(at(tensor.every(1, 1, 2), {1, 2}), 11.0f);
  CHECK_EQUAL(at(tensor.repeat(1, 5), {1, 4, 3}), 9.0f);
}

TEST(viewsBeyondTheTensorAreRefused) {
  const Tensor tensor = counting({4, 3});
  CHECK_THROWS(ArgumentError, "dimension 0", tensor.rows(2, 5));
  CHECK_THROWS(ArgumentError, "dimension 2", tensor.narrow(2, 0, 1));
  CHECK_THROWS(ArgumentError, "twice", tensor.permute({0, 0}));
  CHECK_THROWS(ArgumentError, "split", tensor.split(1, 2));
  CHECK_THROWS(ArgumentError, "[4, 3] to [5]", tensor.reshape({5}));
  CHECK_THROWS(ArgumentError, "strided", tensor.permute({1, 0}).reshape({12}));
}

TEST(aSpanOfTheWrongTypeOrOfAStridedViewIsRefused) {
  const Tensor tensor = counting({4, 3});
  CHECK_THROWS(ArgumentError, "is F32, not BF16", tensor.span<const bf16>());
  CHECK_THROWS(ArgumentError, "strided", tensor.narrow(1, 0, 2).span<const float>());
}

TEST(absurdShapesAreRefusedBeforeAnythingIsAllocated) {
  CHECK_THROWS(ArgumentError, "2^63", Tensor::host(DType::u8, {INT64_MAX, 2}));
  CHECK_THROWS(ArgumentError, "address space", Tensor::host(DType::f32, {INT64_MAX / 2}));
  CHECK_THROWS(ArgumentError, "negative", Tensor::host(DType::u8, {-1}));
}
