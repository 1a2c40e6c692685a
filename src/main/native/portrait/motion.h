// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "face_pose.h"
#include "stress_track.h"

namespace showhorse {

/**
 * What a living head does besides speaking: it takes postures, nods with the stress of speech, blinks, looks aside and
 * back, raises brows and cheeks, breathes. Poses without lips but for the smiles of idle clips, one per frame. The
 * first and the last are neutral, and movement begins and ends gently, so that any clip can follow any other. The same
 * seed gives the same movement.
 */
std::vector<FacePose> living_head(uint64_t seed, const StressTrack& speech, double frame_seconds);

}  // namespace showhorse
