// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include <cmath>

#include "failure.h"
#include "rig.h"

namespace showhorse {
namespace {

/** The narrowest distance between eye centres that a face of 96 px can have. */
constexpr float kMinEyeDistance = 24;

[[noreturn]] void wrong(const std::string& what) {
  throw Failure(SHOWHORSE_ERROR_RIG, "The rig does not fit the photo: " + what + ".");
}

class Bounds {
 public:
  explicit Bounds(cv::Size photo)
      : width_(static_cast<float>(photo.width)), height_(static_cast<float>(photo.height)) {}

  void inside(cv::Point2f p, const char* what) const {
    if (!(p.x >= 0 && p.y >= 0 && p.x <= width_ && p.y <= height_)) wrong(std::string(what) + " lies outside it");
  }

  /** Contours may leave the photo a little: a chin or an ear can be cut off by its edge. */
  void near(cv::Point2f p, const char* what) const {
    if (!(p.x >= -width_ && p.y >= -height_ && p.x <= 2 * width_ && p.y <= 2 * height_)) {
      wrong(std::string(what) + " lies far outside it");
    }
  }

 private:
  float width_;
  float height_;
};

void check_eye(const Eye& eye, float distance, const char* what, const Bounds& bounds) {
  bounds.inside(eye.centre, what);
  if (!(eye.width > 0.1f * distance && eye.width < distance && eye.height > 0 && eye.height < eye.width)) {
    wrong(std::string(what) + " has an impossible size");
  }
}

void check_mouth(const Mouth& mouth, float distance, const Bounds& bounds) {
  bounds.inside(mouth.left, "the left mouth corner");
  bounds.inside(mouth.right, "the right mouth corner");
  const float width = mouth.right.x - mouth.left.x;
  if (!(width > 0.3f * distance && width < 2.5f * distance)) wrong("the mouth has an impossible width");
  for (size_t i = 0; i < kLipPoints; ++i) {
    for (const LipCurve* curve :
         {&mouth.lip_line, &mouth.upper_lip, &mouth.lower_lip, &mouth.upper_inner, &mouth.lower_inner}) {
      bounds.inside((*curve)[i], "a lip");
      if (i > 0 && !((*curve)[i].x > (*curve)[i - 1].x)) wrong("a lip's points do not run from left to right");
    }
    if (!(mouth.upper_lip[i].y <= mouth.lower_lip[i].y + 1)) wrong("the upper lip lies below the lower lip");
  }
}

}  // namespace

Rig transformed(const Rig& rig, cv::Point2f scale, cv::Point2f offset) {
  const auto put = [&](cv::Point2f p) { return cv::Point2f(p.x * scale.x + offset.x, p.y * scale.y + offset.y); };
  const auto put_eye = [&](Eye& eye) { eye = {put(eye.centre), eye.width * scale.x, eye.height * scale.y}; };
  Rig out = rig;
  out.face = cv::Rect2f(put(rig.face.tl()), put(rig.face.br()));
  put_eye(out.left_eye);
  put_eye(out.right_eye);
  out.mouth.left = put(rig.mouth.left);
  out.mouth.right = put(rig.mouth.right);
  for (LipCurve* curve : {&out.mouth.lip_line, &out.mouth.upper_lip, &out.mouth.lower_lip, &out.mouth.upper_inner,
                          &out.mouth.lower_inner}) {
    for (auto& p : *curve) p = put(p);
  }
  out.chin = put(rig.chin);
  for (auto& p : out.outline) p = put(p);
  return out;
}

void check_rig(const Rig& rig, cv::Size photo) {
  if (rig.width != photo.width || rig.height != photo.height) {
    wrong("it was made for " + std::to_string(rig.width) + " x " + std::to_string(rig.height) +
          " pixels, the photo has " + std::to_string(photo.width) + " x " + std::to_string(photo.height));
  }
  const Bounds bounds(photo);
  bounds.near(rig.face.tl(), "the face");
  bounds.near(rig.face.br(), "the face");
  const float distance = rig.right_eye.centre.x - rig.left_eye.centre.x;
  if (!(distance >= kMinEyeDistance)) wrong("the eyes are crossed or closer than 24 px");
  if (!(std::abs(rig.right_eye.centre.y - rig.left_eye.centre.y) < 0.6f * distance))
    wrong("the head is tilted too far");
  check_eye(rig.left_eye, distance, "the left eye", bounds);
  check_eye(rig.right_eye, distance, "the right eye", bounds);
  check_mouth(rig.mouth, distance, bounds);
  const float eyes = rig.between_eyes().y;
  const float mouth = (rig.mouth.left.y + rig.mouth.right.y) / 2;
  if (!(mouth > eyes + 0.4f * distance && mouth < eyes + 3 * distance)) wrong("the mouth is not below the eyes");
  bounds.near(rig.chin, "the chin");
  if (!(rig.chin.y > mouth + 0.1f * distance && rig.chin.y < mouth + 3 * distance)) {
    wrong("the chin is not below the mouth");
  }
  if (!(rig.face.width >= 1.2f * distance && rig.face.width < 6 * distance && rig.face.height >= distance)) {
    wrong("the face box does not hold the face");
  }
  for (const auto& p : rig.outline) bounds.near(p, "the face outline");
}

}  // namespace showhorse
