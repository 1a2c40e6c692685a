// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <vector>

#include "face_pose.h"

namespace showhorse {

/** A pose that a contact sheet shows. */
struct SheetPose {
  std::string group;  // "neutral", "visemes", "eyes", "brows" or "head"
  std::string name;
  FacePose pose;
};

/** Every viseme, the phases of a blink and the extremes of brows and head, as far as clips go and a little further. */
const std::vector<SheetPose>& sheet_poses();

/** [{"group","name"}] in the order of sheet_poses(). */
std::string sheet_poses_json();

}  // namespace showhorse
