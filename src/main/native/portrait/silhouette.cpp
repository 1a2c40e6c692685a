// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "silhouette.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace showhorse {
namespace {

/** Eye distance at which the outline is sought: enough for a curl, few enough pixels for a quick cut. */
constexpr float kUnit = 32;
constexpr int kRounds = 4;
/** Pixels of background, at that size, from which its colours can be learnt. */
constexpr int kLeastBackground = 100;

void fill(cv::Mat& mask, const std::vector<cv::Point2f>& polygon, int value) {
  std::vector<cv::Point> whole(polygon.begin(), polygon.end());
  cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{whole}, cv::Scalar(value));
}

void fill_ellipse(cv::Mat& mask, cv::Point2f middle, float rx, float ry, int value) {
  cv::ellipse(mask, middle, cv::Size2f(rx, ry), 0, 0, 360, cv::Scalar(value), -1);
}

/**
 * Where the presenter must be, may be and cannot be, from the eyes and the chin; u is the eye distance. Heads are 1.2
 * to 1.5 u wide to each side with hair and reach 1.6 to 2.1 u over the eyes; shoulders are about 3 u wide to each side
 * and begin 0.5 to 1 u below the chin.
 */
cv::Mat seeded(cv::Size size, const Rig& rig) {
  const float u = rig.eye_distance();
  const cv::Point2f eyes = rig.between_eyes(), chin = rig.chin;
  const float bottom = static_cast<float>(size.height);
  cv::Mat mask(size, CV_8UC1, cv::Scalar(cv::GC_PR_BGD));
  // Beside and above the head, far out, there is none of the presenter.
  cv::Mat far(size, CV_8UC1, cv::Scalar(255));
  fill_ellipse(far, eyes + cv::Point2f(0, 0.2f * u), 2.3f * u, 2.9f * u, 0);
  far.rowRange(std::clamp(static_cast<int>(chin.y - 0.5f * u), 0, size.height), size.height) = 0;
  mask.setTo(cv::GC_BGD, far);

  // All that may be the presenter counts as such at first: only what is far away teaches the background's colours, or
  // hair would be taught as background.
  const float shoulders = chin.y + 0.75f * u;
  fill_ellipse(mask, eyes + cv::Point2f(0, 0.1f * u), 1.9f * u, 2.3f * u, cv::GC_PR_FGD);
  fill(mask,
       {{chin.x - 1.9f * u, eyes.y},
        {chin.x + 1.9f * u, eyes.y},
        {chin.x + 1.9f * u, shoulders - 0.5f * u},
        {chin.x + 2.7f * u, shoulders + 0.3f * u},
        {chin.x + 3.1f * u, bottom},
        {chin.x - 3.1f * u, bottom},
        {chin.x - 2.7f * u, shoulders + 0.3f * u},
        {chin.x - 1.9f * u, shoulders - 0.5f * u}},
       cv::GC_PR_FGD);

  fill(mask, {rig.outline.begin(), rig.outline.end()}, cv::GC_FGD);
  // Eyes lie in the middle of a head, so this reaches well into hair or scalp.
  const float length = chin.y - eyes.y;
  fill_ellipse(mask, eyes - cv::Point2f(0, 0.1f * u), 1.0f * u, 0.1f * u + 0.8f * length, cv::GC_FGD);
  fill(mask,
       {{chin.x - 0.45f * u, chin.y - 0.5f * u},
        {chin.x + 0.45f * u, chin.y - 0.5f * u},
        {chin.x + 0.45f * u, shoulders},
        {chin.x + 1.3f * u, shoulders + 1.0f * u},
        {chin.x + 1.6f * u, bottom},
        {chin.x - 1.6f * u, bottom},
        {chin.x - 1.3f * u, shoulders + 1.0f * u},
        {chin.x - 0.45f * u, shoulders}},
       cv::GC_FGD);
  return mask;
}

/** Only the piece with the face, without small holes. */
cv::Mat one_piece(const cv::Mat& mask, cv::Point inside, float largest_hole) {
  cv::Mat labels, stats, middles;
  cv::connectedComponentsWithStats(mask, labels, stats, middles, 4, CV_32S);
  const int face = labels.at<int>(std::clamp(inside.y, 0, mask.rows - 1), std::clamp(inside.x, 0, mask.cols - 1));
  cv::Mat piece = labels == face;
  const int holes = cv::connectedComponentsWithStats(~piece, labels, stats, middles, 4, CV_32S);
  for (int i = 1; i < holes; ++i) {
    if (static_cast<float>(stats.at<int>(i, cv::CC_STAT_AREA)) < largest_hole) piece.setTo(255, labels == i);
  }
  return piece;
}

}  // namespace

Silhouette find_silhouette(const cv::Mat& picture, const Rig& rig) {
  const float scale = std::min(1.0f, kUnit / rig.eye_distance());
  cv::Mat small;
  cv::resize(picture, small, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  const Rig placed = transformed(rig, {scale, scale}, {0, 0});
  cv::Mat mask = seeded(small.size(), placed), background, foreground;
  // A close-up without any background has nothing to be cut from.
  if (cv::countNonZero((mask & 1) == 0) < kLeastBackground || cv::countNonZero(mask & 1) < kLeastBackground) {
    return {cv::Mat(small.size(), CV_8UC1, cv::Scalar(255)), scale};
  }
  // GrabCut's clusters start at random points of this thread's generator.
  const uint64_t kept = cv::theRNG().state;
  cv::theRNG().state = 0x5EED;
  cv::grabCut(small, mask, {}, background, foreground, kRounds, cv::GC_INIT_WITH_MASK);
  cv::theRNG().state = kept;
  const cv::Mat person = (mask & 1) * 255;  // GC_FGD and GC_PR_FGD are odd
  const float u = placed.eye_distance();
  cv::Mat piece = one_piece(person, placed.between_eyes(), 0.15f * u * u);
  // Threads of a pixel's width are noise at this size; hair comes back along the outline.
  cv::medianBlur(piece, piece, 5);
  return {one_piece(piece, placed.between_eyes(), 0), scale};
}

}  // namespace showhorse
