// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include "aligned_face.h"
#include "rig.h"

namespace showhorse {

struct MeasuredMouth {
  Mouth mouth;          // in aligned pixels
  bool certain = true;  // false: proportions were used where the picture said nothing
};

/** Finds corners, lip line, inner and outer lip contours from lip colour, the dark line between the lips, and teeth. */
MeasuredMouth measure_mouth(const AlignedFace& face);

}  // namespace showhorse
