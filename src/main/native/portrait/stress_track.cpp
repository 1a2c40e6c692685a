// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "stress_track.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "smooth.h"

namespace showhorse {
namespace {

constexpr float kSampleRate = 48000;
constexpr float kApart = 0.16f;
constexpr float kPhrasePause = 0.18f;
constexpr float kBell = 0.15f;

constexpr std::string_view kPrimary = "ˈ", kSecondary = "ˌ";
constexpr std::string_view kVowels[] = {"a", "e", "i", "o", "u", "y", "æ", "ɐ", "ɑ", "ʌ", "ɛ", "ɜ", "ɝ", "ə", "ɚ",
                                        "ɪ", "ɔ", "ɒ", "œ", "ø", "ɵ", "ʊ", "ʏ", "ʉ", "ɨ", "ɯ", "ɤ", "ɿ", "ʅ", "ᵻ"};

bool has(const std::string& symbol, std::string_view part) { return symbol.find(part) != std::string::npos; }

bool is_vowel(const std::string& symbol) {
  if (symbol == "pau" || symbol == "sil") return false;
  return std::any_of(std::begin(kVowels), std::end(kVowels), [&](std::string_view v) { return has(symbol, v); });
}

std::vector<Phrase> phrases_of(const LoudnessTrack& sound, float frame) {
  std::vector<Phrase> phrases;
  const int frames = static_cast<int>(sound.silent.size());
  for (int i = 0; i < frames;) {
    if (sound.silent[i]) {
      ++i;
      continue;
    }
    int end = i;
    while (end < frames && !sound.silent[end]) ++end;
    const Phrase phrase{static_cast<float>(i) * frame, static_cast<float>(end) * frame};
    if (!phrases.empty() && phrase.start - phrases.back().end < kPhrasePause) {
      phrases.back().end = phrase.end;
    } else {
      phrases.push_back(phrase);
    }
    i = end;
  }
  return phrases;
}

float loudness_between(const LoudnessTrack& sound, float frame, float start, float end) {
  const int last = static_cast<int>(sound.loudness.size()) - 1;
  const int from = std::clamp(static_cast<int>(start / frame), 0, last);
  const int to = std::clamp(static_cast<int>(end / frame), from, last);
  float most = 0;
  for (int i = from; i <= to; ++i) most = std::max(most, sound.loudness[i]);
  return most;
}

std::vector<Accent> vowels(const LoudnessTrack& sound, std::span<const Phoneme> phonemes, float frame) {
  const bool marked = std::any_of(phonemes.begin(), phonemes.end(), [](const Phoneme& p) {
    return has(p.symbol, kPrimary) || has(p.symbol, kSecondary);
  });
  std::vector<float> lengths;
  for (const Phoneme& p : phonemes) {
    if (is_vowel(p.symbol)) lengths.push_back(static_cast<float>(p.end - p.start) / kSampleRate);
  }
  if (lengths.empty()) return {};
  std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
  const float usual = std::max(0.03f, lengths[lengths.size() / 2]);
  std::vector<Accent> out;
  float mark = 0;
  for (const Phoneme& p : phonemes) {
    // A mark stands before the syllable, often at a consonant.
    if (has(p.symbol, kPrimary)) mark = 1;
    if (has(p.symbol, kSecondary)) mark = 0.5f;
    if (!is_vowel(p.symbol)) continue;
    const float start = static_cast<float>(p.start) / kSampleRate, end = static_cast<float>(p.end) / kSampleRate;
    const float loud = loudness_between(sound, frame, start, end);
    const float longer = std::clamp((end - start) / usual - 1, -0.5f, 1.0f);
    const float own = 0.65f * loud + 0.2f * longer;
    if (loud > 0.1f) out.push_back({(start + end) / 2, marked ? 0.4f * own + 0.55f * mark : own});
    mark = 0;
  }
  return out;
}

std::vector<Accent> peaks(const LoudnessTrack& sound, float frame) {
  const int frames = static_cast<int>(sound.loudness.size());
  const int reach = std::max(1, static_cast<int>(std::lround(0.1f / frame)));
  std::vector<Accent> out;
  for (int i = 0; i < frames; ++i) {
    const float here = sound.loudness[i];
    if (here < 0.2f || sound.brightness[i] > 0.8f) continue;
    bool highest = true;
    for (int k = std::max(0, i - reach); k <= std::min(frames - 1, i + reach); ++k) {
      if (sound.loudness[k] > here || (sound.loudness[k] == here && k < i)) highest = false;
    }
    if (highest) out.push_back({(static_cast<float>(i) + 0.5f) * frame, here});
  }
  return out;
}

/** What stands out does so against its neighbours: strengths from the weakest to the strongest syllable of the clip. */
void spread(std::vector<Accent>& accents) {
  const auto [low, high] = std::minmax_element(
      accents.begin(), accents.end(), [](const Accent& a, const Accent& b) { return a.strength < b.strength; });
  const float from = low->strength, range = std::max(0.25f, high->strength - from);
  for (Accent& a : accents) a.strength = 0.15f + 0.85f * (a.strength - from) / range;
}

void stress_phrases(std::vector<Accent>& accents, const std::vector<Phrase>& phrases) {
  for (const Phrase& phrase : phrases) {
    Accent* first = nullptr;
    Accent* last = nullptr;
    for (Accent& a : accents) {
      if (a.time < phrase.start - 0.05f || a.time > phrase.end + 0.05f || a.strength < 0.4f) continue;
      if (first == nullptr) first = &a;
      last = &a;
    }
    if (first != nullptr) first->strength = std::min(1.0f, first->strength + 0.1f);
    if (last != nullptr && last != first) last->strength = std::min(1.0f, last->strength + 0.15f);
  }
}

}  // namespace

StressTrack StressTrack::measure(const LoudnessTrack& sound, std::span<const Phoneme> phonemes, double frame_seconds) {
  const float frame = static_cast<float>(frame_seconds);
  StressTrack track;
  track.level.assign(sound.loudness.size(), 0);
  track.phrases = phrases_of(sound, frame);
  std::vector<Accent> all = vowels(sound, phonemes, frame);
  if (all.empty()) all = peaks(sound, frame);
  if (all.empty()) return track;
  std::sort(all.begin(), all.end(), [](const Accent& a, const Accent& b) { return a.time < b.time; });
  spread(all);
  stress_phrases(all, track.phrases);
  for (const Accent& a : all) {
    if (!track.accents.empty() && a.time - track.accents.back().time < kApart) {
      if (a.strength > track.accents.back().strength) track.accents.back() = a;
    } else {
      track.accents.push_back(a);
    }
  }
  for (size_t i = 0; i < track.level.size(); ++i) {
    const float t = (static_cast<float>(i) + 0.5f) * frame;
    for (const Accent& a : track.accents) {
      const float d = std::abs(t - a.time);
      if (d < kBell) track.level[i] = std::max(track.level[i], a.strength * (1 - smoothstep(0, kBell, d)));
    }
  }
  return track;
}

}  // namespace showhorse
