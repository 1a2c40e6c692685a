// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// The matte, judged against presenters whose true alpha is known.

#include "matte.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "cut_out.h"

namespace showhorse {
namespace {

const cv::Size kSize(360, 640);

double mean_difference(const cv::Mat& a, const cv::Mat& b) {
  return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total());
}

/** Share of what either calls presenter that both do. */
double agreement(const cv::Mat& a, const cv::Mat& b) {
  const cv::Mat one = a > 127, two = b > 127;
  return static_cast<double>(cv::countNonZero(one & two)) / cv::countNonZero(one | two);
}

class MatteTest : public testing::TestWithParam<const char*> {};

TEST_P(MatteTest, findsTheTrueOutline) {
  const KnownScene scene = presenter_before(background_called(GetParam(), kSize));
  const Matte matte = person_matte(scene.truth.picture, scene.rig);
  EXPECT_TRUE(matte.trusted()) << matte.doubt;
  EXPECT_GT(agreement(matte.alpha, scene.truth.alpha), 0.985);
  EXPECT_LT(mean_difference(matte.alpha, scene.truth.alpha), 2.0) << "of 255";
}

INSTANTIATE_TEST_SUITE_P(Backgrounds, MatteTest, testing::Values("stripes", "checker", "wall"));

TEST(Matte, theFaceIsWhollyPresenterAndTheUpperCornersAreNot) {
  const KnownScene scene = presenter_before(background_called("wall", kSize));
  const Matte matte = person_matte(scene.truth.picture, scene.rig);
  cv::Mat face(kSize, CV_8UC1, cv::Scalar(0));
  const std::vector<cv::Point> outline(scene.rig.outline.begin(), scene.rig.outline.end());
  cv::fillPoly(face, std::vector<std::vector<cv::Point>>{outline}, cv::Scalar(255));
  double least = 0;
  cv::minMaxLoc(matte.alpha, &least, nullptr, nullptr, nullptr, face);
  EXPECT_EQ(255, least);
  EXPECT_EQ(0, cv::countNonZero(matte.alpha(cv::Rect(0, 0, 80, 60))));
  EXPECT_EQ(0, cv::countNonZero(matte.alpha(cv::Rect(kSize.width - 80, 0, 80, 60))));
}

TEST(Matte, theSamePictureGivesTheSameMatteWhateverCameBefore) {
  const KnownScene scene = presenter_before(background_called("checker", kSize));
  const Matte first = person_matte(scene.truth.picture, scene.rig);
  cv::theRNG().state = 12345;
  const Matte second = person_matte(scene.truth.picture, scene.rig);
  EXPECT_EQ(0, cv::norm(first.alpha, second.alpha, cv::NORM_INF));
  EXPECT_EQ(12345u, cv::theRNG().state) << "others' random numbers are left alone";
}

TEST(Matte, aCloseUpWithoutBackgroundIsNotTrusted) {
  const KnownScene scene = presenter_before(background_called("wall", kSize));
  // A head six times as large: nothing lies outside it.
  const Rig huge = transformed(scene.rig, {6, 6}, -scene.rig.between_eyes() * 5);
  const Matte matte = person_matte(scene.truth.picture, huge);
  EXPECT_EQ(kSize, matte.alpha.size());
  EXPECT_FALSE(matte.trusted());
  EXPECT_FALSE(matte.doubt.empty());
}

TEST(Matte, saysSoWhenHairAndBackgroundHaveTheSameColours) {
  cv::Mat hairy(kSize, CV_8UC3);
  cv::RNG rng(3);
  // The presenter's own browns.
  rng.fill(hairy, cv::RNG::NORMAL, cv::Scalar(34, 48, 74), cv::Scalar(14, 18, 26));
  cv::GaussianBlur(hairy, hairy, {}, 1.5);
  const KnownScene scene = presenter_before(hairy);
  const Matte matte = person_matte(scene.truth.picture, scene.rig);
  EXPECT_FALSE(matte.trusted()) << matte.confidence;
  EXPECT_FALSE(matte.doubt.empty());
}

}  // namespace
}  // namespace showhorse
