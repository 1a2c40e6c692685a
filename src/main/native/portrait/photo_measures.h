// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/** A face photo in numbers. Lengths are in eye distances, so that they mean the same in every resolution. */
struct PhotoMeasures {
  float skin_light;   // median L* of the skin, 0..100
  float highlights;   // 98th percentile of the luma of skin, eyes and mouth, 0..255
  float contrast;     // 5th to 95th percentile of the luma of skin, eyes and mouth, 0..255
  float burnt;        // share of the skin where at least two of red, green and blue are at 250 or above
  float drowned;      // share of the skin whose luma is 10 or below
  float side_ratio;   // linear light on the brighter cheek over that on the darker one, 1 and above
  float glare;        // share of the surroundings of the eyes that is white
  float blur;         // of the eyes' edges: sigma over the eye distance
  float blur_pixels;  // the same in pixels of the photo
  float tilt;         // of the eye line, degrees; positive turns clockwise
  float turn;         // how far the nose stands beside the middle of the eyes, over the eye distance
  float lips_apart;   // widest gap between the lips over the eye distance
  float eyes_open;    // height of the dark of the irises over the eye distance, the smaller one
  float head_cut;     // how much of the hair's usual height lies above the photo, 0..1
};

/** @param photo 8-bit BGR @param rig in its pixels, checked */
PhotoMeasures measure_photo(const cv::Mat& photo, const Rig& rig);

}  // namespace showhorse
