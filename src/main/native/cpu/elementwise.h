/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <array>
#include <span>

#include "cpu/elements.h"
#include "cpu/parallel.h"
#include "tensor/error.h"

namespace happyhorse::cpu {

/** Elements per piece of an elementwise operation: the f32 copies of a few operands stay in the first-level cache. */
inline constexpr int64_t kChunk = 1024;

/**
 * Tensors of one shape walked together: dimensions that are contiguous in all of them are merged, the innermost that
 * remains is the run. Sorted so that the run is the last tensor's (the result's) closest stride.
 */
struct Walk {
  int64_t outer = 1;          /* number of runs */
  int64_t length = 1;         /* elements of a run */
  Shape dims;                 /* outer dimensions, outermost first */
  std::vector<Shape> strides; /* per tensor, per outer dimension, in elements */
  Shape inner;                /* per tensor: stride within a run */

  explicit Walk(std::span<const Tensor> tensors);

  /** Element offset of run `index` in tensor `which`. */
  int64_t offset(size_t which, int64_t index) const {
    int64_t result = 0;
    for (size_t d = dims.size(); d-- > 0;) {
      result += (index % dims[d]) * strides[which][d];
      index /= dims[d];
    }
    return result;
  }

  /** Calls body(run, begin, count) for pieces of at most kChunk elements of every run, on all threads. */
  template <class Body>
  void for_each(const Body& body) const {
    const int64_t per_run = (length + kChunk - 1) / kChunk;
    const int64_t grain = std::max<int64_t>(1, 16 * kChunk / std::max<int64_t>(1, std::min(length, kChunk)));
    parallel_for(outer * per_run, grain, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const int64_t at = (i % per_run) * kChunk;
        body(i / per_run, at, std::min(kChunk, length - at));
      }
    });
  }
};

/**
 * out = kernel(inputs...): kernel(const float* const* in, float* out, n) computes n elements in f32; conversion and
 * strides are handled here. `out` may be one of the inputs.
 */
template <size_t N, class Kernel>
void elementwise(const std::array<Tensor, N>& inputs, const Tensor& out, const Kernel& kernel) {
  std::array<Tensor, N + 1> all;
  std::copy(inputs.begin(), inputs.end(), all.begin());
  all[N] = out;
  const Walk walk(all);
  walk.for_each([&](int64_t run, int64_t begin, int64_t n) {
    float buffers[N + 1][kChunk];
    const float* in[N];
    for (size_t i = 0; i < N; ++i) {
      const int64_t at = walk.offset(i, run) + begin * walk.inner[i];
      load(all[i].dtype(), all[i].raw() + at * static_cast<int64_t>(size_of(all[i].dtype())), walk.inner[i], n,
           buffers[i]);
      in[i] = buffers[i];
    }
    kernel(in, buffers[N], n);
    const int64_t at = walk.offset(N, run) + begin * walk.inner[N];
    store(out.dtype(), buffers[N], n, out.raw() + at * static_cast<int64_t>(size_of(out.dtype())), walk.inner[N]);
  });
}

/** Throws ArgumentError "<operation>: <what>" unless `condition`. */
inline void require(bool condition, const char* operation, const char* what) {
  if (!condition) throw ArgumentError(std::string(operation) + ": " + what);
}

}  // namespace happyhorse::cpu
