// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "backdrop.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "matte.h"
#include "push_pull.h"

namespace showhorse {
namespace {

constexpr float kLeastBlur = 0.004f, kMostBlur = 0.035f;  // of the longer side

cv::Mat covering(const cv::Mat& picture, cv::Size canvas) {
  const double scale =
      std::max(static_cast<double>(canvas.width) / picture.cols, static_cast<double>(canvas.height) / picture.rows);
  // The part that is seen, then its size: a strip a thousand times as wide as high must not become a giant first.
  const cv::Size seen(std::clamp(static_cast<int>(std::lround(canvas.width / scale)), 1, picture.cols),
                      std::clamp(static_cast<int>(std::lround(canvas.height / scale)), 1, picture.rows));
  const cv::Rect middle((picture.cols - seen.width) / 2, (picture.rows - seen.height) / 2, seen.width, seen.height);
  cv::Mat out;
  cv::resize(picture(middle), out, canvas, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return out;
}

cv::Mat blurred(const cv::Mat& plate, float strength) {
  const double sigma = (kLeastBlur + (kMostBlur - kLeastBlur) * strength) * std::max(plate.cols, plate.rows);
  // A wide blur has nothing that a smaller picture does not hold.
  const int step = sigma > 8 ? 4 : sigma > 4 ? 2 : 1;
  cv::Mat small, out;
  cv::resize(plate, small, {(plate.cols + step - 1) / step, (plate.rows + step - 1) / step}, 0, 0, cv::INTER_AREA);
  cv::Mat fine;  // in 8 bit a smooth wall would come out in steps
  small.convertTo(fine, CV_32FC3);
  cv::GaussianBlur(fine, fine, {}, sigma / step, sigma / step, cv::BORDER_REFLECT);
  cv::resize(fine, fine, plate.size(), 0, 0, cv::INTER_CUBIC);
  fine.convertTo(out, CV_8UC3);
  return out;
}

/** Shares below and above are the matte's uncertainty, not hair: a trace of the old wall would be seen on a new one. */
constexpr float kNoShare = 0.10f, kWhole = 0.96f;

float sharpened(uint8_t alpha) {
  return std::clamp((static_cast<float>(alpha) / 255 - kNoShare) / (kWhole - kNoShare), 0.0f, 1.0f);
}

/**
 * Takes the old background's colour out of hair and soft edges. What a pixel of the edge shows is told by its share of
 * the presenter, by the presenter's colour just inside and by the plate; what these three do not explain (single hairs,
 * but also the matte's mistakes) is kept by the square of the share, so that a mistake does not become a halo.
 */
void replace(Layers& layers, const cv::Mat& background) {
  const cv::Mat inside = push_pull(layers.picture, layers.alpha >= 245);
  for (int y = 0; y < background.rows; ++y) {
    for (int x = 0; x < background.cols; ++x) {
      const auto& fresh = background.at<cv::Vec3b>(y, x);
      auto& p = layers.picture.at<cv::Vec3b>(y, x);
      auto& alpha = layers.alpha.at<uint8_t>(y, x);
      const float share = sharpened(alpha);
      alpha = cv::saturate_cast<uint8_t>(share * 255);
      if (share == 1) continue;
      const auto& own = inside.at<cv::Vec3f>(y, x);
      const auto& old = layers.plate.at<cv::Vec3b>(y, x);
      for (int c = 0; c < 3; ++c) {
        const float rest = static_cast<float>(p[c]) - share * own[c] - (1 - share) * static_cast<float>(old[c]);
        p[c] = cv::saturate_cast<uint8_t>(share * own[c] + (1 - share) * static_cast<float>(fresh[c]) +
                                          share * share * rest);
      }
    }
  }
  layers.plate = background;
}

}  // namespace

cv::Mat backdrop_plate(const Background& background, const cv::Mat& plate) {
  switch (background.mode) {
    case Background::Mode::kColour:
      return {plate.size(), CV_8UC3, cv::Scalar(background.colour[0], background.colour[1], background.colour[2])};
    case Background::Mode::kPicture:
      return covering(background.picture, plate.size());
    case Background::Mode::kBlur:
      return blurred(plate, background.strength);
    default:
      return plate;
  }
}

void stand_before(const Background& background, Layers& layers) {
  if (background.kept()) return;
  replace(layers, backdrop_plate(background, layers.plate));
}

cv::Mat before(const Background& background, const cv::Mat& canvas, const Rig& rig) {
  if (background.kept()) return canvas;
  Layers layers = take_apart(canvas, person_matte(canvas, rig).alpha, rig);
  stand_before(background, layers);
  return layers.picture;
}

}  // namespace showhorse
