// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "request.h"

namespace showhorse {

/** Sound whose phonemes are known, at 48 kHz. */
struct Spoken {
  std::vector<float> pcm;
  std::vector<Phoneme> phonemes;
};

/**
 * Who says it: a voice of showhorse-espeak, or of Open JTalk when the language is Japanese, or, for American English,
 * one of Flite's, which are made from recordings of people.
 */
struct Speaker {
  std::string language;
  std::string voice;           // espeak-ng's, or "m" and "f" for Open JTalk
  int words_per_minute = 175;  // espeak-ng only
  int pitch = 50;              // 0..100, espeak-ng only
  float size = 1;              // above 1 a smaller person: everything higher and faster by this factor
  std::string flite = {};      // a voice of Flite: "awb", "kal16", "rms", "slt"
};

/** A sentence spoken by the programs that Showhorse speaks with. Empty where they are not installed. */
std::optional<Spoken> speak(const Speaker& speaker, const std::string& text);

/** Sentences of a language; those for fitting and those for judging have none in common. */
std::span<const std::string> sentences_to_fit(const std::string& language);
std::span<const std::string> sentences_to_judge(const std::string& language);

/** Tags of the seven languages. */
std::span<const std::string> spoken_languages();

}  // namespace showhorse
