// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "stress_track.h"

namespace showhorse {

/**
 * How full the chest is in every frame, 0..1. Idle: one breath in 2.6 to 4.4 s, each of its own depth, with the rest
 * after breathing out at the ends of the clip. Speaking: quick and deep breaths in pauses, let out over the phrase.
 */
std::vector<float> breath_track(uint64_t seed, const StressTrack& speech, float frame);

}  // namespace showhorse
