// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "head_track.h"

#include <algorithm>
#include <array>

#include "chance.h"
#include "timeline.h"

namespace showhorse {
namespace {

enum Stream : uint64_t { kPostures = 401, kBeats, kDrift };
enum Way { kRight, kDown, kTurn, kNod, kRoll, kNearer, kWays };

/** How far postures go, in the units of HeadPose. */
constexpr float kPosture[kWays] = {0.012f, 0.006f, 0.034f, 0.020f, 0.015f, 0.006f};
/** And the unrest within them. */
constexpr float kUnrest[kWays] = {0.0035f, 0.0025f, 0.0065f, 0.0050f, 0.0030f, 0.0010f};

constexpr float kBeatNod = 0.040f, kBeatTurn = 0.022f, kBeatNearer = 0.010f;
// Seconds around the middle of the accented vowel: nods begin before the syllable and are let go slowly.
constexpr float kBeatLead = 0.20f, kBeatLag = 0.04f, kBeatRelease = 0.42f;
constexpr float kBeatsApart = 0.40f;
constexpr float kStrong = 0.5f;

constexpr float kFirstMove = 0.06f;
constexpr float kEnds = 0.28f;  // beats and unrest die out over this

/** Smooth random numbers: cubic through one every `step` seconds. */
class Unrest {
 public:
  Unrest(Chance& chance, float length, float step) : step_(step) {
    for (int i = 0; i < static_cast<int>(length / step) + 5; ++i) values_.push_back(chance.between(-1, 1));
  }

  float at(float seconds) const {
    const float t = std::max(0.0f, seconds / step_);
    const size_t i = std::min(static_cast<size_t>(t), values_.size() - 4);
    const float f = t - static_cast<float>(i);
    const float a = values_[i], b = values_[i + 1], c = values_[i + 2], d = values_[i + 3];
    return b + 0.5f * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
  }

 private:
  float step_;
  std::vector<float> values_;
};

using Timelines = std::array<Timeline, kWays>;

class Postures {
 public:
  Postures(Timelines& way, uint64_t seed, float length) : way_(way), chance_(seed, kPostures), length_(length) {}

  /** A new posture, begun at `t`; the ways go at their own pace. */
  void take(float t, float size) {
    const float side = chance_.either(0.25f, 1), tilt = chance_.either(0.15f, 1);
    const float to[kWays] = {0.7f * side + chance_.between(-0.3f, 0.3f), chance_.between(-0.7f, 1), side,
                             chance_.between(-1, 1),
                             // Heads mostly tilt into the turn.
                             0.5f * side + 0.5f * tilt, chance_.between(-0.8f, 1)};
    const float pace = chance_.between(0.55f, 1.0f);
    for (int w = 0; w < kWays; ++w) {
      const float start = t + chance_.between(0, 0.16f);
      way_[w].move_to(size * kPosture[w] * to[w], start, pace * chance_.between(0.85f, 1.3f));
    }
  }

  /** Back to neutral, each way in its own time, all there at the end. */
  void home(float earliest) {
    for (int w = 0; w < kWays; ++w) {
      const float there = length_ - chance_.between(0, 0.14f);
      const float takes = std::min(chance_.between(0.6f, 1.15f), std::max(0.2f, there - earliest));
      way_[w].move_to(0, there - takes, takes);
    }
  }

  Chance& chance() { return chance_; }

 private:
  Timelines& way_;
  Chance chance_;
  float length_;
};

void idle(Postures& postures, float length) {
  Chance& chance = postures.chance();
  float t = kFirstMove + chance.between(0, 0.5f);
  float last = t;
  while (t < length - 1.3f) {
    postures.take(t, chance.between(0.6f, 1.1f));
    last = t + 0.5f;
    t += chance.between(0.9f, 2.4f);
  }
  postures.home(last);
}

void speak(Postures& postures, const StressTrack& speech, float length) {
  Chance& chance = postures.chance();
  float last = kFirstMove;
  for (const Phrase& phrase : speech.phrases) {
    for (float t = std::max(kFirstMove, phrase.start - chance.between(0.05f, 0.25f));
         t < std::min(phrase.end - 0.5f, length - 1.1f); t += chance.between(1.2f, 2.2f)) {
      if (t < last) continue;
      postures.take(t, chance.between(0.7f, 1.25f));
      last = t + 0.6f;
    }
  }
  postures.home(last);
}

void beats(Timelines& way, uint64_t seed, const StressTrack& speech) {
  Chance chance(seed, kBeats);
  float before = -1;
  for (const Accent& a : speech.accents) {
    const float kind = chance.draw(), size = chance.between(0.8f, 1.1f) * a.strength;
    const float turn = chance.either(0.7f, 1);
    if (a.strength < kStrong || a.time - before < kBeatsApart) continue;
    before = a.time;
    const float start = a.time - kBeatLead, top = a.time + kBeatLag, end = top + kBeatRelease;
    const auto beat = [&](Way w, float value) { way[w].gesture(value * size, start, top, top + 0.02f, end); };
    const float nod = kind < 0.7f ? 1.0f : 0.45f;
    beat(kNod, nod * kBeatNod);
    beat(kDown, nod * 0.3f * kBeatNod);
    if (kind >= 0.7f && kind < 0.88f) beat(kTurn, turn * kBeatTurn);
    if (kind >= 0.88f) beat(kNearer, kBeatNearer);
  }
  for (const Phrase& phrase : speech.phrases) {
    // The end of a phrase: a tilt, and the chin settles.
    const float tilt = chance.either(0.5f, 1), start = phrase.end - 0.35f;
    if (phrase.end - phrase.start < 0.7f || chance.happens(0.25f)) continue;
    way[kRoll].gesture(0.014f * tilt, start, phrase.end, phrase.end + 0.1f, phrase.end + 0.7f);
    way[kNod].gesture(0.014f, start, phrase.end, phrase.end + 0.05f, phrase.end + 0.6f);
  }
}

}  // namespace

std::vector<HeadPose> head_track(uint64_t seed, const StressTrack& speech, float frame) {
  const int frames = static_cast<int>(speech.level.size());
  const float length = frame * static_cast<float>(frames - 1);
  Timelines posture, beat;
  Postures postures(posture, seed, length);
  if (speech.phrases.empty()) {
    idle(postures, length);
  } else {
    speak(postures, speech, length);
  }
  beats(beat, seed, speech);
  Chance chance(seed, kDrift);
  std::vector<Unrest> unrest;
  for (int w = 0; w < kWays; ++w) unrest.emplace_back(chance, length, chance.between(0.45f, 0.8f));
  std::vector<HeadPose> track(frames);
  for (int i = 0; i < frames; ++i) {
    const float t = frame * static_cast<float>(i);
    const float ends = eased(t / kEnds) * eased((length - t) / kEnds);
    const auto way = [&](Way w) { return posture[w].at(t) + ends * (beat[w].at(t) + kUnrest[w] * unrest[w].at(t)); };
    track[i] = {way(kRight), way(kDown), way(kTurn), way(kNod), way(kRoll), way(kNearer)};
  }
  return track;
}

}  // namespace showhorse
