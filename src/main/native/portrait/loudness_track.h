// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <vector>

namespace showhorse {

/** What the ear notices of a stretch of speech, for every frame. */
struct LoudnessTrack {
  std::vector<float> loudness;    // 0 silence .. 1 as loud as this clip's loud vowels; smoothed, without lag
  std::vector<float> brightness;  // 0 dull (vowels) .. 1 hissing (s, sh)
  std::vector<bool> silent;       // inside a pause of at least 120 ms

  /** @param pcm mono, a whole number of frames; empty for an idle clip, which is silent throughout */
  static LoudnessTrack measure(std::span<const float> pcm, int frames, int samples_per_frame);
};

}  // namespace showhorse
