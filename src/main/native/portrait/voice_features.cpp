// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "voice_features.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>

#include "fourier.h"

namespace showhorse {
namespace {

constexpr float kSampleRate = 48000;
constexpr int kTransform = 2048;
constexpr int kWindow = 1200;  // 25 ms: two periods of a low man's voice
constexpr int kBins = kTransform / 2;
constexpr int kBands = 22;
constexpr float kLowest = 90, kHighest = 7000;
constexpr float kFloor = -65;  // decibels: what is softer is room
constexpr float kSpoken = -32;
/** The mean spectrum of a clip counts against this many steps of a usual one. */
constexpr float kPatience = 60;
/** Pitch is looked for in what lies below 1 kHz, at an eighth of the sample rate. */
constexpr int kPitchTransform = 256;
constexpr int kPitchStep = kTransform / kPitchTransform;
constexpr int kShortestPeriod = 15, kLongestPeriod = 85;  // 400 and 70 Hz

using Spectrum = std::array<float, kBins>;
using Bands = std::array<float, kBands>;

float mel(float hertz) { return 1127 * std::log(1 + hertz / 700); }
float hertz(float mel) { return 700 * (std::exp(mel / 1127) - 1); }

struct Periodicity {
  float strength;  // 0..1
  float pitch;     // Hz
};

/** Everything of a step that a single transform gives. */
struct Step {
  Spectrum power;
  float energy;
  Periodicity periodicity;
};

class Analyser {
 public:
  Analyser()
      : fourier_(kTransform),
        pitch_fourier_(kPitchTransform),
        window_(kWindow),
        work_(kTransform),
        pitch_work_(kPitchTransform),
        window_correlation_(kLongestPeriod + 1) {
    for (int i = 0; i < kWindow; ++i) {
      window_[i] = 0.5f - 0.5f * std::cos(2 * std::numbers::pi_v<float> * (static_cast<float>(i) + 0.5f) / kWindow);
    }
    for (int lag = 0; lag <= kLongestPeriod; ++lag) {
      float sum = 0;
      for (int i = 0; i + lag * kPitchStep < kWindow; ++i) sum += window_[i] * window_[i + lag * kPitchStep];
      window_correlation_[lag] = sum;
    }
  }

  Step measure(std::span<const float> pcm, int64_t middle) {
    std::fill(work_.begin(), work_.end(), 0.0f);
    const int64_t first = middle - kWindow / 2;
    Step step{};
    for (int i = 0; i < kWindow; ++i) {
      const int64_t at = first + i;
      const float sample = at >= 0 && at < static_cast<int64_t>(pcm.size()) ? pcm[at] : 0;
      work_[i] = window_[i] * sample;
    }
    fourier_.transform(work_);
    for (int i = 0; i < kBins; ++i) {
      step.power[i] = std::norm(work_[i]);
      step.energy += step.power[i];
    }
    step.periodicity = periodicity(step.power);
    return step;
  }

 private:
  /** Autocorrelation, without the window's own fall. */
  Periodicity periodicity(const Spectrum& power) {
    std::fill(pitch_work_.begin(), pitch_work_.end(), 0.0f);
    constexpr int kTop = static_cast<int>(1000 * kTransform / kSampleRate);
    for (int i = 2; i <= kTop; ++i) pitch_work_[i] = pitch_work_[kPitchTransform - i] = power[i];
    pitch_fourier_.transform(pitch_work_);
    const float whole = pitch_work_[0].real() / window_correlation_[0];
    Periodicity best{0, 0};
    if (whole <= 0) return best;
    for (int lag = kShortestPeriod; lag <= kLongestPeriod; ++lag) {
      const float strength = pitch_work_[lag].real() / window_correlation_[lag] / whole;
      // A multiple of the period correlates as well: the shorter one is meant.
      if (strength > best.strength + (best.strength > 0.5f ? 0.05f : 0)) {
        best = {strength, kSampleRate / static_cast<float>(lag * kPitchStep)};
      }
    }
    best.strength = std::min(best.strength, 1.0f);
    return best;
  }

  Fourier fourier_;
  Fourier pitch_fourier_;
  std::vector<float> window_;
  std::vector<std::complex<float>> work_;
  std::vector<std::complex<float>> pitch_work_;
  std::vector<float> window_correlation_;
};

float decibels(float power) { return 10 * std::log10(std::max(power, 1e-20f)); }

/** Women have shorter throats: their formants lie higher, about with the fourth root of their pitch. */
float stretch_of(const std::vector<Step>& steps, const std::vector<float>& level) {
  std::vector<float> pitches;
  for (size_t i = 0; i < steps.size(); ++i) {
    if (level[i] > kSpoken && steps[i].periodicity.strength > 0.7f) pitches.push_back(steps[i].periodicity.pitch);
  }
  if (pitches.size() < 10) return 1;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  return std::clamp(std::pow(*middle / 150, 0.2f), 0.85f, 1.2f);
}

/** Triangular bands, equally wide on the mel scale, stretched. */
class MelBands {
 public:
  explicit MelBands(float stretch) {
    for (int i = 0; i < kBands + 2; ++i) {
      const float at = mel(kLowest) + (mel(kHighest) - mel(kLowest)) * static_cast<float>(i) / (kBands + 1);
      edges_[i] = hertz(at) * stretch / kSampleRate * kTransform;
    }
  }

