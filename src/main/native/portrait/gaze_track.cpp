// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "gaze_track.h"

#include <algorithm>

#include "chance.h"
#include "timeline.h"

namespace showhorse {
namespace {

enum Stream : uint64_t { kGlances = 101, kSmall };

// Seconds.
constexpr float kOnCamera = 0.34f;  // at either end
constexpr float kSaccade = 0.06f;
/** Nobody looks away for long who sells something. */
constexpr float kShortest = 0.36f, kLongest = 0.95f;
constexpr float kBetween = 1.6f;

/** In eye distances: what a glance at notes or at a product beside the camera comes to. */
constexpr float kAside = 0.024f, kFarAside = 0.050f, kDown = 0.016f;
constexpr float kLeast = 0.0035f, kMost = 0.0075f;

std::vector<GazeTrack::Glance> glances_of(Chance& chance, const StressTrack& speech, float length) {
  std::vector<GazeTrack::Glance> out;
  const auto look = [&](float start) {
    const float end = start + chance.between(kShortest, kLongest);
    const bool clear = out.empty() || start > out.back().end + kBetween;
    if (start > kOnCamera && end + kSaccade < length - kOnCamera && clear) out.push_back({start, end});
  };
  if (speech.phrases.empty()) {
    float t = chance.between(0.3f, 2.4f);
    while (t < length) {
      if (chance.happens(0.7f)) look(t);
      t += chance.between(1.4f, 4.2f);
    }
    return out;
  }
  for (const Phrase& phrase : speech.phrases) {
    // Eyes leave when a thought begins and come back with it.
    if (chance.happens(0.4f)) look(phrase.start - chance.between(0.05f, 0.25f));
    float t = phrase.start + chance.between(2.0f, 3.6f);
    while (t < phrase.end) {
      if (chance.happens(0.4f)) look(t);
      t += chance.between(2.0f, 3.6f);
    }
  }
  return out;
}

}  // namespace

GazeTrack GazeTrack::make(uint64_t seed, const StressTrack& speech, float frame) {
  const int frames = static_cast<int>(speech.level.size());
  const float length = frame * static_cast<float>(frames - 1);
  GazeTrack track;
  Chance chance(seed, kGlances), small(seed, kSmall);
  track.glances = glances_of(chance, speech, length);
  Timeline right, down;
  for (const Glance& g : track.glances) {
    const float x = chance.either(kAside, kFarAside), y = chance.between(-0.6f, 1.0f) * kDown;
    const float end = g.end - kSaccade;
    right.gesture(x, g.start, g.start + kSaccade, end, g.end);
    down.gesture(y, g.start, g.start + kSaccade, end, g.end);
  }
  float t = kOnCamera + small.between(0.0f, 0.5f);
  while (t + kSaccade < length - kOnCamera) {
    right.move_to(small.either(kLeast, kMost), t, kSaccade);
    down.move_to(small.either(0, kLeast), t, kSaccade);
    t += small.between(0.35f, 1.1f);
  }
  const float home = std::max(0.0f, length - kOnCamera);
  right.move_to(0, home, kSaccade);
  down.move_to(0, home, kSaccade);
  for (int i = 0; i < frames; ++i) {
    const float now = frame * static_cast<float>(i);
    const bool resting = now < kOnCamera || now >= home + kSaccade;
    track.gaze.push_back(resting ? cv::Point2f() : cv::Point2f(right.at(now), down.at(now)));
  }
  return track;
}

}  // namespace showhorse
