/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cstring>

#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {
namespace {

template <class T>
void move_run(const std::byte* from, int64_t from_stride, std::byte* to, int64_t to_stride, int64_t n) {
  const T* in = reinterpret_cast<const T*>(from);
  T* out = reinterpret_cast<T*>(to);
  if (from_stride == 1 && to_stride == 1) {
    std::memcpy(out, in, n * sizeof(T));
  } else {
    for (int64_t i = 0; i < n; ++i) out[i * to_stride] = in[i * from_stride];
  }
}

using Move = void (*)(const std::byte*, int64_t, std::byte*, int64_t, int64_t);

Move move_of(size_t element) {
  switch (element) {
    case 1:
      return move_run<uint8_t>;
    case 2:
      return move_run<uint16_t>;
    case 4:
      return move_run<uint32_t>;
    default:
      return move_run<uint64_t>;
  }
}

}  // namespace

void CpuOps::copy(const Tensor& from, const Tensor& to) {
  if (from.dtype() != to.dtype()) {
    elementwise<1>({from}, to, [](const float* const* in, float* out, int64_t n) { std::memcpy(out, in[0], n * 4); });
    return;
  }
  const std::array<Tensor, 2> both{from, to};
  const Walk walk(both);
  const auto element = static_cast<int64_t>(size_of(to.dtype()));
  const Move move = move_of(element);
  walk.for_each([&](int64_t run, int64_t begin, int64_t n) {
    move(from.raw() + (walk.offset(0, run) + begin * walk.inner[0]) * element, walk.inner[0],
         to.raw() + (walk.offset(1, run) + begin * walk.inner[1]) * element, walk.inner[1], n);
  });
}

}  // namespace happyhorse::cpu
