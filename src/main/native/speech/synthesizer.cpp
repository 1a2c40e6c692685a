// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
#include "synthesizer.h"

#include <espeak-ng/speak_lib.h>

#include <cmath>
#include <cstring>

namespace showhorse::speech {
namespace {

constexpr int kBufferMilliseconds = 200;

/// espeak-ng calls this for every buffer, on the thread of espeak_Synth(). Returns 0 to go on.
int collect(short* samples, int count, espeak_EVENT* events) {
  auto* utterance = static_cast<Utterance*>(events->user_data);
  if (utterance == nullptr) return 0;
  if (samples != nullptr && count > 0) utterance->samples.insert(utterance->samples.end(), samples, samples + count);
  for (const espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
    if (event->type != espeakEVENT_PHONEME) continue;
    // The name has no terminating zero when it needs all 8 bytes.
    const std::size_t length = ::strnlen(event->id.string, sizeof event->id.string);
    utterance->phonemes.push_back(
        {static_cast<std::uint32_t>(event->audio_position), std::string(event->id.string, length)});
  }
  return 0;
}

}  // namespace

Synthesizer::Synthesizer() {
  const int rate =
      espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, kBufferMilliseconds, nullptr,
                        espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA | espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) throw MissingVoice("the data of espeak-ng (Debian package espeak-ng-data) could not be loaded");
  sample_rate_ = static_cast<std::uint32_t>(rate);
  espeak_SetSynthCallback(collect);
}

Synthesizer::~Synthesizer() { espeak_Terminate(); }

Utterance Synthesizer::speak(const std::string& voice, int words_per_minute, int pitch, const std::string& text) {
  if (espeak_SetVoiceByName(voice.c_str()) != EE_OK) throw MissingVoice("espeak-ng has no voice '" + voice + "'");
  espeak_SetParameter(espeakRATE, words_per_minute, 0);
  espeak_SetParameter(espeakPITCH, pitch, 0);
  // By itself the pitch moves only the lower end of the melody.
  espeak_SetParameter(espeakRANGE, static_cast<int>(std::lround(50 * std::exp2((pitch - 50) / 50.0))), 0);
  Utterance utterance;
  utterance.sample_rate = sample_rate_;
  const unsigned int flags = espeakCHARS_UTF8 | espeakPHONEMES;
  const espeak_ERROR error =
      espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, flags, nullptr, &utterance);
  if (error != EE_OK) throw std::runtime_error("espeak-ng gave up with error " + std::to_string(error));
  return utterance;
}

}  // namespace showhorse::speech
