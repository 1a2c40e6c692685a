/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <omp.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <mutex>

namespace happyhorse::cpu {

/**
 * Calls body(begin, end) over [0, n) in pieces of `grain` indices, on all threads; on this one if there is one piece.
 * Pieces do not depend on the thread count, so results do not either. The first exception is thrown here.
 */
template <class Body>
void parallel_for(int64_t n, int64_t grain, const Body& body) {
  const int64_t step = std::max<int64_t>(1, grain);
  const int64_t pieces = (n + step - 1) / step;
  if (pieces <= 1) {
    if (n > 0) body(int64_t{0}, n);
    return;
  }
  std::exception_ptr failure;
  std::mutex mutex;
#pragma omp parallel for schedule(dynamic)
  for (int64_t piece = 0; piece < pieces; ++piece) {
    try {
      body(piece * step, std::min(n, (piece + 1) * step));
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace happyhorse::cpu
