// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "aligned_face.h"

namespace showhorse {

/** The typical colour of this face's cheeks in Lab (medians): what lips, teeth and eyes are told apart from. */
cv::Vec3f skin_colour(const AlignedFace& face);

/** The face with light from one side taken out: both cheeks as light as their mean (`lab` alone is changed). */
AlignedFace evenly_lit(const AlignedFace& face);

}  // namespace showhorse
