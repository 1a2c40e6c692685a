// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "lip_track.h"
#include "voice_features.h"

namespace showhorse {

/** How likely each viseme is in a step, given its sound and the language; the sum is 1. */
std::array<float, kVisemes> heard_in(const VoiceFeatures& features, int step, std::string_view language);

/**
 * The visemes of speech whose phonemes nobody knows, estimated from its sound alone: for every 10 ms how likely each of
 * them is (a Gaussian classifier with one covariance, fitted on the speech programs' own speech by
 * test/fit_heard_visemes.cpp), then the likeliest course of visemes. Where the sound leaves several possible, each
 * pulls the lips by its share. In order of their starts.
 *
 * @param pcm mono at 48 kHz
 * @param language says how likely visemes are before anything is heard; any tag, unknown ones count as no language
 */
std::vector<VisemePull> hear_visemes(std::span<const float> pcm, std::string_view language);

}  // namespace showhorse
