// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "motion.h"

#include "blink_track.h"
#include "breath_track.h"
#include "expression_track.h"
#include "gaze_track.h"
#include "head_track.h"

namespace showhorse {
namespace {

/**
 * Eyes that hold the camera turn against the head: an eye of 12 mm radius turned by as much as the face, whose middle
 * lies 65 mm before the neck.
 */
constexpr float kCounterTurn = 0.18f;

}  // namespace

std::vector<FacePose> living_head(uint64_t seed, const StressTrack& speech, double frame_seconds) {
  const size_t frames = speech.level.size();
  const float frame = static_cast<float>(frame_seconds);
  std::vector<FacePose> poses(frames);
  const std::vector<HeadPose> head = head_track(seed, speech, frame);
  const GazeTrack gaze = GazeTrack::make(seed, speech, frame);
  const std::vector<float> closed = blink_track(seed, speech, gaze, frame);
  const std::vector<float> breath = breath_track(seed, speech, frame);
  express(seed, speech, frame, poses);
  for (size_t i = 0; i < frames; ++i) {
    FacePose& p = poses[i];
    p.head = head[i];
    p.blink_left = p.blink_right = closed[i];
    p.breath = breath[i];
    p.gaze_right = gaze.gaze[i].x - kCounterTurn * head[i].turn;
    p.gaze_down = gaze.gaze[i].y - kCounterTurn * head[i].nod;
  }
  if (frames > 0) poses.front() = poses.back() = {};
  return poses;
}

}  // namespace showhorse