  Bands measure(const Spectrum& power) const {
    Bands bands{};
    for (int b = 0; b < kBands; ++b) {
      const float low = edges_[b], top = edges_[b + 1], high = edges_[b + 2];
      float sum = 0, weights = 0;
      for (int i = static_cast<int>(std::ceil(low)); i < high && i < kBins; ++i) {
        const float x = static_cast<float>(i);
        const float weight = x < top ? (x - low) / (top - low) : (high - x) / (high - top);
        sum += weight * power[i];
        weights += weight;
      }
      bands[b] = sum / std::max(weights, 1e-3f);
    }
    return bands;
  }

 private:
  std::array<float, kBands + 2> edges_;
};

/** How a usual voice's bands lie below its energy, in decibels; clips shorter than a second lean on it. */
constexpr Bands kUsual = {-14, -12, -12, -13, -14, -16, -18, -20, -22, -24, -25,
                          -26, -27, -28, -29, -30, -31, -32, -33, -34, -35, -36};

}  // namespace

VoiceFeatures VoiceFeatures::measure(std::span<const float> pcm) {
  const int count = static_cast<int>((pcm.size() + kHop - 1) / kHop);
  VoiceFeatures features{std::vector<VoiceFeature>(count), std::vector<float>(count)};
  if (count == 0) return features;
  Analyser analyser;
  std::vector<Step> steps;
  steps.reserve(count);
  std::vector<float> energies;
  for (int i = 0; i < count; ++i) {
    steps.push_back(analyser.measure(pcm, static_cast<int64_t>(i) * kHop + kHop / 2));
    energies.push_back(steps.back().energy);
  }
  const auto loud = energies.begin() + static_cast<std::ptrdiff_t>((energies.size() - 1) * 95 / 100);
  std::nth_element(energies.begin(), loud, energies.end());
  const float reference = decibels(std::max(*loud, 1e-6f));
  for (int i = 0; i < count; ++i) features.level[i] = std::clamp(decibels(steps[i].energy) - reference, -80.0f, 10.0f);

  const MelBands mels(stretch_of(steps, features.level));
  std::vector<Bands> all(count);
  Bands mean{};
  float spoken = 0;
  for (int i = 0; i < count; ++i) {
    all[i] = mels.measure(steps[i].power);
    for (float& band : all[i]) band = std::max(decibels(band) - reference + 20, kFloor);
    if (features.level[i] < kSpoken) continue;
    for (int b = 0; b < kBands; ++b) mean[b] += all[i][b];
    ++spoken;
  }
  for (int b = 0; b < kBands; ++b) mean[b] = (mean[b] + kPatience * kUsual[b]) / (spoken + kPatience);

  for (int i = 0; i < count; ++i) {
    std::array<float, VoiceFeature::kCount>& values = features.steps[i].values;
    for (int k = 0; k < VoiceFeature::kShape; ++k) {
      float sum = 0;
      for (int b = 0; b < kBands; ++b) {
        sum += (all[i][b] - mean[b]) *
               std::cos(std::numbers::pi_v<float> * static_cast<float>(k) * (static_cast<float>(b) + 0.5f) / kBands);
      }
      values[k] = sum / kBands / 6;
    }
    float high = 0;
    for (int b = static_cast<int>(3500 * kTransform / kSampleRate); b < kBins; ++b) high += steps[i].power[b];
    values[VoiceFeature::kShape] = 2 * steps[i].periodicity.strength - 1;
    values[VoiceFeature::kShape + 1] = std::max(features.level[i], -60.0f) / 20 + 1;
    values[VoiceFeature::kShape + 2] = 4 * high / std::max(steps[i].energy, 1e-12f) - 1;
  }
  return features;
}

VoiceFeatures::Around VoiceFeatures::around(int step) const {
  Around all;
  auto out = all.begin();
  for (const int offset : kAround) {
    const int at = std::clamp(step + offset, 0, static_cast<int>(steps.size()) - 1);
    out = std::copy(steps[at].values.begin(), steps[at].values.end(), out);
  }
  return all;
}

}  // namespace showhorse
