// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "face_pose.h"
#include "stress_track.h"

namespace showhorse {

/**
 * Writes brows, their knitting, cheeks and, in idle clips, a passing smile into the poses: brows rise as a phrase
 * begins and 60 ms ahead of strong syllables (Cave et al. 1996 found them with rises of pitch), sometimes they knit
 * instead; cheeks are livelier in stressed syllables.
 */
void express(uint64_t seed, const StressTrack& speech, float frame, std::vector<FacePose>& poses);

/** Lips that spread lift the cheeks; call when the poses have their lips. */
void lift_cheeks(std::vector<FacePose>& poses);

}  // namespace showhorse
