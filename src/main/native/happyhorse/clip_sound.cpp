/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/clip_sound.h"

#include <algorithm>
#include <cmath>

#include "model/audio_rates.h"

namespace happyhorse {
namespace {

constexpr int64_t kSilence = 1024; /* one AAC frame */
constexpr int64_t kFade = 960;     /* 20 ms */
constexpr float kPeak = 0.8912509f;

/** 0 in the silence, 1 inside, a raised cosine between; `distance` is to the nearer end, in pairs. */
float edge_gain(int64_t distance) {
  if (distance < kSilence) return 0;
  if (distance >= kSilence + kFade) return 1;
  const double t = static_cast<double>(distance - kSilence) / kFade;
  return static_cast<float>(0.5 - 0.5 * std::cos(3.14159265358979323846 * t));
}

}  // namespace

Tensor driving_sound(Ops& ops, const std::vector<float>& pcm) {
  const auto n = static_cast<int64_t>(pcm.size());
  const Tensor stereo = Tensor::host(DType::f32, {2, n});
  for (int64_t channel = 0; channel < 2; ++channel) {
    std::copy(pcm.begin(), pcm.end(), stereo.rows(channel, channel + 1).span<float>().begin());
  }
  return change_rate(ops, ops.to_device(stereo), kServiceRate, kModelRate);
}

std::vector<float> delivered_sound(Ops& ops, const Tensor& waveform, int64_t pairs) {
  const Tensor resampled = ops.to_host(change_rate(ops, ops.to_device(waveform), kModelRate, kServiceRate));
  const std::span<const float> left = resampled.rows(0, 1).span<const float>();
  const std::span<const float> right = resampled.rows(1, 2).span<const float>();
  const int64_t sounding = std::min<int64_t>(pairs, static_cast<int64_t>(left.size()));
  std::vector<float> sound(static_cast<size_t>(2 * pairs));
  float peak = 0;
  for (int64_t i = 0; i < sounding; ++i) {
    const float gain = edge_gain(std::min(i, sounding - 1 - i));
    sound[2 * i] = gain * left[i];
    sound[2 * i + 1] = gain * right[i];
    peak = std::max({peak, std::abs(sound[2 * i]), std::abs(sound[2 * i + 1])});
  }
  if (peak > kPeak) {
    for (float& sample : sound) sample *= kPeak / peak;
  }
  return sound;
}

}  // namespace happyhorse
