// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Faces: found, measured, refused with the reason.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "drawn_face.h"
#include "engine.h"
#include "engine_harness.h"
#include "face.h"
#include "failure.h"
#include "photo.h"
#include "picture_file.h"

namespace showhorse {
namespace {

/** A real photo is not part of the project: it lies beside the repository, or where SHOWHORSE_TEST_PHOTO says. */
std::string real_photo() {
  const char* named = std::getenv("SHOWHORSE_TEST_PHOTO");
  return named != nullptr ? named : SHOWHORSE_REAL_PHOTO;
}

Engine& engine() {
  static Engine shared{EngineOptions{}};
  return shared;
}

showhorse_status status_of(const cv::Mat& photo) {
  try {
    engine().find_rig(photo);
    return SHOWHORSE_OK;
  } catch (const Failure& failure) {
    return failure.status();
  }
}

void expect_near(cv::Point2f wanted, cv::Point2f found, float tolerance, const char* what) {
  EXPECT_LE(cv::norm(wanted - found), tolerance) << what << " at " << found << ", not " << wanted;
}

TEST(Rig, thePresentersFeaturesAreFoundWhereTheyAre) {
  const Rig rig = engine().find_rig(presenter_picture(1080));
  const float d = rig.eye_distance();
  // Proportions of any frontal face, in eye distances below the eyes.
  const cv::Point2f eyes = rig.between_eyes();
  EXPECT_LT(std::abs(rig.left_eye.centre.y - rig.right_eye.centre.y), 0.1f * d);
  expect_near({eyes.x, eyes.y + 1.08f * d}, rig.mouth.lip_line[4], 0.18f * d, "mouth");
  expect_near({eyes.x, eyes.y + 1.76f * d}, rig.chin, 0.25f * d, "chin");
  EXPECT_NEAR(0.9f, (rig.mouth.right.x - rig.mouth.left.x) / d, 0.25f);
  EXPECT_NEAR(0.48f, rig.left_eye.width / d, 0.15f);
  EXPECT_NO_THROW(check_rig(rig, {rig.width, rig.height}));
}

TEST(Rig, isTheSameFaceAtEverySize) {
  const Rig large = engine().find_rig(presenter_picture(1080));
  const Rig small = engine().find_rig(presenter_picture(540));
  const float tolerance = 0.08f * large.eye_distance();
  expect_near(large.left_eye.centre, small.left_eye.centre * 2, tolerance, "left eye");
  expect_near(large.mouth.left, small.mouth.left * 2, tolerance, "mouth corner");
  expect_near(large.chin, small.chin * 2, tolerance, "chin");
}

TEST(Rig, survivesJson) {
  const Rig rig = engine().find_rig(presenter_picture(540));
  const Rig again = rig_from_json(rig_to_json(rig).c_str());
  EXPECT_EQ(rig_to_json(rig), rig_to_json(again));
}

TEST(Rig, noFaceIsSaid) { EXPECT_EQ(SHOWHORSE_ERROR_NO_FACE, status_of(no_face())); }

TEST(Rig, severalFacesAreSaid) { EXPECT_EQ(SHOWHORSE_ERROR_SEVERAL_FACES, status_of(two_presenters())); }

TEST(Rig, aSmallFaceIsSaid) { EXPECT_EQ(SHOWHORSE_ERROR_FACE_TOO_SMALL, status_of(presenter_picture(190))); }

TEST(Rig, tinyPicturesAreNoFaces) {
  EXPECT_EQ(SHOWHORSE_ERROR_NO_FACE, status_of(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(128))));
  EXPECT_EQ(SHOWHORSE_ERROR_NO_FACE, status_of(cv::Mat(3, 4000, CV_8UC3, cv::Scalar::all(128))));
}

TEST(Rig, aRealPhotoIsTakenAndItsSmileIsClosed) {
  if (!std::filesystem::exists(real_photo())) GTEST_SKIP() << real_photo() << " is not here";
  const cv::Mat photo = decode_photo(read_file(real_photo()));
  const Rig rig = engine().find_rig(photo);
  expect_near({204, 100}, rig.left_eye.centre, 5, "left eye");
  expect_near({247, 103}, rig.right_eye.centre, 5, "right eye");
  expect_near({224, 145}, rig.mouth.lip_line[4], 6, "mouth");
  expect_near({222, 180}, rig.chin, 8, "chin");
  EXPECT_TRUE(rig.mouth.open) << "she smiles with her teeth";

  const Face face = Face::prepare(photo, rig, {720, 1280});
  EXPECT_FALSE(std::any_of(face.rig.mouth.lip_line.begin(), face.rig.mouth.lip_line.end(), [&](cv::Point2f p) {
    return face.neutral.y.at<uint8_t>(cv::Point(p)) > 170;
  })) << "no teeth on the lip line of the neutral picture";
}

TEST(Framing, theFaceHasItsPlaceOnBothCanvases) {
  const cv::Mat photo = presenter_picture(1080);
  const Rig rig = engine().find_rig(photo);
  for (const cv::Size canvas : {cv::Size(720, 1280), cv::Size(1280, 720), cv::Size(640, 640)}) {
    const Face face = Face::prepare(photo, rig, canvas);
    const float height = 2.35f * face.rig.eye_distance() / static_cast<float>(canvas.height);
    const cv::Point2f eyes = face.rig.between_eyes();
    EXPECT_NEAR(0.5, eyes.x / static_cast<float>(canvas.width), 0.08);
    EXPECT_GT(eyes.y, 0.2f * static_cast<float>(canvas.height)) << "head room";
    EXPECT_LT(face.rig.chin.y, 0.75f * static_cast<float>(canvas.height)) << "shoulders";
    EXPECT_GE(height, canvas.height > canvas.width ? 0.195f : 0.27f);
    EXPECT_LE(height, canvas.height > canvas.width ? 0.285f : 0.43f);
  }
}

TEST(Framing, aPhotoOfTheFaceAloneIsContinuedNotLeftBlack) {
  const cv::Mat photo = presenter_picture(1080);
  const Rig rig = engine().find_rig(photo);
  const cv::Rect head = cv::Rect(rig.face) & cv::Rect({0, 0}, photo.size());
  const cv::Rect wider(std::max(0, head.x - 60), std::max(0, head.y - 60), head.width + 120, head.height + 150);
  const cv::Mat close = photo(wider & cv::Rect({0, 0}, photo.size())).clone();
  const Face face = Face::prepare(close, engine().find_rig(close), {1280, 720});
  for (const cv::Point p : {cv::Point(2, 2), cv::Point(1277, 2), cv::Point(2, 717), cv::Point(1277, 717)}) {
    EXPECT_GT(face.neutral.y.at<uint8_t>(p), 24) << "corner " << p;
  }
}

}  // namespace
}  // namespace showhorse
