// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "texture.h"

#include <algorithm>

#include "compositing.h"

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

/** The picture less what shines through of the plate. */
cv::Mat without(const cv::Mat& picture, const cv::Mat& plate, const cv::Mat& alpha) {
  cv::Mat out(picture.size(), CV_8UC1);
  for (int y = 0; y < out.rows; ++y) {
    for (int x = 0; x < out.cols; ++x) {
      out.at<uint8_t>(y, x) = cv::saturate_cast<uint8_t>(picture.at<uint8_t>(y, x) -
                                                         through(alpha.at<uint8_t>(y, x), plate.at<uint8_t>(y, x)));
    }
  }
  return out;
}

cv::Mat doubled_pair(const cv::Mat& u, const cv::Mat& v) {
  const cv::Mat planes[] = {doubled(u), doubled(v)};
  cv::Mat uv;
  cv::merge(planes, 2, uv);
  return uv;
}

cv::Mat halved(const cv::Mat& alpha) {
  cv::Mat out(alpha.rows / 2, alpha.cols / 2, CV_8UC1);
  for (int y = 0; y < out.rows; ++y) {
    const uint8_t *a = alpha.ptr(2 * y), *b = alpha.ptr(2 * y + 1);
    for (int x = 0; x < out.cols; ++x) {
      out.at<uint8_t>(y, x) = static_cast<uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) / 4);
    }
  }
  return out;
}

}  // namespace

Texture::Texture(const I420& picture) : y(doubled(picture.y)), uv(doubled_pair(picture.u, picture.v)) {}

Texture::Texture(const I420& picture, const I420& plate, const cv::Mat& cover)
    : y(doubled(without(picture.y, plate.y, cover))), alpha(doubled(cover)) {
  const cv::Mat half = halved(cover);
  uv = doubled_pair(without(picture.u, plate.u, half), without(picture.v, plate.v, half));
  alpha_uv = doubled(half);
}

}  // namespace showhorse
