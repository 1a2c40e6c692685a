// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any bytes as the JSON of a rig; what is accepted as a rig must be checked, and prepared for a canvas or refused.

#include "rig.h"

#include <opencv2/imgproc.hpp>
#include <string>

#include "face.h"
#include "failure.h"
#include "target.h"

using namespace showhorse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const cv::Mat photo = [] {
    cv::Mat picture(427, 240, CV_8UC3);
    cv::RNG(7).fill(picture, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(picture, picture, {}, 5);
    return picture;
  }();
  try {
    Rig rig = rig_from_json(std::string(data, data + size).c_str());
    rig.width = photo.cols;
    rig.height = photo.rows;
    Face::prepare(photo, rig, {48, 64});
  } catch (const Failure&) {
  }
  return 0;
}
