/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/tensor.h"

#include <cstring>
#include <limits>
#include <new>

#include "tensor/error.h"

namespace happyhorse {
namespace {

/** 64 bytes: a cache line, and the widest vector that any CPU path loads. */
constexpr std::align_val_t kAlignment{64};

class HostStorage final : public Storage {
 public:
  explicit HostStorage(size_t bytes)
      : Storage(static_cast<std::byte*>(::operator new(bytes == 0 ? 1 : bytes, kAlignment)), bytes, Space::host, true) {
    std::memset(data(), 0, bytes);
  }
  ~HostStorage() override { ::operator delete(data(), kAlignment); }
};

Shape contiguous_strides(const Shape& shape) {
  Shape strides(shape.size());
  int64_t stride = 1;
  for (size_t i = shape.size(); i-- > 0;) {
    strides[i] = stride;
    stride *= shape[i];
  }
  return strides;
}

}  // namespace

std::string to_string(const Shape& shape) {
  std::string text = "[";
  for (size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
  return text + "]";
}

int64_t count_of(const Shape& shape) {
  int64_t count = 1;
  bool empty = false;
  for (const int64_t dim : shape) {
    if (dim < 0) throw ArgumentError("negative dimension in shape " + to_string(shape));
    if (dim == 0) {
      empty = true;
    } else if (__builtin_mul_overflow(count, dim, &count)) {
      throw ArgumentError("shape " + to_string(shape) + " has more than 2^63 elements");
    }
  }
  return empty ? 0 : count;
}

Tensor::Tensor(std::shared_ptr<Storage> storage, DType type, Shape shape, size_t offset)
    : storage_(std::move(storage)), type_(type), shape_(std::move(shape)), offset_(offset) {
  const auto elements = static_cast<uint64_t>(count_of(shape_));
  strides_ = contiguous_strides(shape_);
  if (offset_ > storage_->bytes() || elements > (storage_->bytes() - offset_) / size_of(type_)) {
    throw ArgumentError("tensor " + to_string(shape_) + " at byte " + std::to_string(offset_) +
                        " does not fit a storage of " + std::to_string(storage_->bytes()) + " bytes");
  }
  if (reinterpret_cast<uintptr_t>(raw()) % size_of(type_) != 0) {
    throw ArgumentError("tensor of " + std::string(name_of(type_)) + " at odd byte " + std::to_string(offset_));
  }
}

Tensor Tensor::host(DType type, Shape shape) {
  uint64_t bytes = 0;
  if (__builtin_mul_overflow(static_cast<uint64_t>(count_of(shape)), size_of(type), &bytes) ||
      bytes > static_cast<uint64_t>(std::numeric_limits<ptrdiff_t>::max())) {
    throw ArgumentError("shape " + to_string(shape) + " is beyond the address space");
  }
  return {std::make_shared<HostStorage>(bytes), type, std::move(shape)};
}

bool Tensor::contiguous() const {
  int64_t expected = 1;
  for (int i = rank() - 1; i >= 0; --i) {
    if (shape_[i] != 1 && strides_[i] != expected) return false;
    expected *= shape_[i];
  }
  return true;
}

Tensor Tensor::reshape(Shape shape) const {
  if (count_of(shape) != count()) {
    throw ArgumentError("cannot reshape " + to_string(shape_) + " to " + to_string(shape));
  }
  if (!contiguous()) throw ArgumentError("reshape needs a contiguous tensor, not a strided view " + to_string(shape_));
  Tensor view = *this;
  view.strides_ = contiguous_strides(shape);
  view.shape_ = std::move(shape);
  return view;
}

int Tensor::checked(int dim) const {
  if (dim < 0 || dim >= rank()) {
    throw ArgumentError("dimension " + std::to_string(dim) + " of tensor " + to_string(shape_));
  }
  return dim;
}

Tensor Tensor::narrow(int dim, int64_t begin, int64_t length) const {
  const int64_t size = shape_[checked(dim)];
  if (begin < 0 || length < 0 || begin > size || length > size - begin) {
    throw ArgumentError("range [" + std::to_string(begin) + ", +" + std::to_string(length) + ") of dimension " +
                        std::to_string(dim) + " of tensor " + to_string(shape_));
  }
  Tensor view = *this;
  view.shape_[dim] = length;
  view.offset_ += static_cast<size_t>(begin * strides_[dim]) * size_of(type_);
  return view;
}

Tensor Tensor::every(int dim, int64_t begin, int64_t step) const {
  if (step < 1) throw ArgumentError("step " + std::to_string(step));
  Tensor view = narrow(dim, begin, shape_[checked(dim)] - begin);
  view.shape_[dim] = (view.shape_[dim] + step - 1) / step;
  view.strides_[dim] *= step;
  return view;
}

Tensor Tensor::permute(const std::vector<int>& order) const {
  if (order.size() != shape_.size()) throw ArgumentError("permutation does not match tensor " + to_string(shape_));
  Tensor view = *this;
  std::vector<bool> used(order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    const int dim = checked(order[i]);
    if (used[dim]) throw ArgumentError("permutation names dimension " + std::to_string(dim) + " twice");
    used[dim] = true;
    view.shape_[i] = shape_[dim];
    view.strides_[i] = strides_[dim];
  }
  return view;
}

Tensor Tensor::split(int dim, int64_t inner) const {
  const int64_t size = shape_[checked(dim)];
  if (inner < 1 || size % inner != 0) {
    throw ArgumentError("cannot split dimension " + std::to_string(dim) + " of " + to_string(shape_) + " by " +
                        std::to_string(inner));
  }
  Tensor view = *this;
  view.shape_[dim] = size / inner;
  view.strides_[dim] = strides_[dim] * inner;
  view.shape_.insert(view.shape_.begin() + dim + 1, inner);
  view.strides_.insert(view.strides_.begin() + dim + 1, strides_[dim]);
  return view;
}

Tensor Tensor::repeat(int dim, int64_t times) const {
  if (dim < 0 || dim > rank() || times < 0) throw ArgumentError("cannot repeat tensor " + to_string(shape_));
  Tensor view = *this;
  view.shape_.insert(view.shape_.begin() + dim, times);
  view.strides_.insert(view.strides_.begin() + dim, 0);
  return view;
}

void Tensor::check_span(DType type, bool write) const {
  if (!defined()) throw ArgumentError("no tensor");
  if (space() != Space::host) throw ArgumentError("tensor " + to_string(shape_) + " is not in host memory");
  if (type != type_) {
    throw ArgumentError("tensor " + to_string(shape_) + " is " + name_of(type_) + ", not " + name_of(type));
  }
  if (!contiguous()) throw ArgumentError("tensor " + to_string(shape_) + " is a strided view");
  if (write && !storage_->writable()) throw ArgumentError("tensor " + to_string(shape_) + " is read-only");
}

}  // namespace happyhorse
