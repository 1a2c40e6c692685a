// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "face.h"

#include <algorithm>

#include "close_mouth.h"
#include "crop.h"
#include "matte.h"

namespace showhorse {
namespace {

std::array<Eyelid, 2> eyelids(const cv::Mat& picture, const Rig& rig) {
  const std::array<EyeShape, 2> shapes = measure_eyes(picture, rig);
  const cv::Point2f along = rig.right_eye.centre - rig.left_eye.centre;
  return {Eyelid(shapes[0], rig.left_eye, along), Eyelid(shapes[1], rig.right_eye, along)};
}

}  // namespace

Face::Face(const Layers& parts, const Rig& placed, cv::Vec3f teeth, float softness)
    : rig(placed),
      neutral(to_i420(parts.picture)),
      plate(parts.cut_out() ? to_i420(parts.plate) : I420{}),
      texture(parts.cut_out() ? Texture(neutral, plate, parts.alpha) : Texture(neutral)),
      layers(parts.cut_out() ? LayerMap(neutral, plate, parts.alpha) : LayerMap()),
      mouth(rig, softness),
      inner(parts.picture, rig, mouth, teeth),
      eyes(eyelids(parts.picture, rig)),
      gaze(eyes[0].range().both(eyes[1].range())),
      expression(ExpressionShape::measure(parts.picture, rig, {eyes[0].shape(), eyes[1].shape()})),
      head(rig, parts.picture.size(), parts.cut_out()) {}

Face Face::prepare(const cv::Mat& photo, const Rig& rig, cv::Size canvas, const Look& look) {
  check_rig(rig, photo.size());
  Framing framing = frame_presenter(photo, rig, canvas, look.framing);
  const cv::Vec3f teeth = teeth_colour(framing.canvas, framing.rig);
  close_mouth(framing.canvas, framing.rig);
  Layers layers{framing.canvas, {}, {}};
  const Matte matte = person_matte(framing.canvas, framing.rig);
  // Another background was asked for knowing what the check of the photo said about the matte.
  if (matte.trusted() || !look.background.kept()) {
    layers = take_apart(framing.canvas, matte.alpha, framing.rig);
    stand_before(look.background, layers);
  }
  return Face(layers, framing.rig, teeth, std::max(1.0f, 0.9f * framing.scale));
}

}  // namespace showhorse
