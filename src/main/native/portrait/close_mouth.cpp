// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "close_mouth.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "crease.h"
#include "curve.h"
#include "mouth_frame.h"
#include "smile.h"
#include "smooth.h"

namespace showhorse {
namespace {

/** Share of a fold's darkness that is taken away when a broad smile is undone. */
constexpr float kCreaseSoftened = 0.75f;

/** The chin comes up with a dropped jaw, less far than the lip. */
constexpr float kChinFollows = 0.72f;

/**
 * Lips meeting on the lip line, in the mouth's frame. A narrow gap is the lips' own; over a wide one the jaw has
 * dropped, and chin and cheeks come up with it.
 */
class Closing {
 public:
  Closing(const Mouth& mouth, float chin, float unit) : m_(mouth), unit_(unit) {
    constexpr int mid = kLipPoints / 2;
    const float gap = m_.lower_inner[mid].y - m_.lip_line[mid].y;
    jaw_ = m_.open ? kChinFollows * gap * smoothstep(0.05f * unit, 0.13f * unit, gap) : 0;
    chin_ = chin - m_.lip_line[mid].y;
    lips_end_ = std::max(0.8f * (chin - m_.lower_lip[mid].y), 0.25f * unit);
  }

  struct Seen {
    cv::Point2f source;
    float seam = 0;  // 0..1 in the shadow where the lips meet
  };

  Seen look(cv::Point2f p) const {
    if (!m_.open) return {p};
    const float u = 2 * (p.x - m_.left.x) / (m_.right.x - m_.left.x) - 1;
    const float inside = smoothstep(0, 0.25f, 1 - std::abs(u));
    const float line = curve_at(m_.lip_line, p.x);
    // Teeth shine into the lips' edges for as far as the photo is soft.
    const float up = inside * (line - curve_at(m_.upper_inner, p.x) + 0.010f * unit_);
    const float down = inside * (curve_at(m_.lower_inner, p.x) + 0.020f * unit_ - line);
    const float upper_lip = 0.5f * (curve_at(m_.upper_inner, p.x) - curve_at(m_.upper_lip, p.x));
    const float lower_lip = (jaw_ > 0 ? 1.0f : 0.5f) * (curve_at(m_.lower_lip, p.x) - curve_at(m_.lower_inner, p.x));
    const float d = p.y - line;
    const float s = d / (0.014f * unit_);
    const float seam = inside * std::exp(-s * s);
    if (d < 0) return {{p.x, p.y - up * (1 - smoothstep(upper_lip, std::max(0.34f * unit_, upper_lip + 1), -d))}, seam};
    const float across = u * (m_.right.x - m_.left.x) / 2 / (1.15f * unit_);
    const float cheek = across * across < 1 ? (1 - across * across) * (1 - across * across) : 0;
    const float jaw = jaw_ * cheek * (1 - smoothstep(chin_, chin_ + 0.6f * unit_, d)) * smoothstep(0, 0.5f * chin_, d);
    const float lip = 1 - smoothstep(lower_lip, std::max(lips_end_, lower_lip + 1), d);
    return {{p.x, p.y + mix(jaw, down, lip)}, seam};
  }

  Mouth closed() const {
    Mouth out = m_;
    for (int i = 0; i < kLipPoints; ++i) {
      out.upper_lip[i].y += m_.lip_line[i].y - m_.upper_inner[i].y;
      out.lower_lip[i].y -= m_.lower_inner[i].y - m_.lip_line[i].y;
      out.upper_inner[i] = out.lower_inner[i] = m_.lip_line[i];
    }
    return out;
  }

 private:
  Mouth m_;
  float unit_, jaw_, chin_, lips_end_;
};

}  // namespace

void close_mouth(cv::Mat& canvas, Rig& rig) {
  const float unit = rig.eye_distance();
  const MouthFrame frame(rig);
  const Closing closing(MouthFrame::moved(rig.mouth, [&](cv::Point2f p) { return frame.to_mouth(p); }),
                        frame.to_mouth(rig.chin).y, unit);
  const SmileRelaxation smile(closing.closed(), unit);
  if (!rig.mouth.open && smile.amount() <= 0) return;

  const float half = static_cast<float>(cv::norm(rig.mouth.right - rig.mouth.left)) / 2;
  const cv::Point2f reach(2.5f * half + 0.2f * unit, 1.6f * unit);
  const cv::Rect area =
      cv::Rect(cv::Point2i(frame.pivot - reach), cv::Point2i(frame.pivot + reach)) & cv::Rect({0, 0}, canvas.size());
  cv::Mat map_x(area.size(), CV_32F), map_y(area.size(), CV_32F), seam(area.size(), CV_32F);
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x) {
      const cv::Point2f p(static_cast<float>(x + area.x), static_cast<float>(y + area.y));
      const Closing::Seen seen = closing.look(smile.source(frame.to_mouth(p)));
      const cv::Point2f source = frame.to_canvas(seen.source);
      map_x.at<float>(y, x) = source.x;
      map_y.at<float>(y, x) = source.y;
      seam.at<float>(y, x) = seen.seam;
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
  rig.mouth = MouthFrame::moved(closing.closed(), [&](cv::Point2f p) { return frame.to_canvas(smile.rested(p)); });
  soften_creases(canvas, rig, kCreaseSoftened * smile.amount());
}

}  // namespace showhorse
