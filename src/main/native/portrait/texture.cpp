// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "texture.h"

#include <algorithm>

namespace showhorse {
namespace {

/** The half-way value of eight neighbours: a windowed sinc (Lanczos 4), weights over 1024. */
constexpr int kHalfway[8] = {-9, 42, -125, 604, 604, -125, 42, -9};

cv::Mat doubled_across(const cv::Mat& plane) {
  cv::Mat out(plane.rows, plane.cols * 2, CV_8UC1);
  for (int y = 0; y < plane.rows; ++y) {
    const uint8_t* in = plane.ptr(y);
    uint8_t* to = out.ptr(y);
    for (int x = 0; x < plane.cols; ++x) {
      int sum = 512;
      for (int k = 0; k < 8; ++k) sum += kHalfway[k] * in[std::clamp(x + k - 3, 0, plane.cols - 1)];
      to[2 * x] = in[x];
      to[2 * x + 1] = cv::saturate_cast<uint8_t>(sum >> 10);
    }
  }
  return out;
}

cv::Mat doubled(const cv::Mat& plane) {
  cv::Mat wide = doubled_across(plane).t();
  return cv::Mat(doubled_across(wide).t());
}

}  // namespace

Texture::Texture(const I420& neutral) : y(doubled(neutral.y)) {
  const cv::Mat planes[] = {doubled(neutral.u), doubled(neutral.v)};
  cv::merge(planes, 2, uv);
}

}  // namespace showhorse
