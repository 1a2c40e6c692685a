// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string>
#include <vector>

#include "face_pose.h"
#include "loudness_track.h"
#include "request.h"

namespace showhorse {

/**
 * The lips of every frame. Phonemes pull the lips towards their visemes with strengths that die out before and after
 * them (the dominance model of coarticulation, Cohen and Massaro 1993), so neighbours blend as they do in speech;
 * closures of p, b and m are always reached. Without phonemes loudness opens the mouth and hissing spreads it. Pauses
 * close it.
 */
std::vector<LipPose> lips_from_phonemes(std::span<const Phoneme> phonemes, const std::string& language,
                                        const LoudnessTrack& sound, int samples_per_frame);
std::vector<LipPose> lips_from_loudness(const LoudnessTrack& sound);

}  // namespace showhorse
