// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "photo_variations.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "curve.h"
#include "face.h"
#include "painter.h"
#include "smooth.h"
#include "visemes.h"

namespace showhorse {
namespace {

cv::Vec3f cheek_in_lab(const cv::Mat& lab, const Rig& rig) {
  const float unit = rig.eye_distance();
  cv::Scalar sum;
  for (const Eye& eye : {rig.left_eye, rig.right_eye}) {
    const cv::Point2f p = eye.centre + cv::Point2f(0, 0.55f * unit);
    const int r = std::max(2, static_cast<int>(0.1f * unit));
    sum += cv::mean(lab(cv::Rect(static_cast<int>(p.x) - r, static_cast<int>(p.y) - r, 2 * r, 2 * r)));
  }
  sum /= 2;
  return {static_cast<float>(sum[0]), static_cast<float>(sum[1]), static_cast<float>(sum[2])};
}

/** Skin (told by its hue) made lighter or darker; eyes, teeth, hair and clothes stay. */
cv::Mat with_skin(const cv::Mat& photo, const Rig& rig, float lightness) {
  cv::Mat lab;
  photo.convertTo(lab, CV_32FC3, 1.0 / 255);
  cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
  const cv::Vec3f skin = cheek_in_lab(lab, rig);
  const cv::Point2f middle = rig.between_eyes() + (rig.chin - rig.between_eyes()) * 0.4f;
  cv::Mat share(lab.size(), CV_32F);
  for (int y = 0; y < lab.rows; ++y) {
    for (int x = 0; x < lab.cols; ++x) {
      const auto& p = lab.at<cv::Vec3f>(y, x);
      const float hue = std::hypot(p[1] - skin[1], p[2] - skin[2]);
      const float away =
          static_cast<float>(cv::norm(cv::Point2f(static_cast<float>(x), static_cast<float>(y)) - middle));
      share.at<float>(y, x) = (1 - smoothstep(9, 24, hue)) * smoothstep(0.3f, 0.55f, p[0] / skin[0]) *
                              (1 - smoothstep(2.2f, 2.8f, away / rig.eye_distance()));
    }
  }
  cv::GaussianBlur(share, share, {}, 0.01 * static_cast<double>(rig.eye_distance()) + 0.5);
  for (int y = 0; y < lab.rows; ++y) {
    for (int x = 0; x < lab.cols; ++x) {
      auto& p = lab.at<cv::Vec3f>(y, x);
      p[0] = std::min(98.0f, p[0] * mix(1, lightness, share.at<float>(y, x)));
    }
  }
  cv::cvtColor(lab, lab, cv::COLOR_Lab2BGR);
  cv::Mat out;
  lab.convertTo(out, CV_8UC3, 255);
  return out;
}

cv::Mat side_lit(const cv::Mat& photo, const Rig& rig) {
  cv::Mat out = photo.clone();
  const float middle = rig.between_eyes().x;
  for (int x = 0; x < out.cols; ++x) {
    const float light =
        mix(1.15f, 0.42f, smoothstep(-1.3f, 1.3f, (static_cast<float>(x) - middle) / rig.eye_distance()));
    out.col(x).convertTo(out.col(x), -1, static_cast<double>(light));
  }
  return out;
}

/** Hair of a beard over jaw, chin and upper lip, not over the lips. */
cv::Mat bearded(const cv::Mat& photo, const Rig& rig, float density) {
  const float unit = rig.eye_distance();
  cv::Mat noise(photo.size(), CV_32F);
  cv::RNG rng(11);
  rng.fill(noise, cv::RNG::NORMAL, 0, 1);
  cv::GaussianBlur(noise, noise, {}, std::max(0.5, 0.006 * static_cast<double>(unit)),
                   std::max(0.7, 0.014 * static_cast<double>(unit)));
  cv::Scalar mean, deviation;
  cv::meanStdDev(noise, mean, deviation);
  cv::Mat out = photo.clone();
  const Mouth& m = rig.mouth;
  const cv::Point2f mouth = m.lip_line[kLipPoints / 2];
  const cv::Rect area = cv::Rect(cv::Point2i(mouth - cv::Point2f(1.2f * unit, 0.6f * unit)),
                                 cv::Point2i(mouth + cv::Point2f(1.2f * unit, 1.1f * unit))) &
                        cv::Rect({0, 0}, photo.size());
  for (int y = area.y; y < area.br().y; ++y) {
    for (int x = area.x; x < area.br().x; ++x) {
      const cv::Point2f p(static_cast<float>(x), static_cast<float>(y));
      const float dx = (p.x - rig.chin.x) / unit, dy = (p.y - mouth.y) / unit;
      const float jaw = 1 - smoothstep(0.85f, 1.0f, std::hypot(dx / 1.0f, (dy - 0.05f) / (0.62f * 1.15f)));
      const float cheek = 1 - smoothstep(-0.18f, 0.02f, -dy - 0.30f * dx * dx);
      float lips = 0;
      if (p.x > m.left.x && p.x < m.right.x) {
        const float above = curve_at(m.upper_lip, p.x) - p.y, below = p.y - curve_at(m.lower_lip, p.x);
        lips = 1 - smoothstep(0, 0.03f * unit, std::max(above, below));
      }
      const float nose = dy < -0.28f ? 0 : 1.0f;
      const float hair = smoothstep(-0.2f, 1.2f, noise.at<float>(y, x) / static_cast<float>(deviation[0]));
      const float share = jaw * cheek * (1 - lips) * nose * density * (0.35f + 0.65f * hair);
      auto& pixel = out.at<cv::Vec3b>(y, x);
      const cv::Vec3f dark(22, 28, 38);
      for (int i = 0; i < 3; ++i)
        pixel[i] = cv::saturate_cast<uint8_t>(mix(static_cast<float>(pixel[i]), dark[i], share));
    }
  }
  return out;
}

cv::Mat with_glasses(const cv::Mat& photo, const Rig& rig) {
  cv::Mat out = photo.clone();
  const float unit = rig.eye_distance();
  const int thick = std::max(2, static_cast<int>(0.045f * unit));
  const cv::Scalar frame(25, 25, 30);
  for (const Eye& eye : {rig.left_eye, rig.right_eye}) {
    cv::Mat glare = out.clone();
    const cv::Point2f at = eye.centre + cv::Point2f(0.12f, -0.08f) * unit;
    cv::line(glare, at, at + cv::Point2f(0.1f, -0.1f) * unit, {255, 255, 255}, 2 * thick, cv::LINE_AA);
    cv::addWeighted(out, 0.75, glare, 0.25, 0, out);
    cv::ellipse(out, eye.centre + cv::Point2f(0, 0.04f * unit), cv::Size2f(0.38f * unit, 0.30f * unit), 0, 0, 360,
                frame, thick, cv::LINE_AA);
  }
  const cv::Point2f eyes = rig.between_eyes();
  cv::line(out, eyes - cv::Point2f(0.12f * unit, 0), eyes + cv::Point2f(0.12f * unit, 0), frame, thick, cv::LINE_AA);
  return out;
}

/** The same person saying "a", on a canvas of its own. */
cv::Mat mouth_open(Engine& engine, const cv::Mat& photo, const Rig& rig) {
  const Face face = Face::prepare(photo, rig, {1080, 1440});
  FacePose pose;
  pose.lips = shape_of(Viseme::kFrontOpen);
  I420 out{face.neutral.y.clone(), face.neutral.u.clone(), face.neutral.v.clone()};
  paint(face, pose, engine.crew(), {out.y.data, out.u.data, out.v.data, out.y.cols, out.u.cols, out.v.cols});
  return to_bgr(out);
}

cv::Mat tilted(const cv::Mat& photo, const Rig& rig, double degrees) {
  cv::Mat out;
  cv::warpAffine(photo, out, cv::getRotationMatrix2D(rig.between_eyes(), degrees, 1), photo.size(), cv::INTER_CUBIC,
                 cv::BORDER_REPLICATE);
  return out;
}

/** What a turn of 15 degrees does to a flat face: the far side smaller in both directions. */
cv::Mat turned(const cv::Mat& photo, const Rig& rig) {
  const float unit = rig.eye_distance();
  const cv::Point2f c = rig.between_eyes() + (rig.chin - rig.between_eyes()) * 0.4f;
  const float r = 1.5f * unit;
  const cv::Point2f from[] = {c + cv::Point2f(-r, -r), c + cv::Point2f(r, -r), c + cv::Point2f(r, r),
                              c + cv::Point2f(-r, r)};
  const cv::Point2f to[] = {c + cv::Point2f(-r, -1.05f * r), c + cv::Point2f(0.90f * r, -0.94f * r),
                            c + cv::Point2f(0.90f * r, 0.94f * r), c + cv::Point2f(-r, 1.05f * r)};
  cv::Mat out;
  cv::warpPerspective(photo, out, cv::getPerspectiveTransform(from, to), photo.size(), cv::INTER_CUBIC,
                      cv::BORDER_REPLICATE);
  return out;
}

}  // namespace

std::vector<PhotoVariation> photo_variations(Engine& engine, const cv::Mat& original, const Rig& found,
                                             const std::set<std::string>& names) {
  // A small face must not become too small to be found by being turned.
  const float zoom = found.face.width < 200 ? 1.5f : 1;
  cv::Mat photo;
  cv::resize(original, photo, {}, zoom, zoom, cv::INTER_CUBIC);
  Rig rig = transformed(found, {zoom, zoom}, {0, 0});
  rig.width = photo.cols;
  rig.height = photo.rows;
  std::vector<PhotoVariation> variations;
  const auto add = [&](const char* name, auto&& make) {
    if (names.empty() || names.contains(name)) variations.push_back({name, make()});
  };
  add("plain", [&] { return original; });
  add("mirrored", [&] {
    cv::Mat mirrored;
    cv::flip(photo, mirrored, 1);
    return mirrored;
  });
  add("dark skin", [&] { return with_skin(photo, rig, 0.45f); });
  add("pale skin", [&] { return with_skin(photo, rig, 1.12f); });
  add("side light", [&] { return side_lit(photo, rig); });
  add("stubble", [&] { return bearded(photo, rig, 0.4f); });
  add("beard", [&] { return bearded(photo, rig, 0.9f); });
  add("glasses", [&] { return with_glasses(photo, rig); });
  add("open mouth", [&] { return mouth_open(engine, photo, rig); });
  add("tilted left", [&] { return tilted(photo, rig, 12); });
  add("tilted right", [&] { return tilted(photo, rig, -12); });
  add("turned", [&] { return turned(photo, rig); });
  return variations;
}

}  // namespace showhorse
