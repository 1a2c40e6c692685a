// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "crop.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace showhorse {
namespace {

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

Framing frame_presenter(const cv::Mat& photo, const Rig& rig, cv::Size canvas, const FramingChoice& choice) {
  const Placing placing = placing_of(rig, canvas, fitted(rig, canvas, choice));
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
