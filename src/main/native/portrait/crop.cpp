// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "crop.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace showhorse {
namespace {

/** Share of the canvas that the face box takes, and where its middle may lie. */
struct Taste {
  float face_least, face_best, face_most;  // of the canvas height
  float middle_high, middle_best, middle_low;
};

Taste taste_for(cv::Size canvas) {
  if (canvas.height > canvas.width) return {0.20f, 0.24f, 0.28f, 0.29f, 0.36f, 0.44f};
  return {0.28f, 0.33f, 0.42f, 0.38f, 0.46f, 0.50f};
}

constexpr float kMostFaceWidth = 0.48f;  // of the canvas width

struct Placing {
  float scale;
  cv::Point2f offset;  // of the photo's corner on the canvas
};

/** The offset nearest to `wanted` within `slack` of it that leaves no gap, or the best there is. */
float cover(float wanted, float slack_low, float slack_high, float photo, float canvas) {
  const float least = std::min(0.0f, canvas - photo);
  const float most = std::max(0.0f, canvas - photo);
  if (photo < canvas) return std::clamp(std::clamp(wanted, least, most), wanted - slack_low, wanted + slack_high);
  return std::clamp(std::clamp(wanted, least, 0.0f), wanted - slack_low, wanted + slack_high);
}

Placing place(const Rig& rig, cv::Size canvas) {
  const Taste taste = taste_for(canvas);
  const float w = static_cast<float>(canvas.width);
  const float h = static_cast<float>(canvas.height);
  // Eyes and mouth are steadier than the cascade's box, which breathes by a tenth: measure the face by them.
  const float face = 2.35f * rig.eye_distance();
  const float most = std::min(taste.face_most * h, kMostFaceWidth * w) / face;
  const float least = std::min(taste.face_least * h / face, most);
  const float best = std::clamp(taste.face_best * h / face, least, most);
  const float covering = std::max(w / static_cast<float>(rig.width), h / static_cast<float>(rig.height));
  const float scale = std::clamp(std::max(best, covering), least, most);

  const cv::Point2f mouth = (rig.mouth.left + rig.mouth.right) * 0.5f;
  const cv::Point2f middle = rig.between_eyes() * 0.55f + mouth * 0.45f;
  const float x = w / 2 - middle.x * scale;
  const float y = taste.middle_best * h - middle.y * scale;
  return {scale,
          {cover(x, 0.06f * w, 0.06f * w, static_cast<float>(rig.width) * scale, w),
           cover(y, (taste.middle_best - taste.middle_high) * h, (taste.middle_low - taste.middle_best) * h,
                 static_cast<float>(rig.height) * scale, h)}};
}

/** Which column or row of the picture continues it `beyond` pixels outside: back and forth through a strip at the edge.
 */
int folded(int beyond, int strip) {
  const int at = beyond % (2 * strip);
  return at < strip ? at : 2 * strip - 1 - at;
}

/**
 * Continues the picture over the edges of the canvas that it does not reach: sideways and upwards by the mirror image
 * of the strip along the edge (more of it would bring the presenter in a second time), downwards by its last row (a
 * body goes on; a mirrored one would stand on its head).
 */
cv::Mat extended(const cv::Mat& picture, cv::Rect at, cv::Size canvas) {
  const int top = at.y, left = at.x;
  const int bottom = canvas.height - at.br().y, right = canvas.width - at.br().x;
  const int strip_x = std::max(1, picture.cols / 11), strip_y = std::max(1, picture.rows / 9);
  std::vector<int> columns(canvas.width);
  for (int x = 0; x < canvas.width; ++x) {
    const int inside = x - left;
    columns[x] = inside < 0               ? folded(-inside - 1, strip_x)
                 : inside >= picture.cols ? picture.cols - 1 - folded(inside - picture.cols, strip_x)
                                          : inside;
  }
  cv::Mat mirrored(canvas, CV_8UC3);
  for (int y = 0; y < canvas.height; ++y) {
    const int inside = y - top;
    const int row = inside < 0 ? folded(-inside - 1, strip_y) : std::min(inside, picture.rows - 1);
    const auto* from = picture.ptr<cv::Vec3b>(row);
    auto* to = mirrored.ptr<cv::Vec3b>(y);
    for (int x = 0; x < canvas.width; ++x) to[x] = from[columns[x]];
  }
  // Blur at a quarter of the size: the same look for a sixteenth of the work.
  const double sigma = std::max(canvas.width, canvas.height) / 75.0;
  cv::Mat soft;
  cv::resize(mirrored, soft, {}, 0.25, 0.25, cv::INTER_AREA);
  cv::GaussianBlur(soft, soft, {}, std::max(0.8, sigma / 2), std::max(0.8, sigma / 2), cv::BORDER_REFLECT);
  cv::resize(soft, soft, canvas, 0, 0, cv::INTER_CUBIC);

  const float feather = static_cast<float>(std::max(4.0, sigma * 1.8));
  cv::Mat out(canvas, CV_8UC3);
  for (int y = 0; y < canvas.height; ++y) {
    for (int x = 0; x < canvas.width; ++x) {
      float inside = feather;  // distance to the nearest edge that is continued
      if (top > 0) inside = std::min(inside, static_cast<float>(y - top));
      if (bottom > 0) inside = std::min(inside, static_cast<float>(canvas.height - bottom - 1 - y));
      if (left > 0) inside = std::min(inside, static_cast<float>(x - left));
      if (right > 0) inside = std::min(inside, static_cast<float>(canvas.width - right - 1 - x));
      const float t = std::clamp(inside / feather, 0.0f, 1.0f);
      const float keep = t * t * (3 - 2 * t);
      const auto& sharp = mirrored.at<cv::Vec3b>(y, x);
      const auto& blurred = soft.at<cv::Vec3b>(y, x);
      for (int c = 0; c < 3; ++c) {
        out.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uint8_t>(keep * static_cast<float>(sharp[c]) +
                                                                (1 - keep) * static_cast<float>(blurred[c]));
      }
    }
  }
  return out;
}

}  // namespace

