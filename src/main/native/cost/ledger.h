/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <algorithm>
#include <cstdint>

namespace happyhorse::cost {

/** What some model code would do. Operations are two per multiply-add of a product; all else counts as bytes only. */
struct Work {
  double products = 0;     /* of matrix products */
  double attention = 0;    /* of query times key and probability times value */
  double convolutions = 0; /* padding counts as data: it is multiplied too */
  double bytes = 0;        /* operands read and results written, each once per operation */

  double operations() const { return products + attention + convolutions; }
};

inline Work operator-(const Work& a, const Work& b) {
  return {a.products - b.products, a.attention - b.attention, a.convolutions - b.convolutions, a.bytes - b.bytes};
}

/** Work done and memory held so far. */
struct Ledger {
  Work work;
  int64_t held = 0; /* bytes of tensors alive */
  int64_t peak = 0;

  void hold(int64_t bytes) { peak = std::max(peak, held += bytes); }
  void release(int64_t bytes) { held -= bytes; }
};

}  // namespace happyhorse::cost
