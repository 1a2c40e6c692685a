// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * Softens what a smile leaves behind when its mouth is closed: the folds from the nose to the corners and the dark
 * corners themselves. Lines darker than the skin on both sides of them are lifted towards it; colour and the skin's own
 * grain stay.
 *
 * @param rig of the closed mouth
 * @param strength 0..1: share of a line's darkness that goes
 */
void soften_creases(cv::Mat& canvas, const Rig& rig, float strength);

}  // namespace showhorse
