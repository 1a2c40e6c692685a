// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "matte.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "guided_filter.h"
#include "push_pull.h"
#include "silhouette.h"
#include "smooth.h"

namespace showhorse {
namespace {

/** Half the width of the band along the outline that may be part presenter, part background; in eye distances. */
constexpr float kHairBand = 0.13f, kClothBand = 0.07f;
/** Colours closer than this (of 441 in BGR) cannot be told apart, from twice and a half of it on they can. */
constexpr float kAlike = 20, kApart = 50;

/** What lies on both sides of the outline, at half the picture's size. */
struct Sides {
  cv::Mat distance;               // full size, float: from the outline in pixels of the picture, inside positive
  cv::Mat presenter, background;  // full size, float BGR: the colour of each side, continued over the outline
};

float band_at(const Rig& rig, float y) {
  const float u = rig.eye_distance();
  return u * mix(kHairBand, kClothBand, smoothstep(rig.chin.y + 0.6f * u, rig.chin.y + 1.4f * u, y));
}

cv::Mat distance_from_outline(const Silhouette& s, cv::Size size) {
  cv::Mat in, out;
  cv::distanceTransform(s.mask, in, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  cv::distanceTransform(255 - s.mask, out, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  cv::Mat distance = (in - out) / s.scale;
  cv::GaussianBlur(distance, distance, {}, 1.0);
  cv::resize(distance, distance, size, 0, 0, cv::INTER_LINEAR);
  return distance;
}

cv::Mat side(const cv::Mat& half, const cv::Mat& known, cv::Size size) {
  cv::Mat out = push_pull(half, known);
  cv::resize(out, out, size, 0, 0, cv::INTER_LINEAR);
  return out;
}

Sides look_at_both_sides(const cv::Mat& picture, const Silhouette& s, const Rig& rig) {
  Sides sides;
  sides.distance = distance_from_outline(s, picture.size());
  cv::Mat half;
  cv::resize(picture, half, {}, 0.5, 0.5, cv::INTER_AREA);
  cv::Mat in(half.size(), CV_8UC1), out(half.size(), CV_8UC1);
  for (int y = 0; y < half.rows; ++y) {
    const float band = band_at(rig, static_cast<float>(2 * y));
    const float* d = sides.distance.ptr<float>(std::min(2 * y, picture.rows - 1));
    for (int x = 0; x < half.cols; ++x) {
      const float at = d[std::min(2 * x, picture.cols - 1)];
      in.at<uint8_t>(y, x) = at > band ? 255 : 0;
      out.at<uint8_t>(y, x) = at < -band ? 255 : 0;
    }
  }
  sides.presenter = side(half, in, picture.size());
  sides.background = side(half, out, picture.size());
  return sides;
}

float apart(const cv::Vec3f& a, const cv::Vec3f& b) {
  return smoothstep(kAlike, kApart, static_cast<float>(cv::norm(a - b)));
}

/** Each pixel's share by its place between the colours of both sides, where these differ; else by the outline. */
cv::Mat measured(const cv::Mat& picture, const Sides& sides, const Rig& rig) {
  cv::Mat alpha(picture.size(), CV_32FC1);
  for (int y = 0; y < picture.rows; ++y) {
    const float band = band_at(rig, static_cast<float>(y));
    const float* d = sides.distance.ptr<float>(y);
    float* to = alpha.ptr<float>(y);
    for (int x = 0; x < picture.cols; ++x) {
      if (std::abs(d[x]) >= band) {
        to[x] = d[x] > 0;
        continue;
      }
      const cv::Vec3f f = sides.presenter.at<cv::Vec3f>(y, x), b = sides.background.at<cv::Vec3f>(y, x);
      const cv::Vec3f line = f - b, c = cv::Vec3f(picture.at<cv::Vec3b>(y, x)) - b;
      const float outline = smoothstep(-0.35f * band, 0.35f * band, d[x]);
      const float share = std::clamp(c.dot(line) / std::max(1.0f, line.dot(line)), 0.0f, 1.0f);
      // Towards the ends of the band the outline knows better than a lock as light as the wall, and still sooner
      // outside, where things as dark as hair may stand.
      const float out = std::abs(d[x]) / band;
      const float mid = 1 - (d[x] > 0 ? smoothstep(0.45f, 1.0f, out) : smoothstep(0.3f, 0.9f, out));
      to[x] = mix(outline, share, apart(f, b) * mid);
    }
  }
  return alpha;
}

struct Verdict {
  float confidence = 1;
  std::string doubt;

  void lower(float factor, const char* reason) {
    if (factor >= 1) return;
    confidence *= factor;
    if (doubt.empty() && confidence < Matte::kTrusted) doubt = reason;
  }
};

/** Mean over the outline of the head of how well its two sides can be told apart. */
float told_apart(const Sides& sides, const Rig& rig) {
  const float lowest = rig.chin.y + 0.3f * rig.eye_distance();
  double sum = 0;
  int count = 0;
  for (int y = 0; y < std::min(sides.distance.rows, static_cast<int>(lowest)); ++y) {
    for (int x = 0; x < sides.distance.cols; ++x) {
      if (std::abs(sides.distance.at<float>(y, x)) > 1) continue;
      sum += apart(sides.presenter.at<cv::Vec3f>(y, x), sides.background.at<cv::Vec3f>(y, x));
      ++count;
    }
  }
  return count == 0 ? 0 : static_cast<float>(sum / count);
}

/** Is the silhouette a head on shoulders? Measures in eye distances from the eyes. */
void judge_shape(const Silhouette& s, const Rig& rig, Verdict& verdict) {
  const Rig r = transformed(rig, {s.scale, s.scale}, {0, 0});
  const float u = r.eye_distance();
  const cv::Point2f eyes = r.between_eyes();
  const auto row_of = [&](float y) { return std::clamp(static_cast<int>(y), 0, s.mask.rows - 1); };
  int top = 0;
  while (top < s.mask.rows - 1 && cv::countNonZero(s.mask.row(top)) == 0) ++top;
  const float over = (eyes.y - static_cast<float>(top)) / u;
  // The eyes lie in the middle of a head.
  const float length = (r.chin.y - eyes.y) / u;
  verdict.lower(smoothstep(0.6f, 0.85f, over / length), "the top of the head could not be told from the background");
  // A head may be cut off by the picture; one that reaches its top elsewhere is a wall.
  verdict.lower(1 - smoothstep(2.4f, 3.2f, over), "more than a head was found above the eyes");
  float widest = 0;
  for (int y = row_of(eyes.y - u); y <= row_of(eyes.y + 0.5f * u); ++y) {
    const int left = static_cast<int>(eyes.x), right = left;
    int l = std::clamp(left, 0, s.mask.cols - 1), m = std::clamp(right, 0, s.mask.cols - 1);
    while (l > 0 && s.mask.at<uint8_t>(y, l - 1)) --l;
    while (m < s.mask.cols - 1 && s.mask.at<uint8_t>(y, m + 1)) ++m;
    widest = std::max({widest, (eyes.x - static_cast<float>(l)) / u, (static_cast<float>(m) - eyes.x) / u});
  }
  if (cv::countNonZero(s.mask) == static_cast<int>(s.mask.total())) {
    verdict.lower(0, "no background was seen around the presenter");
  }
  verdict.lower(1 - smoothstep(1.9f, 2.3f, widest), "something beside the head was taken for a part of it");
}

}  // namespace

Matte person_matte(const cv::Mat& picture, const Rig& rig) {
  const Silhouette silhouette = find_silhouette(picture, rig);
  const Sides sides = look_at_both_sides(picture, silhouette, rig);
  const float u = rig.eye_distance();
  const cv::Mat rough = measured(picture, sides, rig);
  const cv::Mat fine = guided_filter(picture, rough, std::max(2, static_cast<int>(0.05f * u)), 1e-4f);
  Matte matte;
  matte.alpha.create(picture.size(), CV_8UC1);
  for (int y = 0; y < picture.rows; ++y) {
    const float band = band_at(rig, static_cast<float>(y));
    const float* d = sides.distance.ptr<float>(y);
    for (int x = 0; x < picture.cols; ++x) {
      // Steeper than measured: a veil of a few hundredths is noise.
      const float a = std::clamp((fine.at<float>(y, x) - 0.06f) / 0.88f, 0.0f, 1.0f);
      matte.alpha.at<uint8_t>(y, x) = cv::saturate_cast<uint8_t>(255 * (std::abs(d[x]) >= band ? (d[x] > 0) : a));
    }
  }
  Verdict verdict;
  verdict.lower(0.25f + 0.85f * told_apart(sides, rig), "hair and background have nearly the same colours");
  judge_shape(silhouette, rig, verdict);
  matte.confidence = std::clamp(verdict.confidence, 0.0f, 1.0f);
  if (!matte.trusted()) matte.doubt = verdict.doubt;
  return matte;
}

}  // namespace showhorse
