// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "blink_track.h"

#include <algorithm>

#include "chance.h"
#include "smooth.h"
#include "timeline.h"

namespace showhorse {
namespace {

constexpr uint64_t kBlinks = 201;

// Seconds. A lid falls fast, stays for at least a frame and rises half as fast (VanderWerf et al. 2003).
constexpr float kFalls = 0.09f, kStays = 0.05f, kRises = 0.18f;
constexpr float kBlink = kFalls + kStays + kRises;
constexpr float kClear = 0.12f;  // of the ends
constexpr float kApart = 0.9f;

struct Blink {
  float start;
  float closed;
};

float lid(const Blink& b, float t) {
  const float since = t - b.start;
  if (since <= 0 || since >= kBlink) return 0;
  if (since < kFalls) return b.closed * smoothstep(0, kFalls, since);
  return b.closed * (1 - eased((since - kFalls - kStays) / kRises));
}

}  // namespace

std::vector<float> blink_track(uint64_t seed, const StressTrack& speech, const GazeTrack& gaze, float frame) {
  const int frames = static_cast<int>(speech.level.size());
  const float length = frame * static_cast<float>(frames - 1);
  Chance chance(seed, kBlinks);
  std::vector<Blink> blinks;
  const auto blink = [&](float start) {
    const bool clear =
        std::none_of(blinks.begin(), blinks.end(), [&](const Blink& b) { return std::abs(b.start - start) < kApart; });
    if (start < kClear || start + kBlink > length - kClear || !clear) return;
    blinks.push_back({start, chance.happens(0.14f) ? chance.between(0.4f, 0.65f) : 1.0f});
    const float again = start + kBlink + 0.06f;
    if (chance.happens(0.08f) && again + kBlink < length - kClear) blinks.push_back({again, 1});
  };
  for (const GazeTrack::Glance& g : gaze.glances) {
    if (chance.happens(0.35f)) blink(g.start - 0.04f);
    if (chance.happens(0.25f)) blink(g.end - 0.08f);
  }
  for (const Phrase& phrase : speech.phrases) {
    if (chance.happens(0.5f)) blink(phrase.end + chance.between(-0.1f, 0.2f));
  }
  for (float t = chance.between(0.3f, 4.0f); t < length; t += chance.between(1.8f, 5.2f)) blink(t);
  std::vector<float> closed(frames);
  for (int i = 0; i < frames; ++i) {
    for (const Blink& b : blinks) closed[i] = std::max(closed[i], lid(b, frame * static_cast<float>(i)));
  }
  return closed;
}

}  // namespace showhorse
