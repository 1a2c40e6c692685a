// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

#include "crew.h"
#include "face.h"
#include "face_pose.h"

namespace showhorse {

/** Where a frame goes: I420 planes of the canvas' size, strides in bytes. */
struct Planes {
  uint8_t* y;
  uint8_t* u;
  uint8_t* v;
  int64_t stride_y, stride_u, stride_v;
};

/**
 * Paints the face in a pose: what does not move is copied, what moves is read from the texture once, and along the
 * edges of a presenter who was cut out it is laid over the plate, which never moves. Bands of rows are shared out over
 * the crew; every pixel depends on the pose alone. Allocates nothing.
 */
void paint(const Face& face, const FacePose& pose, Crew& crew, const Planes& out);

}  // namespace showhorse
