// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <opencv2/core.hpp>

#include "eyelid.h"
#include "head_field.h"
#include "i420.h"
#include "inner_mouth.h"
#include "look.h"
#include "mouth.h"
#include "rig.h"
#include "texture.h"

namespace showhorse {

/** A presenter's neutral picture and all that moves in it, in canvas pixels. Immutable. */
struct Face {
  /**
   * @param canvas the framed photo with its mouth closed, BGR
   * @param teeth their colour in the photo, black when it shows none
   * @param softness width of an edge in the framed photo, in pixels
   */
  Face(const cv::Mat& canvas, const Rig& rig, cv::Vec3f teeth, float softness);

  /** Frames the photo as the look says and closes its mouth. @throws Failure RIG when the rig does not fit */
  static Face prepare(const cv::Mat& photo, const Rig& rig, cv::Size canvas, const Look& look = {});

  Rig rig;  // in canvas pixels
  I420 neutral;
  Texture texture;
  MouthShape mouth;
  InnerMouth inner;
  std::array<Eyelid, 2> eyes;
  std::array<cv::Point2f, 2> brows;
  HeadField head;
};

}  // namespace showhorse
