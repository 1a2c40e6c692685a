// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "guided_filter.h"

#include <opencv2/imgproc.hpp>

namespace showhorse {

cv::Mat guided_filter(const cv::Mat& guide, const cv::Mat& plane, int radius, float smoothness) {
  cv::Mat half, p;
  cv::resize(guide, half, {}, 0.5, 0.5, cv::INTER_AREA);
  cv::resize(plane, p, half.size(), 0, 0, cv::INTER_AREA);
  half.convertTo(half, CV_32FC3, 1.0 / 255);
  const cv::Size window(2 * (radius / 2) + 1, 2 * (radius / 2) + 1);
  const auto mean = [&](const cv::Mat& m) {
    cv::Mat out;
    cv::blur(m, out, window, {-1, -1}, cv::BORDER_REPLICATE);
    return out;
  };
  // Products of the guide with itself and with the plane: (bb, bg, br), (gg, gr, rr), (bp, gp, rp).
  cv::Mat self(half.size(), CV_32FC3), other(half.size(), CV_32FC3), with(half.size(), CV_32FC3);
  for (int y = 0; y < half.rows; ++y) {
    for (int x = 0; x < half.cols; ++x) {
      const cv::Vec3f c = half.at<cv::Vec3f>(y, x);
      self.at<cv::Vec3f>(y, x) = {c[0] * c[0], c[0] * c[1], c[0] * c[2]};
      other.at<cv::Vec3f>(y, x) = {c[1] * c[1], c[1] * c[2], c[2] * c[2]};
      with.at<cv::Vec3f>(y, x) = c * p.at<float>(y, x);
    }
  }
  const cv::Mat mean_c = mean(half), mean_p = mean(p);
  self = mean(self), other = mean(other), with = mean(with);
  cv::Mat linear(half.size(), CV_32FC4);  // the plane as a linear function of the guide: three factors and an offset
  for (int y = 0; y < half.rows; ++y) {
    for (int x = 0; x < half.cols; ++x) {
      const cv::Vec3f m = mean_c.at<cv::Vec3f>(y, x), s = self.at<cv::Vec3f>(y, x), o = other.at<cv::Vec3f>(y, x);
      const float q = mean_p.at<float>(y, x);
      const float bg = s[1] - m[0] * m[1], br = s[2] - m[0] * m[2], gr = o[1] - m[1] * m[2];
      const cv::Matx33f covariance(s[0] - m[0] * m[0] + smoothness, bg, br, bg, o[0] - m[1] * m[1] + smoothness, gr, br,
                                   gr, o[2] - m[2] * m[2] + smoothness);
      const cv::Vec3f a = covariance.inv(cv::DECOMP_CHOLESKY) * (with.at<cv::Vec3f>(y, x) - m * q);
      linear.at<cv::Vec4f>(y, x) = {a[0], a[1], a[2], q - a.dot(m)};
    }
  }
  linear = mean(linear);
  cv::resize(linear, linear, guide.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat out(plane.size(), CV_32FC1);
  for (int y = 0; y < out.rows; ++y) {
    const auto* c = guide.ptr<cv::Vec3b>(y);
    const auto* l = linear.ptr<cv::Vec4f>(y);
    float* to = out.ptr<float>(y);
    for (int x = 0; x < out.cols; ++x) {
      to[x] = (l[x][0] * static_cast<float>(c[x][0]) + l[x][1] * static_cast<float>(c[x][1]) +
               l[x][2] * static_cast<float>(c[x][2])) /
                  255 +
              l[x][3];
    }
  }
  return out;
}

}  // namespace showhorse