Framing frame_presenter(const cv::Mat& photo, const Rig& rig, cv::Size canvas) {
  const Placing placing = place(rig, canvas);
  // Only the part that lands on the canvas is scaled: a whole 12-megapixel photo times five would not fit in memory.
  const auto source_from = [&](float offset) {
    return std::max(0, static_cast<int>(std::floor(-offset / placing.scale)));
  };
  const auto source_to = [&](float offset, int size, int limit) {
    return std::min(limit, static_cast<int>(std::ceil((static_cast<float>(size) - offset) / placing.scale)));
  };
  const int x0 = source_from(placing.offset.x), y0 = source_from(placing.offset.y);
  const int x1 = source_to(placing.offset.x, canvas.width, photo.cols);
  const int y1 = source_to(placing.offset.y, canvas.height, photo.rows);
  const cv::Rect source(x0, y0, std::max(1, x1 - x0), std::max(1, y1 - y0));
  const cv::Size size(std::max(1, static_cast<int>(std::lround(static_cast<float>(source.width) * placing.scale))),
                      std::max(1, static_cast<int>(std::lround(static_cast<float>(source.height) * placing.scale))));
  cv::Mat scaled;
  cv::resize(photo(source), scaled, size, 0, 0, placing.scale < 1 ? cv::INTER_AREA : cv::INTER_LANCZOS4);

  const cv::Point corner(static_cast<int>(std::lround(placing.offset.x + static_cast<float>(x0) * placing.scale)),
                         static_cast<int>(std::lround(placing.offset.y + static_cast<float>(y0) * placing.scale)));
  const cv::Rect landed = cv::Rect(corner, size) & cv::Rect({0, 0}, canvas);
  const cv::Mat visible = scaled(landed - corner);

  Framing framing;
  framing.scale = placing.scale;
  framing.canvas = landed.size() == canvas ? visible.clone() : extended(visible, landed, canvas);
  const cv::Point2f factor(static_cast<float>(size.width) / static_cast<float>(source.width),
                           static_cast<float>(size.height) / static_cast<float>(source.height));
  framing.rig = transformed(rig, factor,
                            {static_cast<float>(corner.x) - static_cast<float>(x0) * factor.x,
                             static_cast<float>(corner.y) - static_cast<float>(y0) * factor.y});
  return framing;
}

}  // namespace showhorse
