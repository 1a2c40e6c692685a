// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "i420.h"

#include <opencv2/imgproc.hpp>

namespace showhorse {
namespace {

// ITU-R BT.709, section 3: luma weights; limited range puts Y in 16..235 and Cb, Cr in 16..240.
constexpr float kRed = 0.2126f, kGreen = 0.7152f, kBlue = 0.0722f;
constexpr float kLuma = 219.0f / 255, kChroma = 224.0f / 255;

}  // namespace

I420 to_i420(const cv::Mat& bgr) {
  I420 out{cv::Mat(bgr.size(), CV_8UC1), cv::Mat(bgr.rows / 2, bgr.cols / 2, CV_8UC1),
           cv::Mat(bgr.rows / 2, bgr.cols / 2, CV_8UC1)};
  for (int y = 0; y < bgr.rows; ++y) {
    const uint8_t* p = bgr.ptr(y);
    uint8_t* luma = out.y.ptr(y);
    for (int x = 0; x < bgr.cols; ++x, p += 3) {
      luma[x] = cv::saturate_cast<uint8_t>(16 + kLuma * (kBlue * p[0] + kGreen * p[1] + kRed * p[2]));
    }
  }
  for (int y = 0; y < out.u.rows; ++y) {
    const uint8_t* a = bgr.ptr(2 * y);
    const uint8_t* b = bgr.ptr(2 * y + 1);
    for (int x = 0; x < out.u.cols; ++x, a += 6, b += 6) {
      const float blue = static_cast<float>(a[0] + a[3] + b[0] + b[3]) / 4;
      const float green = static_cast<float>(a[1] + a[4] + b[1] + b[4]) / 4;
      const float red = static_cast<float>(a[2] + a[5] + b[2] + b[5]) / 4;
      const float luma = kBlue * blue + kGreen * green + kRed * red;
      out.u.at<uint8_t>(y, x) = cv::saturate_cast<uint8_t>(128 + kChroma * (blue - luma) / (2 * (1 - kBlue)));
      out.v.at<uint8_t>(y, x) = cv::saturate_cast<uint8_t>(128 + kChroma * (red - luma) / (2 * (1 - kRed)));
    }
  }
  return out;
}

cv::Mat to_bgr(const I420& picture) {
  cv::Mat u, v;
  cv::resize(picture.u, u, picture.y.size(), 0, 0, cv::INTER_LINEAR);
  cv::resize(picture.v, v, picture.y.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat bgr(picture.y.size(), CV_8UC3);
  for (int y = 0; y < bgr.rows; ++y) {
    for (int x = 0; x < bgr.cols; ++x) {
      const float luma = (static_cast<float>(picture.y.at<uint8_t>(y, x)) - 16) / kLuma;
      const float cb = (static_cast<float>(u.at<uint8_t>(y, x)) - 128) / kChroma;
      const float cr = (static_cast<float>(v.at<uint8_t>(y, x)) - 128) / kChroma;
      const float blue = luma + cb * 2 * (1 - kBlue);
      const float red = luma + cr * 2 * (1 - kRed);
      const float green = (luma - kBlue * blue - kRed * red) / kGreen;
      bgr.at<cv::Vec3b>(y, x) = {cv::saturate_cast<uint8_t>(blue), cv::saturate_cast<uint8_t>(green),
                                 cv::saturate_cast<uint8_t>(red)};
    }
  }
  return bgr;
}

}  // namespace showhorse
