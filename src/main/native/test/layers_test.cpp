// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// A presenter moves before a background that stands still, judged against scenes whose hidden background is known.

#include "layers.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "close_mouth.h"
#include "compositing.h"
#include "crop.h"
#include "cut_out.h"
#include "engine.h"
#include "engine_harness.h"
#include "face.h"
#include "matte.h"
#include "motion.h"
#include "painter.h"
#include "photo.h"
#include "picture_file.h"

namespace showhorse {
namespace {

const cv::Size kSize(360, 640);

I420 painted(const Face& face, const FacePose& pose) {
  static Crew crew(1);
  I420 out{cv::Mat(face.neutral.y.size(), CV_8UC1, cv::Scalar(1)),
           cv::Mat(face.neutral.u.size(), CV_8UC1, cv::Scalar(1)),
           cv::Mat(face.neutral.v.size(), CV_8UC1, cv::Scalar(1))};
  paint(face, pose, crew, {out.y.data, out.u.data, out.v.data, out.y.cols, out.u.cols, out.v.cols});
  return out;
}

Face face_of(const Layers& layers, const Rig& rig) { return {layers, rig, {0, 0, 0}, 1}; }

Layers found(const KnownScene& scene) {
  return take_apart(scene.truth.picture, person_matte(scene.truth.picture, scene.rig).alpha, scene.rig);
}

FacePose extreme(float side) {
  FacePose pose;
  pose.head = {0.05f * side, 0.02f, 0.05f * side, 0.03f, 0.03f * side, 0.01f};
  pose.breath = side;
  return pose;
}

/** How far the presenter comes in any pose: beyond it nothing may change. */
cv::Mat out_of_reach(const cv::Mat& alpha, const Rig& rig) {
  cv::Mat reached = alpha > 0;
  const int r = static_cast<int>(0.3f * rig.eye_distance());
  cv::dilate(reached, reached, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * r + 1, 2 * r + 1}));
  return reached == 0;
}

cv::Mat halved(const cv::Mat& mask) {
  cv::Mat out;
  cv::resize(mask, out, {}, 0.5, 0.5, cv::INTER_AREA);
  return out == 255;
}

class LayersTest : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Backgrounds, LayersTest, testing::Values("stripes", "checker", "wall"));

TEST_P(LayersTest, whatTheHeadUncoversIsTheBackgroundAndNoGhostOfTheHair) {
  const KnownScene scene = presenter_before(background_called(GetParam(), kSize));
  const Layers layers = found(scene);
  const Face truth = face_of(scene.truth, scene.rig), face = face_of(layers, scene.rig);
  for (const float side : {-1.0f, 1.0f}) {
    // Moved alike, the two differ only where one shows a background that the other does not know.
    const I420 is = painted(face, extreme(side)), should = painted(truth, extreme(side));
    cv::Mat uncovered =
        (scene.truth.alpha > 0) & (painted(truth, extreme(side)).y == to_i420(background_called(GetParam(), kSize)).y);
    cv::Mat difference;
    cv::absdiff(is.y, should.y, difference);
    EXPECT_GT(cv::countNonZero(uncovered), 500) << "the head moved";
    EXPECT_LT(cv::mean(difference, uncovered)[0], 9);
    const double wrong = cv::countNonZero((difference > 48) & uncovered);
    // Hair is 110 darker than these backgrounds, stripes differ by 45.
    EXPECT_LT(wrong / cv::countNonZero(uncovered), 0.02) << "a ghost of the hair";
    EXPECT_LT(cv::mean(difference)[0], 0.6) << "over the whole picture";
  }
}

TEST_P(LayersTest, linesBesideTheHeadStayStraightToThePixel) {
  const KnownScene scene = presenter_before(background_called(GetParam(), kSize));
  const Face face = face_of(found(scene), scene.rig);
  const I420 background = to_i420(background_called(GetParam(), kSize));
  const Face truth = face_of(scene.truth, scene.rig);
  cv::Mat near = scene.truth.alpha > 0;
  const int rim = static_cast<int>(0.16f * scene.rig.eye_distance());
  cv::dilate(near, near, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * rim + 1, 2 * rim + 1}));
  for (const float side : {-1.0f, 1.0f}) {
    const I420 frame = painted(face, extreme(side));
    const cv::Mat same = frame.y == background.y, far = out_of_reach(scene.truth.alpha, scene.rig);
    EXPECT_EQ(cv::countNonZero(far), cv::countNonZero(same & far));
    // Close to the head, wherever the moved hair does not cover it.
    const cv::Mat beside = ~near & ~far & (painted(truth, extreme(side)).y == background.y);
    EXPECT_GT(cv::countNonZero(beside), 3000);
    EXPECT_GT(cv::countNonZero(same & beside), 0.97 * cv::countNonZero(beside));
    // Where a soft edge was seen a little too wide, the lines are weaker by a trace but stay where they are.
    cv::Mat difference;
    cv::absdiff(frame.y, background.y, difference);
    EXPECT_LT(cv::countNonZero((difference > 12) & beside), 0.004 * cv::countNonZero(beside));
  }
}

