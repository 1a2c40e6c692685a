// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string>
#include <vector>

#include "face_pose.h"
#include "loudness_track.h"
#include "request.h"
#include "visemes.h"

namespace showhorse {

/** A viseme that pulls the lips while it lasts, and less and less before and after. */
struct VisemePull {
  Viseme viseme;
  float start, end;  // seconds
  float strength;    // against others at the same time; see strength_of()
};

/**
 * The lips of every frame. Phonemes pull the lips towards their visemes with strengths that die out before and after
 * them (the dominance model of coarticulation, Cohen and Massaro 1993), so neighbours blend as they do in speech;
 * closures of p, b and m are always reached. Pauses close the mouth.
 */
std::vector<LipPose> lips_from_phonemes(std::span<const Phoneme> phonemes, const std::string& language,
                                        const LoudnessTrack& sound, int samples_per_frame);

/** The same for pulls by themselves, in the order they begin; several may last at the same time. */
std::vector<LipPose> lips_pulled(std::span<const VisemePull> pulls, const LoudnessTrack& sound, int samples_per_frame);

}  // namespace showhorse
