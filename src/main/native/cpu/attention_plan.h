/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "tensor/ops.h"

namespace happyhorse::cpu {

/** Consecutive queries that see the same keys: disjoint ranges in ascending order, never none. */
struct QueryBlock {
  int64_t begin;
  int64_t end;
  std::vector<std::pair<int64_t, int64_t>> keys;
};

/**
 * Cuts `queries` rows at every border of the options' ranges (and of a window) and further into blocks of at most
 * `block` rows. Throws ArgumentError for a range outside the tensors and for a query without a key.
 */
std::vector<QueryBlock> plan_attention(const AttentionOptions& options, int64_t queries, int64_t keys, int64_t block);

}  // namespace happyhorse::cpu
