// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "gaze_track.h"
#include "stress_track.h"

namespace showhorse {

/**
 * How far the lids are closed in every frame, 0..1: some 17 blinks a minute, unevenly, sooner after a phrase and with a
 * glance; now and then one that stays half-way, now and then two together. Open at the ends.
 */
std::vector<float> blink_track(uint64_t seed, const StressTrack& speech, const GazeTrack& gaze, float frame);

}  // namespace showhorse
