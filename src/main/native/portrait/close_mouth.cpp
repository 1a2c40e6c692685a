// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "close_mouth.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "curve.h"
#include "smooth.h"

namespace showhorse {

void close_mouth(cv::Mat& canvas, Rig& rig) {
  if (!rig.mouth.open) return;
  const float unit = rig.eye_distance();
  const Mouth& m = rig.mouth;
  const float width = m.right.x - m.left.x;
  const float up_reach = 0.34f * unit;
  const float down_reach = 0.8f * (rig.chin.y - m.lower_lip[kLipPoints / 2].y);
  // Teeth shine into the lips' edges for as far as the photo is soft.
  const float upper_fringe = 0.010f * unit, lower_fringe = 0.020f * unit;
  float top = 1e9f, bottom = 0;
  for (int i = 0; i < kLipPoints; ++i) {
    top = std::min(top, m.upper_lip[i].y);
    bottom = std::max(bottom, m.lower_lip[i].y);
  }
  const cv::Rect area = cv::Rect(cv::Point2i(cv::Point2f(m.left.x - 0.1f * width, top - up_reach)),
                                 cv::Point2i(cv::Point2f(m.right.x + 0.1f * width, bottom + down_reach + 1))) &
                        cv::Rect({0, 0}, canvas.size());
  cv::Mat map_x(area.size(), CV_32F), map_y(area.size(), CV_32F), seam(area.size(), CV_32F);
  for (int x = 0; x < area.width; ++x) {
    const float px = static_cast<float>(x + area.x);
    const float u = 2 * (px - m.left.x) / width - 1;
    const float inside = smoothstep(0, 0.25f, 1 - std::abs(u));
    const float line = curve_at(m.lip_line, px);
    const float up = inside * (line - curve_at(m.upper_inner, px) + upper_fringe);
    const float down = inside * (curve_at(m.lower_inner, px) + lower_fringe - line);
    const float upper_lip = 0.5f * (curve_at(m.upper_inner, px) - curve_at(m.upper_lip, px));
    const float lower_lip = 0.5f * (curve_at(m.lower_lip, px) - curve_at(m.lower_inner, px));
    for (int y = 0; y < area.height; ++y) {
      const float py = static_cast<float>(y + area.y);
      const float d = py - line;
      map_x.at<float>(y, x) = px;
      map_y.at<float>(y, x) = d < 0 ? py - up * (1 - smoothstep(upper_lip, std::max(up_reach, upper_lip + 1), -d))
                                    : py + down * (1 - smoothstep(lower_lip, std::max(down_reach, lower_lip + 1), d));
      const float s = d / (0.014f * unit);
      seam.at<float>(y, x) = inside * std::exp(-s * s);
    }
  }
  cv::Mat closed;
  cv::remap(canvas, closed, map_x, map_y, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  for (int y = 0; y < closed.rows; ++y) {
    for (int x = 0; x < closed.cols; ++x) {
      const float keep = 1 - 0.55f * seam.at<float>(y, x);
      auto& p = closed.at<cv::Vec3b>(y, x);
      // The shadow between lips is warm: red fades least.
      p = {cv::saturate_cast<uint8_t>(p[0] * keep), cv::saturate_cast<uint8_t>(p[1] * keep),
           cv::saturate_cast<uint8_t>(p[2] * (0.3f + 0.7f * keep))};
    }
  }
  closed.copyTo(canvas(area));
  for (int i = 0; i < kLipPoints; ++i) {
    Mouth& closing = rig.mouth;
    const float up = closing.lip_line[i].y - closing.upper_inner[i].y;
    const float down = closing.lower_inner[i].y - closing.lip_line[i].y;
    closing.upper_lip[i].y += up;
    closing.lower_lip[i].y -= down;
    closing.upper_inner[i] = closing.lower_inner[i] = closing.lip_line[i];
  }
}

}  // namespace showhorse
