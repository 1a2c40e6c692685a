// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "face_pose.h"
#include "stress_track.h"

namespace showhorse {

/**
 * How the head sits on the neck in every frame. It takes a posture and keeps it for a while, as heads do, rather than
 * sway; phrases begin with a new one and end with a small tilt; strong syllables come with a beat, mostly a nod, whose
 * lowest point is 40 ms after the middle of the vowel (Leonard and Cummins 2011 measured apexes around the accent).
 *
 * At both ends it is in the neutral posture and at rest. Each of its movements gets there in its own time, so that a
 * join looks like one more moment of stillness.
 */
std::vector<HeadPose> head_track(uint64_t seed, const StressTrack& speech, float frame);

}  // namespace showhorse