TEST_P(LayersTest, takenApartAndPutTogetherItIsThePicture) {
  const KnownScene scene = presenter_before(background_called(GetParam(), kSize));
  const Layers layers = found(scene);
  const Face face = face_of(layers, scene.rig);
  const I420 picture = to_i420(scene.truth.picture);
  for (int y = 0; y < kSize.height; ++y) {
    for (int x = 0; x < kSize.width; ++x) {
      const int texture = face.texture.y.at<uint8_t>(2 * y, 2 * x), alpha = layers.alpha.at<uint8_t>(y, x);
      ASSERT_EQ(picture.y.at<uint8_t>(y, x), over(texture, alpha, face.plate.y.at<uint8_t>(y, x))) << x << ", " << y;
    }
  }
}

TEST(Layers, theBackgroundOutOfReachIsUnchangedOverAWholeClip) {
  const cv::Mat photo = decode_photo(read_file(demo_photo_path()));
  Engine engine({});
  const Rig rig = engine.find_rig(photo);
  const Face face = Face::prepare(photo, rig, kSize);
  ASSERT_FALSE(face.plate.y.empty()) << "the presenter is cut out";
  Framing framing = frame_presenter(photo, rig, kSize, {});
  close_mouth(framing.canvas, framing.rig);
  const cv::Mat alpha = person_matte(framing.canvas, framing.rig).alpha;
  const cv::Mat still = out_of_reach(alpha, face.rig), still_uv = halved(still);
  ASSERT_GT(cv::countNonZero(still), kSize.area() / 6);
  const StressTrack speech{{{1, 1}, {2, 0.8f}, {3, 1}}, {{0.4f, 3.4f}}, std::vector<float>(100, 0.7f)};
  double moved = 0;
  for (const FacePose& pose : living_head(5, speech, 0.04)) {
    const I420 frame = painted(face, pose);
    ASSERT_EQ(0, cv::norm(frame.y, face.neutral.y, cv::NORM_INF, still));
    ASSERT_EQ(0, cv::norm(frame.u, face.neutral.u, cv::NORM_INF, still_uv));
    ASSERT_EQ(0, cv::norm(frame.v, face.neutral.v, cv::NORM_INF, still_uv));
    moved = std::max(moved, cv::norm(frame.y, face.neutral.y, cv::NORM_L1));
  }
  EXPECT_GT(moved / kSize.area(), 1) << "the presenter did move";
}

TEST(Layers, anotherBackgroundComesInWhereThePresenterIsNotAndNowhereElse) {
  const KnownScene scene = presenter_before(background_called("wall", kSize));
  Layers layers = found(scene);
  const cv::Mat blue(kSize, CV_8UC3, cv::Scalar(200, 60, 20));
  layers.replace_plate(blue);
  EXPECT_EQ(0, cv::norm(layers.picture, blue, cv::NORM_INF, out_of_reach(scene.truth.alpha, scene.rig)));
  EXPECT_EQ(0, cv::norm(layers.picture, scene.truth.picture, cv::NORM_INF, layers.alpha == 255));
  EXPECT_EQ(0, cv::norm(layers.plate, blue, cv::NORM_INF));
}

TEST(Layers, breathLiftsTheShouldersAndNotTheWall) {
  const KnownScene scene = presenter_before(background_called("checker", kSize));
  const Face face = face_of(found(scene), scene.rig);
  FacePose pose;
  pose.breath = 1;
  cv::Mat changed = painted(face, pose).y != face.neutral.y;
  EXPECT_EQ(0, cv::countNonZero(changed & out_of_reach(scene.truth.alpha, scene.rig)));
  // The outer end of the shoulder, far from the neck.
  const int x = kSize.width / 8, y = static_cast<int>(scene.rig.chin.y + scene.rig.eye_distance());
  const int u = static_cast<int>(scene.rig.eye_distance());
  EXPECT_GT(cv::countNonZero(changed(cv::Rect(x - u / 4, y, u / 2, u))), 8);
}

TEST(Layers, aPresenterWhoCannotBeCutOutStillRendersAndTheRigSaysSo) {
  // Brown on brown: the whole picture in the hair's own colour but for the face.
  cv::Mat hairy(kSize * 2, CV_8UC3);
  cv::RNG rng(3);
  rng.fill(hairy, cv::RNG::NORMAL, cv::Scalar(34, 48, 74), cv::Scalar(14, 18, 26));
  cv::GaussianBlur(hairy, hairy, {}, 3);
  const cv::Mat photo = presenter_before(hairy).truth.picture;
  Engine engine({});
  const Rig rig = engine.find_rig(photo);
  const Face face = Face::prepare(photo, rig, kSize);
  EXPECT_TRUE(face.plate.y.empty()) << "the presenter is not cut out";
  EXPECT_TRUE(std::any_of(rig.warnings.begin(), rig.warnings.end(),
                          [](const std::string& w) { return w.find("background") != std::string::npos; }));
  const I420 frame = painted(face, extreme(1));
  EXPECT_GT(cv::norm(frame.y, face.neutral.y, cv::NORM_L1) / kSize.area(), 0.5);
  EXPECT_EQ(0, cv::norm(frame.y.row(0), face.neutral.y.row(0), cv::NORM_INF));
}

}  // namespace
}  // namespace showhorse
