// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <opencv2/core.hpp>

#include "expression.h"
#include "eyelid.h"
#include "head_field.h"
#include "i420.h"
#include "inner_mouth.h"
#include "layer_map.h"
#include "layers.h"
#include "look.h"
#include "mouth.h"
#include "rig.h"
#include "texture.h"

namespace showhorse {

/** A presenter's neutral picture and all that moves in it, in canvas pixels. Immutable. */
struct Face {
  /**
   * @param layers the framed photo with its mouth closed, cut out or not
   * @param teeth their colour in the photo, black when it shows none
   * @param softness width of an edge in the framed photo, in pixels
   */
  Face(const Layers& layers, const Rig& rig, cv::Vec3f teeth, float softness);

  /**
   * Frames the photo as the look says, closes its mouth and cuts the presenter out: if the matte can be trusted, or if
   * another background is to stand behind.
   *
   * @throws Failure RIG when the rig does not fit
   */
  static Face prepare(const cv::Mat& photo, const Rig& rig, cv::Size canvas, const Look& look = {});

  Rig rig;  // in canvas pixels
  I420 neutral;
  I420 plate;  // empty when the presenter was not cut out
  Texture texture;
  LayerMap layers;
  MouthShape mouth;
  InnerMouth inner;
  std::array<Eyelid, 2> eyes;
  GazeRange gaze;
  ExpressionShape expression;
  HeadField head;
};

}  // namespace showhorse
