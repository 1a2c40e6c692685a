// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "sheet_poses.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <tuple>

#include "visemes.h"

namespace showhorse {
namespace {

/** The head's extremes in eye distances and radians: half as much again as speech makes of them. */
constexpr float kTurn = 0.05f, kNod = 0.05f, kRoll = 0.03f, kShift = 0.03f;

/** A glance aside, in eye distances. */
constexpr float kGaze = 0.05f;

std::vector<SheetPose> all_poses() {
  std::vector<SheetPose> poses;
  const auto add = [&](const char* group, const std::string& name, const std::function<void(FacePose&)>& change) {
    SheetPose& added = poses.emplace_back(SheetPose{group, name, {}});
    change(added.pose);
  };
  add("neutral", "neutral", [](FacePose&) {});
  for (int i = 0; i < kVisemes; ++i) {
    const auto viseme = static_cast<Viseme>(i);
    add("visemes", name_of(viseme), [&](FacePose& p) { p.lips = shape_of(viseme); });
  }
  for (const float closed : {0.25f, 0.5f, 0.75f, 1.0f}) {
    add("eyes", "blink " + std::to_string(static_cast<int>(100 * closed)) + " %",
        [&](FacePose& p) { p.blink_left = p.blink_right = closed; });
  }
  for (const auto& [name, right, down] : {std::tuple{"looking left", -kGaze, 0.0f},
                                          {"looking right", kGaze, 0.0f},
                                          {"looking up", 0.0f, -kGaze},
                                          {"looking down", 0.0f, kGaze}}) {
    add("eyes", name, [x = right, y = down](FacePose& p) { p.gaze_right = x, p.gaze_down = y; });
  }
  add("eyes", "cheeks raised", [](FacePose& p) { p.cheeks = 1; });
  add("brows", "brows raised", [](FacePose& p) { p.brows = 1; });
  add("brows", "brows lowered and knit", [](FacePose& p) { p.brows = -1, p.knit = 1; });
  add("head", "turned left", [](FacePose& p) { p.head.turn = -kTurn, p.head.right = -kShift; });
  add("head", "turned right", [](FacePose& p) { p.head.turn = kTurn, p.head.right = kShift; });
  add("head", "nodding", [](FacePose& p) { p.head.nod = kNod, p.head.down = kShift; });
  add("head", "leaning back", [](FacePose& p) { p.head.nod = -kNod, p.head.down = -kShift; });
  add("head", "tilted left", [](FacePose& p) { p.head.roll = -kRoll; });
  add("head", "tilted right", [](FacePose& p) { p.head.roll = kRoll; });
  add("head", "breathed in", [](FacePose& p) { p.breath = 1; });
  return poses;
}

}  // namespace

const std::vector<SheetPose>& sheet_poses() {
  static const std::vector<SheetPose> poses = all_poses();
  return poses;
}

std::string sheet_poses_json() {
  auto list = nlohmann::json::array();
  for (const SheetPose& pose : sheet_poses()) list.push_back({{"group", pose.group}, {"name", pose.name}});
  return list.dump();
}

}  // namespace showhorse
