// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "rig_drawing.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <string>

namespace showhorse {
namespace {

constexpr int kLeastSide = 900, kMostSide = 1280;

// Apart in hue and in lightness, over skin: BGR.
const cv::Scalar kBox{255, 200, 60}, kOutline{60, 170, 255}, kEyes{90, 255, 90}, kLips{90, 90, 255},
    kLipLine{60, 255, 255}, kChin{255, 90, 255};

class Drawing {
 public:
  Drawing(const cv::Mat& photo, const Rig& rig) {
    const int longer = std::max(photo.cols, photo.rows);
    const float scale = static_cast<float>(std::clamp(longer, kLeastSide, kMostSide)) / static_cast<float>(longer);
    const cv::Size size(std::max(1, static_cast<int>(std::lround(static_cast<float>(photo.cols) * scale))),
                        std::max(1, static_cast<int>(std::lround(static_cast<float>(photo.rows) * scale))));
    cv::resize(photo, picture_, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    rig_ = transformed(rig, {scale, scale}, {0, 0});
    const float d = rig_.eye_distance();
    thin_ = d > 100 ? 2 : 1;
    letters_ = std::clamp(d / 130, 0.45f, 0.8f);
  }

  cv::Mat draw() {
    cv::rectangle(picture_, rig_.face, kBox, thin_, cv::LINE_AA);
    curve(rig_.outline, kOutline);
    for (const Eye& eye : {rig_.left_eye, rig_.right_eye}) {
      cv::ellipse(picture_, eye.centre, cv::Size2f(eye.width / 2, eye.height / 2), 0, 0, 360, kEyes, thin_,
                  cv::LINE_AA);
      dot(eye.centre, kEyes);
    }
    curve(rig_.mouth.upper_lip, kLips);
    curve(rig_.mouth.lower_lip, kLips);
    if (rig_.mouth.open) {
      curve(rig_.mouth.upper_inner, kLipLine);
      curve(rig_.mouth.lower_inner, kLipLine);
    } else {
      curve(rig_.mouth.lip_line, kLipLine);
    }
    dot(rig_.chin, kChin);
    label_all();
    return picture_;
  }

 private:
  template <class Points>
  void curve(const Points& points, const cv::Scalar& colour) {
    for (size_t i = 1; i < points.size(); ++i) {
      cv::line(picture_, points[i - 1], points[i], colour, thin_, cv::LINE_AA);
    }
  }

  void dot(cv::Point2f at, const cv::Scalar& colour) { cv::circle(picture_, at, thin_ + 1, colour, -1, cv::LINE_AA); }

  /** Names stand beside the face, in line with what they name and joined to it, so that they hide nothing of it. */
  void label_all() {
    const float d = rig_.eye_distance();
    const float right = std::max(rig_.face.br().x, rig_.outline.back().x) + 0.12f * d;
    const float left = std::min(rig_.face.x, rig_.outline.front().x) - 0.12f * d;
    label("face", {rig_.face.x, rig_.face.y}, {rig_.face.x + 0.05f * d, rig_.face.y - 0.12f * d}, kBox, false);
    label("eye", rig_.left_eye.centre, {left, rig_.left_eye.centre.y}, kEyes, true);
    label("eye", rig_.right_eye.centre, {right, rig_.right_eye.centre.y}, kEyes, false);
    label("lips", rig_.mouth.right, {right, rig_.mouth.right.y}, kLips, false);
    label(rig_.mouth.open ? "open" : "lip line", rig_.mouth.left, {left, rig_.mouth.left.y}, kLipLine, true);
    label("chin", rig_.chin, {right, rig_.chin.y}, kChin, false);
    const cv::Point2f jaw = rig_.outline[5];
    label("outline", jaw, {left, std::max(jaw.y, rig_.mouth.left.y + 0.35f * d)}, kOutline, true);
  }

  void label(const std::string& name, cv::Point2f named, cv::Point2f at, const cv::Scalar& colour, bool ends_there) {
    int below = 0;
    const cv::Size size = cv::getTextSize(name, cv::FONT_HERSHEY_DUPLEX, letters_, 1, &below);
    const int pad = 4;
    cv::Rect box(static_cast<int>(at.x) - (ends_there ? size.width + 2 * pad : 0),
                 static_cast<int>(at.y) - size.height / 2 - pad, size.width + 2 * pad, size.height + below + 2 * pad);
    box.x = std::clamp(box.x, 0, std::max(0, picture_.cols - box.width));
    box.y = std::clamp(box.y, 0, std::max(0, picture_.rows - box.height));
    const cv::Point2f joint(static_cast<float>(ends_there ? box.br().x : box.x),
                            static_cast<float>(box.y + box.height / 2));
    cv::line(picture_, named, joint, colour, 1, cv::LINE_AA);
    cv::Mat plate = picture_(box & cv::Rect({0, 0}, picture_.size()));
    plate.convertTo(plate, -1, 0.25);  // dark enough to read on, and still the photo
    cv::putText(picture_, name, {box.x + pad, box.y + pad + size.height}, cv::FONT_HERSHEY_DUPLEX, letters_, colour, 1,
                cv::LINE_AA);
  }

  cv::Mat picture_;
  Rig rig_;
  int thin_ = 1;
  double letters_ = 0.5;
};

}  // namespace

cv::Mat draw_rig(const cv::Mat& photo, const Rig& rig) { return Drawing(photo, rig).draw(); }

}  // namespace showhorse
