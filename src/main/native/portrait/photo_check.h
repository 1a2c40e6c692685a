// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "matte.h"
#include "photo_measures.h"
#include "rig.h"

namespace showhorse {

enum class Severity : uint8_t {
  kNote,    // better is possible
  kWarning  // will be seen on air
};

/** Something about a photo that its owner can improve. */
struct Finding {
  std::string code;
  Severity severity;
  double value;
  double threshold;
  std::string advice;
};

/**
 * Judges the face of a photo. Each threshold lies between what good photos measure and what is plainly seen on air:
 *
 * | code | measured | found from | because |
 * |---|---|---|---|
 * | face-dark | 98th percentile of the face's luma | below 120 | light skin or dark, in sufficient light eyes and glints reach over half of white; skin alone would call dark skin dark |
 * | face-burnt | share of skin with two colours at 250 or more | 0.03 | glints take up to 2 %; more is skin without texture, which nothing brings back |
 * | face-drowned | share of skin with luma of 10 or less | 0.10 | a beard's shadows take a few percent; more is half a face gone |
 * | low-contrast | 5th to 95th percentile of luma | below 45 | haze or a lamp into the lens; good photos have 80 and more |
 * | side-light | light of one cheek over the other | 3 | 2:1 is usual studio light; from 3:1 on the dark half stays dark while the head turns, which gives the photo away |
 * | blurred | sigma of the eyes' edges in eye distances | 0.022, at least 1.5 px | wider than 3 px on a canvas of 720 x 1280; below 1.5 px it is the photo's resolution, which face-small says |
 * | face-small | canvas pixels per photo pixel | 1.6 | interpolation is seen from there on |
 * | head-tilted | degrees of the eye line | 10 | motion is about the upright axis; more looks like falling over |
 * | head-turned | nose beside the middle of the eyes, in eye distances | 0.12 | about 20 degrees; the engine is made for 15 |
 * | mouth-open | gap of the lips in eye distances | 0.05 | the neutral pose must be closed, which has to be made up then |
 * | eyes-closed | height of the dark of the irises in eye distances | below 0.10 | open eyes have 0.15 to 0.2, lashes of closed ones 0.04 to 0.07 |
 * | glare | white share around the eyes | 0.04 | glints on eyeballs take under 1 % |
 * | head-cut | missing share of the hair's height | 0.3 | what is missing is made up of the photo's edge |
 */
std::vector<Finding> check_face(const PhotoMeasures& measures, float enlarged);

/**
 * Judges how the presenter can be cut out.
 *
 * @param replaced whether another background is wanted: only then is it a warning
 */
std::vector<Finding> check_cutout(const Matte& matte, bool replaced);

}  // namespace showhorse
