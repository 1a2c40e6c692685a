/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/attention_plan.h"

#include <algorithm>
#include <set>

#include "tensor/error.h"

namespace happyhorse::cpu {
namespace {

using Ranges = std::vector<std::pair<int64_t, int64_t>>;

Ranges merged(Ranges ranges) {
  std::ranges::sort(ranges);
  Ranges result;
  for (const auto& range : ranges) {
    if (!result.empty() && range.first <= result.back().second) {
      result.back().second = std::max(result.back().second, range.second);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

/** The part of `ranges` that a window lets any query of [begin, end) see. */
Ranges clipped(const Ranges& ranges, int64_t begin, int64_t end, int64_t window) {
  if (window == 0) return ranges;
  Ranges result;
  for (const auto& [low, high] : ranges) {
    const int64_t first = std::max(low, begin - window + 1);
    const int64_t last = std::min(high, end - 1 + window);
    if (first < last) result.emplace_back(first, last);
  }
  return result;
}

}  // namespace

std::vector<QueryBlock> plan_attention(const AttentionOptions& options, int64_t queries, int64_t keys, int64_t block) {
  std::vector<AttentionRange> ranges = options.ranges;
  if (ranges.empty()) ranges.push_back({0, queries, 0, keys});
  std::set<int64_t> cuts{0, queries};
  for (const AttentionRange& range : ranges) {
    if (range.query_begin < 0 || range.query_begin > range.query_end || range.query_end > queries ||
        range.key_begin < 0 || range.key_begin > range.key_end || range.key_end > keys) {
      throw ArgumentError("attention: a range lies outside " + std::to_string(queries) + " queries and " +
                          std::to_string(keys) + " keys");
    }
    cuts.insert(range.query_begin);
    cuts.insert(range.query_end);
  }
  std::vector<QueryBlock> blocks;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
    const int64_t end = *std::next(cut);
    Ranges seen;
    for (const AttentionRange& range : ranges) {
      if (range.query_begin <= *cut && end <= range.query_end && range.key_begin < range.key_end) {
        seen.emplace_back(range.key_begin, range.key_end);
      }
    }
    seen = merged(std::move(seen));
    for (int64_t begin = *cut; begin < end; begin += block) {
      const int64_t stop = std::min(end, begin + block);
      blocks.push_back({begin, stop, clipped(seen, begin, stop, options.window)});
      if (blocks.back().keys.empty()) {
        throw ArgumentError("attention: query " + std::to_string(begin) + " sees no key");
      }
    }
  }
  return blocks;
}

}  // namespace happyhorse::cpu
