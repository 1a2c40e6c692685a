// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "breath_track.h"

#include <algorithm>
#include <cmath>

#include "chance.h"
#include "timeline.h"

namespace showhorse {
namespace {

constexpr uint64_t kBreaths = 301;
constexpr float kUsualBreath = 3.4f;  // seconds
constexpr float kPause = 0.22f;       // shorter ones are not breathed in

void breathe_idly(Timeline& chest, Chance& chance, float length) {
  const int breaths = std::max(1, static_cast<int>(std::lround(length / kUsualBreath)));
  // Uneven lengths that fill the clip.
  std::vector<float> lengths;
  float sum = 0;
  for (int i = 0; i < breaths; ++i) {
    lengths.push_back(chance.between(0.8f, 1.25f));
    sum += lengths.back();
  }
  float start = 0;
  for (const float share : lengths) {
    const float whole = length * share / sum;
    const float in = chance.between(0.34f, 0.42f) * whole, held = 0.06f * whole;
    const float rest = chance.between(0.02f, 0.10f) * whole;
    chest.gesture(chance.between(0.5f, 0.9f), start, start + in, start + in + held, start + whole - rest);
    start += whole;
  }
}

void breathe_for_speech(Timeline& chest, Chance& chance, const StressTrack& speech, float length) {
  float before = 0;
  for (const Phrase& phrase : speech.phrases) {
    const float pause = phrase.start - before;
    if (pause >= kPause) {
      const float in = std::min(pause, chance.between(0.38f, 0.5f));
      const float depth = std::min(1.0f, 0.4f + 0.18f * (phrase.end - phrase.start)) * chance.between(0.85f, 1.0f);
      chest.move_to(depth, phrase.start - in, in + 0.08f);
      const float out = std::max(0.5f, std::min(length, phrase.end + 0.1f) - phrase.start - 0.1f);
      chest.move_to(0.1f * depth, phrase.start + 0.1f, out);
    }
    before = phrase.end;
  }
  const float left = std::min(0.6f, std::max(0.1f, length - before));
  chest.move_to(0, length - left, left);
}

}  // namespace

std::vector<float> breath_track(uint64_t seed, const StressTrack& speech, float frame) {
  const int frames = static_cast<int>(speech.level.size());
  const float length = frame * static_cast<float>(frames - 1);
  Chance chance(seed, kBreaths);
  Timeline chest;
  if (speech.phrases.empty()) {
    breathe_idly(chest, chance, length);
  } else {
    breathe_for_speech(chest, chance, speech, length);
  }
  std::vector<float> track;
  for (int i = 0; i < frames; ++i) {
    const float t = frame * static_cast<float>(i);
    // A phrase that runs up to the end leaves no time to breathe out by itself.
    const float ends = eased(t / 0.3f) * eased((length - t) / 0.4f);
    track.push_back(std::clamp(chest.at(t), 0.0f, 1.0f) * ends);
  }
  return track;
}

}  // namespace showhorse
