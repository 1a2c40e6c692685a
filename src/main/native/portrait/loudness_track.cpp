// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "loudness_track.h"

#include <algorithm>
#include <cmath>

namespace showhorse {
namespace {

/** Speech 40 dB below its loud vowels is breath and room. */
constexpr float kSilence = 0.01f;
constexpr int kPauseSamples = 48000 * 12 / 100;

struct Window {
  float rms;
  float crossings;  // sign changes per sample
};

Window measure_window(std::span<const float> pcm, int64_t from, int64_t to) {
  from = std::max<int64_t>(from, 0);
  to = std::min<int64_t>(to, static_cast<int64_t>(pcm.size()));
  if (to - from < 2) return {0, 0};
  double power = 0;
  int crossings = 0;
  for (int64_t i = from; i < to; ++i) {
    power += static_cast<double>(pcm[i]) * pcm[i];
    if (i > from && (pcm[i] >= 0) != (pcm[i - 1] >= 0)) ++crossings;
  }
  const auto n = static_cast<double>(to - from);
  return {static_cast<float>(std::sqrt(power / n)), static_cast<float>(crossings / n)};
}

}  // namespace

LoudnessTrack LoudnessTrack::measure(std::span<const float> pcm, int frames, int samples_per_frame) {
  LoudnessTrack track{std::vector<float>(frames), std::vector<float>(frames), std::vector<bool>(frames, true)};
  if (pcm.empty()) return track;
  // 40 ms around the middle of each frame holds several periods of any voice.
  const int64_t half = std::max(960, samples_per_frame / 2);
  std::vector<float> rms(frames);
  for (int i = 0; i < frames; ++i) {
    const int64_t middle = static_cast<int64_t>(i) * samples_per_frame + samples_per_frame / 2;
    const Window w = measure_window(pcm, middle - half, middle + half);
    rms[i] = w.rms;
    track.brightness[i] = std::clamp((w.crossings - 0.08f) / 0.12f, 0.0f, 1.0f);
  }
  std::vector<float> sorted = rms;
  const auto loud = sorted.begin() + static_cast<std::ptrdiff_t>((sorted.size() - 1) * 95 / 100);
  std::nth_element(sorted.begin(), loud, sorted.end());
  const float reference = std::max(*loud, 0.003f);
  for (int i = 0; i < frames; ++i) {
    track.loudness[i] = std::clamp(std::sqrt(std::max(0.0f, rms[i] / reference - kSilence)), 0.0f, 1.0f);
  }
  const int pause_frames = std::max(1, (kPauseSamples + samples_per_frame - 1) / samples_per_frame);
  for (int i = 0; i < frames;) {
    int end = i;
    while (end < frames && rms[end] < kSilence * reference) ++end;
    const bool pause = end - i >= pause_frames || i == 0 || end == frames;
    for (int k = i; k < std::max(end, i + 1); ++k) track.silent[k] = k < end && pause;
    i = std::max(end, i + 1);
  }
  return track;
}

}  // namespace showhorse
