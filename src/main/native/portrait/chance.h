// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

namespace showhorse {

/** Random numbers that depend on a seed, a stream and a count alone (Sebastiano Vigna's SplitMix64), in draw order. */
class Chance {
 public:
  Chance(uint64_t seed, uint64_t stream) : state_(hash(seed ^ (stream * 0xD1342543DE82EF95u))) {}

  /** Uniform in 0..1. */
  float draw() { return static_cast<float>(hash(state_ + count_++) >> 40) / 16777216.0f; }
  float between(float low, float high) { return low + (high - low) * draw(); }
  bool happens(float probability) { return draw() < probability; }
  /** Uniform in low..high, to either side. */
  float either(float low, float high) {
    const float size = between(low, high);
    return happens(0.5f) ? size : -size;
  }

 private:
  static uint64_t hash(uint64_t x) {
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
  }

  uint64_t state_, count_ = 0;
};

}  // namespace showhorse
