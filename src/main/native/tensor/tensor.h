/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "tensor/dtype.h"

namespace happyhorse {

using Shape = std::vector<int64_t>;

/** "[3, 4]". */
std::string to_string(const Shape& shape);

/** Number of elements. Throws ArgumentError for a negative dimension or when the product overflows. */
int64_t count_of(const Shape& shape);

/** Where a storage lives: only host memory may be touched outside an Ops implementation. */
enum class Space : uint8_t { host, device };

/** A block of memory with one owner; tensors share it. Implementations free or unmap it in their destructor. */
class Storage {
 public:
  virtual ~Storage() = default;
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;

  std::byte* data() const { return data_; }
  size_t bytes() const { return bytes_; }
  Space space() const { return space_; }
  bool writable() const { return writable_; }

 protected:
  Storage(std::byte* data, size_t bytes, Space space, bool writable)
      : data_(data), bytes_(bytes), space_(space), writable_(writable) {}

 private:
  std::byte* data_;
  size_t bytes_;
  Space space_;
  bool writable_;
};

/**
 * A typed, strided view of a storage. Copying a Tensor copies the view, never the elements; the storage lives as long
 * as any view of it. Row-major, strides in elements; a stride of 0 repeats. Not synchronised: views of one storage may
 * be read from several threads, but written from one.
 */
class Tensor {
 public:
  /** No tensor at all: `defined()` is false. Used for optional operands such as a bias. */
  Tensor() = default;

  /** A contiguous tensor at `offset` bytes of a storage. Throws ArgumentError if it does not fit or is misaligned. */
  Tensor(std::shared_ptr<Storage> storage, DType type, Shape shape, size_t offset = 0);

  /** New contiguous host memory, 64-byte aligned, zeroed. */
  static Tensor host(DType type, Shape shape);

  /** A copy of `values` in host memory. */
  template <class T>
  static Tensor of(std::span<const T> values, Shape shape);

  bool defined() const { return storage_ != nullptr; }
  DType dtype() const { return type_; }
  const Shape& shape() const { return shape_; }
  const Shape& strides() const { return strides_; }
  int rank() const { return static_cast<int>(shape_.size()); }
  int64_t dim(int index) const { return shape_.at(index); }
  int64_t count() const { return count_of(shape_); }
  size_t bytes() const { return static_cast<size_t>(count()) * size_of(type_); }
  bool contiguous() const;
  Space space() const { return storage_->space(); }

  /** The first element's address, of whatever space. For Ops implementations. */
  std::byte* raw() const { return storage_->data() + offset_; }

  /** The same elements under another shape. Contiguous tensors only; the counts must agree. */
  Tensor reshape(Shape shape) const;
  /** `length` indices of dimension `dim` from `begin` on. */
  Tensor narrow(int dim, int64_t begin, int64_t length) const;
  /** Indices [begin, end) of the first dimension. */
  Tensor rows(int64_t begin, int64_t end) const { return narrow(0, begin, end - begin); }
  /** Every `step`-th index of `dim`, from `begin` on. */
  Tensor every(int dim, int64_t begin, int64_t step) const;
  /** Dimension i of the result is dimension order[i] of this. */
  Tensor permute(const std::vector<int>& order) const;
  /** Splits `dim` into dim(dim)/inner and inner. */
  Tensor split(int dim, int64_t inner) const;
  /** Inserts a dimension of `times` repetitions (stride 0) before `dim`. */
  Tensor repeat(int dim, int64_t times) const;

  /** Host elements in order. Contiguous host tensors of exactly this type; `T` non-const needs writable storage. */
  template <class T>
  std::span<T> span() const;

 private:
  void check_span(DType type, bool write) const;
  int checked(int dim) const;

  std::shared_ptr<Storage> storage_;
  DType type_ = DType::f32;
  Shape shape_;
  Shape strides_;
  size_t offset_ = 0;
};

template <class T>
std::span<T> Tensor::span() const {
  check_span(DTypeOf<std::remove_const_t<T>>::value, !std::is_const_v<T>);
  return {reinterpret_cast<T*>(raw()), static_cast<size_t>(count())};
}

template <class T>
Tensor Tensor::of(std::span<const T> values, Shape shape) {
  Tensor tensor = host(DTypeOf<T>::value, std::move(shape));
  const std::span<T> out = tensor.span<T>();
  if (out.size() != values.size()) tensor.reshape({static_cast<int64_t>(values.size())});  // throws with both counts
  std::copy(values.begin(), values.end(), out.begin());
  return tensor;
}

}  // namespace happyhorse
