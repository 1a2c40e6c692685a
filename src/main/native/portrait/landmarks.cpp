// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "landmarks.h"

#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "aligned_face.h"
#include "eye_contour.h"
#include "mouth_contour.h"

namespace showhorse {
namespace {

/** Eye centres: where the cascades saw them, else by proportion, then moved onto the iris. */
void place_eyes(const cv::Mat& grey, const FoundFace& found, cv::Point2f& left, cv::Point2f& right, Rig& rig) {
  const cv::Rect2f& box = found.box;
  left = found.left_eye.value_or(cv::Point2f(box.x + box.width * 0.31f, box.y + box.height * 0.40f));
  right = found.right_eye.value_or(cv::Point2f(box.x + box.width * 0.69f, box.y + box.height * 0.40f));
  if (!found.left_eye) left.y = right.y;
  if (!found.right_eye) right.y = left.y;
  if (!found.left_eye || !found.right_eye) rig.warnings.emplace_back("one eye was not seen clearly; check its place");
  left = find_iris(grey, left, box.width);
  right = find_iris(grey, right, box.width);
}

Eye to_photo(const AlignedFace& face, const Eye& eye) {
  return {face.to_photo(eye.centre), eye.width * face.scale, eye.height * face.scale};
}

LipCurve to_photo(const AlignedFace& face, const LipCurve& curve) {
  LipCurve out;
  for (size_t i = 0; i < curve.size(); ++i) out[i] = face.to_photo(curve[i]);
  return out;
}

Mouth to_photo(const AlignedFace& face, const Mouth& m) {
  return {face.to_photo(m.left),         face.to_photo(m.right),
          to_photo(face, m.lip_line),    to_photo(face, m.upper_lip),
          to_photo(face, m.lower_lip),   to_photo(face, m.upper_inner),
          to_photo(face, m.lower_inner), m.open};
}

/** From one temple down around the chin to the other: an ellipse through the chin. */
void trace_outline(const AlignedFace& face, cv::Point2f chin, Rig& rig) {
  const cv::Point2f middle(160, AlignedFace::kLeftEye.y + 30);
  const float half_width = 100;
  const float half_height = chin.y - middle.y;
  for (int i = 0; i < kOutlinePoints; ++i) {
    const float angle = std::numbers::pi_v<float> * (1.08f - 1.16f * static_cast<float>(i) / (kOutlinePoints - 1));
    // Jaws are squarer than ellipses.
    const float c = std::cos(angle);
    const float x = std::copysign(std::pow(std::abs(c), 0.85f), c);
    rig.outline[i] = face.to_photo({middle.x + half_width * x, middle.y + half_height * std::sin(angle)});
  }
}

}  // namespace

Rig measure_face(const cv::Mat& photo, const FoundFace& found) {
  Rig rig;
  rig.width = photo.cols;
  rig.height = photo.rows;
  rig.face = found.box;
  cv::Mat grey;
  cv::cvtColor(photo, grey, cv::COLOR_BGR2GRAY);
  cv::Point2f left, right;
  place_eyes(grey, found, left, right, rig);

  const AlignedFace face = AlignedFace::make(photo, left, right);
  Eye left_eye = measure_eye(face, AlignedFace::kLeftEye), right_eye = measure_eye(face, AlignedFace::kRightEye);
  // Two eyes of one face are alike: what one measure misses the other corrects.
  left_eye.width = right_eye.width = (left_eye.width + right_eye.width) / 2;
  left_eye.height = right_eye.height = (left_eye.height + right_eye.height) / 2;
  rig.left_eye = to_photo(face, left_eye);
  rig.right_eye = to_photo(face, right_eye);
  const MeasuredMouth mouth = measure_mouth(face);
  if (!mouth.certain) rig.warnings.emplace_back("the lips could not be told from the skin; check the mouth");
  rig.mouth = to_photo(face, mouth.mouth);

  // Chins lie about 1.76 eye distances below the eyes; a low mouth says a long face.
  const float mouth_y = (mouth.mouth.lip_line[kLipPoints / 2].y);
  const float length = 0.6f * 176 + 0.4f * 1.63f * (mouth_y - AlignedFace::kLeftEye.y);
  const cv::Point2f chin((mouth.mouth.left.x + mouth.mouth.right.x) / 2, AlignedFace::kLeftEye.y + length);
  rig.chin = face.to_photo(chin);
  trace_outline(face, chin, rig);
  return rig;
}

}  // namespace showhorse
