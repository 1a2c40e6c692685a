// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <set>
#include <string>
#include <vector>

#include "engine.h"
#include "rig.h"

namespace showhorse {

struct PhotoVariation {
  std::string name;
  cv::Mat photo;  // BGR
};

/**
 * One photo made into the kinds of photo that people bring: the photo itself, mirrored, with dark and with pale skin,
 * light from one side, stubble, a beard, glasses, an open mouth, a head tilted by 12 degrees either way, and a
 * perspective squeeze that stands for a head turned by 15 degrees. The same photo gives the same pictures.
 *
 * @param rig of the photo
 * @param names which of them; all when empty: "plain", "mirrored", "dark skin", "pale skin", "side light", "stubble",
 *     "beard", "glasses", "open mouth", "tilted left", "tilted right", "turned"
 */
std::vector<PhotoVariation> photo_variations(Engine& engine, const cv::Mat& photo, const Rig& rig,
                                             const std::set<std::string>& names = {});

}  // namespace showhorse
