// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "aligned_face.h"

#include <opencv2/imgproc.hpp>

namespace showhorse {

AlignedFace AlignedFace::make(const cv::Mat& photo, cv::Point2f left_eye, cv::Point2f right_eye) {
  AlignedFace face;
  // One unit step of the aligned picture, seen in the photo: the eye line turned and scaled.
  const cv::Point2f along = (right_eye - left_eye) / kEyeDistance;
  face.scale = static_cast<float>(cv::norm(along));
  face.back = {along.x, -along.y, left_eye.x - along.x * kLeftEye.x + along.y * kLeftEye.y,
               along.y, along.x,  left_eye.y - along.y * kLeftEye.x - along.x * kLeftEye.y};
  cv::Mat source = photo;
  if (face.scale > 1.5f) cv::GaussianBlur(photo, source, {}, face.scale * 0.4);
  cv::warpAffine(source, face.bgr, face.back, {kWidth, kHeight}, cv::INTER_CUBIC | cv::WARP_INVERSE_MAP,
                 cv::BORDER_REPLICATE);
  cv::cvtColor(face.bgr, face.grey, cv::COLOR_BGR2GRAY);
  cv::Mat unit;
  face.bgr.convertTo(unit, CV_32FC3, 1.0 / 255);
  cv::cvtColor(unit, face.lab, cv::COLOR_BGR2Lab);
  return face;
}

}  // namespace showhorse
