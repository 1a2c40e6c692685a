// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace showhorse {

inline constexpr int kLipPoints = 9;
inline constexpr int kOutlinePoints = 17;

using LipCurve = std::array<cv::Point2f, kLipPoints>;

/** An eye: the middle of its opening, and how wide and high that opening is. */
struct Eye {
  cv::Point2f centre;
  float width = 0;
  float height = 0;
};

/**
 * A mouth, its curves from the left corner to the right one. The lip line is where the lips meet, or the middle between
 * them; upper_lip and lower_lip are the outer contours; the inner edges equal the lip line when the mouth is closed.
 */
struct Mouth {
  cv::Point2f left;
  cv::Point2f right;
  LipCurve lip_line;
  LipCurve upper_lip;
  LipCurve lower_lip;
  LipCurve upper_inner;
  LipCurve lower_inner;
  bool open = false;
};

/** The geometry of one face, in pixels of the upright photo. Left is the picture's left. */
struct Rig {
  int width = 0;
  int height = 0;
  cv::Rect2f face;
  Eye left_eye;
  Eye right_eye;
  Mouth mouth;
  cv::Point2f chin;
  std::array<cv::Point2f, kOutlinePoints> outline;
  std::vector<std::string> warnings;

  /** Distance between the eye centres: the measure that everything else is given in. */
  float eye_distance() const { return static_cast<float>(cv::norm(right_eye.centre - left_eye.centre)); }
  cv::Point2f between_eyes() const { return (left_eye.centre + right_eye.centre) * 0.5f; }
};

/** The rig with every point put through x -> x * scale + offset. */
Rig transformed(const Rig& rig, cv::Point2f scale, cv::Point2f offset);

/** @throws Failure RIG when the rig does not fit a photo of that size or is no face (eyes crossed, mouth above eyes) */
void check_rig(const Rig& rig, cv::Size photo);

std::string rig_to_json(const Rig& rig);

/** Inner lip edges may be absent (older rigs): they are the lip line then. @throws Failure ARGUMENT when malformed */
Rig rig_from_json(const char* json);

}  // namespace showhorse
