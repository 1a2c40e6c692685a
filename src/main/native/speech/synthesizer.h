// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace showhorse::speech {

/// The start of a phoneme: milliseconds from the first sample, IPA as espeak-ng gave it. Empty is a pause or the end;
/// "(en)" marks a switch of language.
struct PhonemeEvent {
  std::uint32_t milliseconds;
  std::string symbol;
};

/// Mono PCM with its phonemes in order.
struct Utterance {
  std::uint32_t sample_rate = 0;
  std::vector<std::int16_t> samples;
  std::vector<PhonemeEvent> phonemes;
};

/// The voice is not installed, or the data of espeak-ng is not.
class MissingVoice : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// libespeak-ng keeps its state in globals: one Synthesizer a process, used by one thread.
class Synthesizer {
 public:
  /// Loads the data of espeak-ng. Throws MissingVoice.
  Synthesizer();
  ~Synthesizer();
  Synthesizer(const Synthesizer&) = delete;
  Synthesizer& operator=(const Synthesizer&) = delete;

  /// Speaks `text`: UTF-8, in it phonemes by espeak-ng's names as [[h@l'oU]].
  /// @param voice for instance "en-us+f3"
  /// @param words_per_minute 80..450
  /// @param pitch 0..100; 50 is the voice's own, 5.4 more are a semitone
  /// What was spoken before changes the sound a little (by up to 50 ms, measured with 1.51), and a switch of language
  /// inside Mandarin text can leave the voice reading pinyin as English letters. Call it once in a process.
  /// Throws MissingVoice, or std::runtime_error when espeak-ng gives up.
  Utterance speak(const std::string& voice, int words_per_minute, int pitch, const std::string& text);

 private:
  std::uint32_t sample_rate_;
};

}  // namespace showhorse::speech
