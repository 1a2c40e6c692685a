// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace showhorse {

struct Canvas {
  int width = 0;
  int height = 0;
  int rate_num = 0;
  int rate_den = 1;

  int samples_per_frame() const { return static_cast<int>(int64_t{48000} * rate_den / rate_num); }
  double frame_seconds() const { return static_cast<double>(rate_den) / rate_num; }
};

/** A checked showhorse_look, still the caller's. */
struct LookRequest {
  const char* json = nullptr;
  std::span<const uint8_t> picture;
};

struct Phoneme {
  std::string symbol;
  int64_t start = 0;  // samples at 48 kHz
  int64_t end = 0;
};

/** Where the sound of a clip comes from. */
enum class Sound : uint8_t { kNone, kGiven, kOwn };

/** A checked request that owns its data. */
struct ClipRequest {
  uint64_t seed = 0;
  int frames = 0;
  Sound sound = Sound::kNone;
  std::vector<float> pcm;  // mono, with kGiven only
  std::vector<Phoneme> phonemes;
  std::string language;
  std::vector<int32_t> tokens;  // the prompt
};

}  // namespace showhorse
