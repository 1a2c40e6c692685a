// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <span>
#include <vector>

namespace showhorse {

/** What is measured of one hundredth of a second of speech. */
struct VoiceFeature {
  /** Shape of the spectrum between 90 and 7,000 Hz, as the first coefficients of a cosine transform of 22 mel bands. */
  static constexpr int kShape = 13;
  /** The shape, how voiced it is, how loud it is, and how much of it lies above 3.5 kHz. */
  static constexpr int kCount = kShape + 3;
  std::array<float, kCount> values;
};

/**
 * The features of a clip every 10 ms. Loudness is relative to the clip's loud vowels, spectra are relative to the
 * clip's own mean, and mel bands are stretched by its pitch, so that men, women and microphones measure alike.
 */
struct VoiceFeatures {
  static constexpr int kHop = 480;  // samples at 48 kHz
  /** Steps that count as the surroundings of a step: 160 ms. */
  static constexpr std::array<int, 7> kAround = {-8, -4, -2, 0, 2, 4, 8};
  using Around = std::array<float, kAround.size() * VoiceFeature::kCount>;

  std::vector<VoiceFeature> steps;  // the i-th is centred on sample (i + 0.5) * kHop
  std::vector<float> level;         // decibels below the clip's loud vowels, 0..-80

  /** @param pcm mono at 48 kHz */
  static VoiceFeatures measure(std::span<const float> pcm);

  /** The features of a step and its surroundings. Beyond the ends the outermost step counts. */
  Around around(int step) const;
};

}  // namespace showhorse
