// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

namespace showhorse {

/**
 * The lips in one frame, all 0 in the neutral, closed mouth. Sizes are shares of what a face does at most; the mouth
 * turns them into pixels.
 */
struct LipPose {
  float jaw = 0;     // 0..1: the jaw dropped, lower lip and lower teeth with it
  float upper = 0;   // 0..1: the upper lip raised off the teeth
  float lower = 0;   // 0..1: the lower lip pulled down off the lower teeth
  float width = 0;   // -1 (pursed) .. 1 (spread)
  float round = 0;   // 0..1: an O rather than an almond, lips pushed forward
  float press = 0;   // 0..1: lips pressed thin
  float tongue = 0;  // 0..1: the tongue's tip up behind the upper teeth
  float tuck = 0;    // 0..1: the lower lip drawn in under the edge of the upper teeth
  float tip = 0;     // 0..1: the tongue's tip between the teeth

  static constexpr int kCount = 9;
  float* begin() { return &jaw; }
  const float* begin() const { return &jaw; }
};

/** How the head sits on the neck in one frame: fractions of the eye distance, and an angle. */
struct HeadPose {
  float right = 0;  // towards the picture's right
  float down = 0;
  float turn = 0;    // yaw, seen as the middle of the face moving sideways
  float nod = 0;     // pitch, seen as the middle of the face moving down
  float roll = 0;    // radians, clockwise in the picture
  float nearer = 0;  // growth of the head, a share
};

/** Everything that differs from the neutral picture in one frame. */
struct FacePose {
  LipPose lips;
  HeadPose head;
  float blink_left = 0;  // 0 open .. 1 closed
  float blink_right = 0;
  float gaze_right = 0;  // the irises' way from looking at the camera, in eye distances; held within the eyes
  float gaze_down = 0;
  float brows = 0;      // -1 lowered .. 1 raised
  float brow_lean = 0;  // -1..1: the picture's right brow does more of it, the left one less
  float knit = 0;       // 0..1: their inner ends drawn together
  float cheeks = 0;     // 0..1: raised, the lower lids with them
  float breath = 0;     // 0 breathed out .. 1 a deep breath; no less than -1
};

}  // namespace showhorse
