// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "smooth.h"

namespace showhorse {
namespace {

/** Sebastiano Vigna's SplitMix64: a good hash of (seed, counter) and nothing to keep. */
uint64_t hash(uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/** Uniform in 0..1. */
float chance(uint64_t seed, uint64_t which, uint64_t index) {
  return static_cast<float>(hash(hash(seed ^ (which * 0xD1342543DE82EF95u)) + index) >> 40) / 16777216.0f;
}

/** Smooth noise in about -1..1 with no movement faster than `rate` a second: a cubic through random values. */
class Noise {
 public:
  Noise(uint64_t seed, uint64_t which, float rate) : seed_(seed), which_(which), rate_(rate) {}

  float at(float seconds) const {
    const float t = seconds * rate_ + 8;
    const auto i = static_cast<uint64_t>(t);
    const float f = t - static_cast<float>(i);
    const float a = value(i - 1), b = value(i), c = value(i + 1), d = value(i + 2);
    return b + 0.5f * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
  }

 private:
  float value(uint64_t i) const { return 2 * chance(seed_, which_, i) - 1; }

  uint64_t seed_, which_;
  float rate_;
};

/** A lid falls in 80 ms, stays 40 ms and rises in 160 ms. */
constexpr float kLidFalls = 0.08f, kLidStays = 0.04f, kLidRises = 0.16f;
constexpr float kBlink = kLidFalls + kLidStays + kLidRises;

float lid(float since) {
  if (since <= 0 || since >= kBlink) return 0;
  if (since < kLidFalls) return smoothstep(0, kLidFalls, since);
  return 1 - smoothstep(kLidFalls + kLidStays, kBlink, since);
}

enum Stream : uint64_t { kRight = 1, kDown, kTurn, kNod, kRoll, kNearer, kBlinks, kBrows, kBreath, kFast = 32 };

std::vector<float> blink_times(uint64_t seed, float length) {
  std::vector<float> times;
  // Blinks keep clear of the ends, where the eyes must be open.
  float t = 0.5f + 2.2f * chance(seed, kBlinks, 0);
  for (uint64_t i = 1; t + kBlink + 0.12f < length; ++i) {
    times.push_back(t);
    const float gap = chance(seed, kBlinks, 2 * i) < 0.12f ? 0.45f : 2.2f + 3.2f * chance(seed, kBlinks, 2 * i + 1);
    t += gap;
  }
  return times;
}

/** Loudness as the head follows it: slowly. */
std::vector<float> stress(const LoudnessTrack& sound, float frame) {
  std::vector<float> out = sound.loudness;
  const float keep = std::exp(-frame / 0.14f);
  for (int pass = 0; pass < 2; ++pass) {
    // Forwards and backwards, so that the nod comes with the word.
    for (size_t i = 1; i < out.size(); ++i) out[i] = mix(out[i], out[i - 1], keep);
    for (size_t i = out.size(); i-- > 1;) out[i - 1] = mix(out[i - 1], out[i], keep);
  }
  return out;
}

}  // namespace

std::vector<FacePose> living_head(uint64_t seed, const LoudnessTrack& sound, double frame_seconds) {
  const int frames = static_cast<int>(sound.loudness.size());
  const float frame = static_cast<float>(frame_seconds);
  const float length = frame * static_cast<float>(frames - 1);
  std::vector<FacePose> poses(frames);
  const auto slow = [&](Stream s, float t) {
    return Noise(seed, s, 0.45f).at(t) + 0.35f * Noise(seed, s + kFast, 1.1f).at(t);
  };
  const std::vector<float> blinks = blink_times(seed, length);
  const std::vector<float> stressed = stress(sound, frame);
  const float ease = std::min(0.9f, length / 2);
  for (int i = 0; i < frames; ++i) {
    const float t = static_cast<float>(i) * frame;
    const float until_end = length - t;
    if (i == 0 || i == frames - 1) continue;
    const float free = smoothstep(0, ease, t) * smoothstep(0, ease, until_end);
    const float talk = free * stressed[i];
    const float lively = free * (0.75f + 0.5f * stressed[i]);
    FacePose& p = poses[i];
    p.head.right = 0.020f * lively * slow(kRight, t);
    p.head.down = 0.012f * lively * slow(kDown, t) + 0.010f * talk;
    p.head.turn = 0.040f * lively * slow(kTurn, t);
    p.head.nod = 0.024f * lively * slow(kNod, t) + 0.030f * talk;
    p.head.roll = 0.018f * lively * slow(kRoll, t);
    p.head.nearer = 0.006f * lively * slow(kNearer, t);
    p.brows = free * std::clamp(0.9f * stressed[i] * (0.35f + Noise(seed, kBrows, 0.8f).at(t)), 0.0f, 1.0f);
    // A breath of 3.6 to 4.4 s; the phase starts at rest.
    const float period = 3.6f + 0.8f * chance(seed, kBreath, 0);
    p.breath = free * std::sin(2 * std::numbers::pi_v<float> * t / period);
    for (const float start : blinks) {
      const float closed = lid(t - start);
      p.blink_left = std::max(p.blink_left, closed);
      p.blink_right = std::max(p.blink_right, closed);
    }
  }
  return poses;
}

}  // namespace showhorse
