// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <vector>

#include "loudness_track.h"
#include "request.h"

namespace showhorse {

/** A syllable that stands out. */
struct Accent {
  float time;      // seconds, the middle of its vowel
  float strength;  // 0..1
};

/** Speech between two pauses. */
struct Phrase {
  float start, end;  // seconds
};

/**
 * What the body follows of a stretch of speech: its phrases and which syllables stand out. Vowels stand out by
 * loudness, by length and by their stress marks (U+02C8, U+02CC), where the phonemes have any; without phonemes the
 * peaks of loudness are taken for vowels. The first accent of a phrase and its last one count for more.
 */
struct StressTrack {
  std::vector<Accent> accents;  // by time, at least 160 ms apart
  std::vector<Phrase> phrases;
  std::vector<float> level;  // 0..1 per frame: bells of 300 ms over the accents

  static StressTrack measure(const LoudnessTrack& sound, std::span<const Phoneme> phonemes, double frame_seconds);
};

}  // namespace showhorse
