// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// What is said about a photo: each fault has its finding, and a good photo has none.

#include "photo_check.h"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

#include "crew.h"
#include "drawn_face.h"
#include "engine.h"
#include "face.h"
#include "failure.h"
#include "i420.h"
#include "painter.h"

namespace showhorse {
namespace {

Engine& engine() {
  static Engine shared{EngineOptions{}};
  return shared;
}

const cv::Mat& photo() {
  static const cv::Mat picture = presenter_picture(1080);
  return picture;
}

const Rig& rig() {
  static const Rig found = engine().find_rig(photo());
  return found;
}

std::set<std::string> codes(const cv::Mat& picture, const Rig& geometry) {
  std::set<std::string> found;
  for (const Finding& finding : check_face(measure_photo(picture, geometry), 1)) {
    EXPECT_FALSE(finding.advice.empty());
    EXPECT_NE(finding.value, finding.threshold);
    found.insert(finding.code);
  }
  return found;
}

std::set<std::string> codes(const cv::Mat& picture) { return codes(picture, rig()); }

using Codes = std::set<std::string>;

cv::Mat scaled(double by, double plus) {
  cv::Mat out;
  photo().convertTo(out, -1, by, plus);
  return out;
}

TEST(PhotoCheck, aGoodPhotoHasNoFindings) {
  EXPECT_EQ(Codes{}, codes(photo()));
  EXPECT_EQ(Codes{}, codes(presenter_picture(540), engine().find_rig(presenter_picture(540))));
}

TEST(PhotoCheck, everyFindingSaysWhatWasMeasuredAgainstWhat) {
  for (const Finding& finding : check_face(measure_photo(scaled(0.25, 0), rig()), 1)) {
    EXPECT_EQ("face-dark", finding.code);
    EXPECT_LT(finding.value, finding.threshold);
    EXPECT_EQ(Severity::kWarning, finding.severity);
  }
}

TEST(PhotoCheck, aDarkFaceIsSaid) { EXPECT_EQ(Codes{"face-dark"}, codes(scaled(0.35, 0))); }

TEST(PhotoCheck, darkSkinInGoodLightIsNotADarkFace) {
  // Skin of a fifth of the light; eyes and lips stay as they are.
  cv::Mat darker = photo().clone();
  cv::Mat skin(photo().size(), CV_8UC1, cv::Scalar(0));
  cv::ellipse(skin, rig().between_eyes() + cv::Point2f(0, 0.4f * rig().eye_distance()),
              cv::Size2f(1.2f * rig().eye_distance(), 1.6f * rig().eye_distance()), 0, 0, 360, 255, -1);
  for (const Eye& eye : {rig().left_eye, rig().right_eye}) {
    cv::ellipse(skin, eye.centre, cv::Size2f(0.55f * eye.width, 0.6f * eye.height), 0, 0, 360, 0, -1);
  }
  cv::Mat brown;
  photo().convertTo(brown, -1, 0.42);
  brown.copyTo(darker, skin);
  const Codes found = codes(darker);
  EXPECT_FALSE(found.contains("face-dark"));
  EXPECT_FALSE(found.contains("face-drowned"));
}

TEST(PhotoCheck, aBurntFaceIsSaid) {
  EXPECT_TRUE(codes(scaled(1.6, 20)).contains("face-burnt"));
  EXPECT_FALSE(codes(scaled(1.05, 0)).contains("face-burnt"));
}

TEST(PhotoCheck, aDrownedFaceIsSaid) { EXPECT_TRUE(codes(scaled(1, -190)).contains("face-drowned")); }

TEST(PhotoCheck, hazeIsSaid) { EXPECT_EQ(Codes{"low-contrast"}, codes(scaled(0.2, 150))); }

cv::Mat lit_from_the_side(float dark) {
  cv::Mat out = photo().clone();
  const float d = rig().eye_distance();
  for (int y = 0; y < out.rows; ++y) {
    for (int x = 0; x < out.cols; ++x) {
      const float across = std::clamp((static_cast<float>(x) - rig().between_eyes().x) / (1.2f * d) + 0.5f, 0.0f, 1.0f);
      out.at<cv::Vec3b>(y, x) *= 1 - across * (1 - dark);
    }
  }
  return out;
}

TEST(PhotoCheck, lightFromOneSideIsSaid) {
  EXPECT_EQ(Codes{"side-light"}, codes(lit_from_the_side(0.35f)));
  EXPECT_EQ(Codes{}, codes(lit_from_the_side(0.85f)));
}

TEST(PhotoCheck, blurIsSaidInEveryResolution) {
  for (const int width : {540, 1080}) {
    SCOPED_TRACE(width);
    const cv::Mat sharp = presenter_picture(width);
    const Rig geometry = engine().find_rig(sharp);
    for (const float sigma : {0.03f, 0.06f}) {
      cv::Mat soft;
      cv::GaussianBlur(sharp, soft, {}, sigma * geometry.eye_distance());
      EXPECT_EQ(Codes{"blurred"}, codes(soft, geometry)) << sigma << " of the eye distance";
    }
    cv::Mat hardly;
    cv::GaussianBlur(sharp, hardly, {}, 0.007 * geometry.eye_distance());
    EXPECT_EQ(Codes{}, codes(hardly, geometry));
  }
}

TEST(PhotoCheck, aShakenCameraIsSaid) {
  cv::Mat shaken;
  cv::blur(photo(), shaken, {static_cast<int>(0.14f * rig().eye_distance()), 1});
  EXPECT_EQ(Codes{"blurred"}, codes(shaken));
}

TEST(PhotoCheck, theMeasuredBlurIsTheOneThatWasAdded) {
  cv::Mat soft;
  cv::GaussianBlur(photo(), soft, {}, 8);
  EXPECT_NEAR(8, measure_photo(soft, rig()).blur_pixels, 2);
}

TEST(PhotoCheck, aTiltedHeadIsSaid) {
  cv::Mat tilted;
  const cv::Mat by = cv::getRotationMatrix2D(rig().between_eyes(), 14, 1);
  cv::warpAffine(photo(), tilted, by, photo().size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  const Rig geometry = engine().find_rig(tilted);
  EXPECT_TRUE(codes(tilted, geometry).contains("head-tilted"));
  EXPECT_NEAR(-14, measure_photo(tilted, geometry).tilt, 2);
}

/** The nose moved to one side, as a turned head shows it, and all around it drawn along. */
cv::Mat turned(float by) {
  const float d = rig().eye_distance();
  const cv::Point2f nose = rig().between_eyes() + cv::Point2f(0, 0.62f * d);
  cv::Mat map_x(photo().size(), CV_32FC1), map_y(photo().size(), CV_32FC1);
  for (int y = 0; y < photo().rows; ++y) {
    for (int x = 0; x < photo().cols; ++x) {
      const cv::Point2f from = (cv::Point2f(static_cast<float>(x), static_cast<float>(y)) - nose) / d;
      const float share = std::exp(-from.x * from.x / 0.18f - from.y * from.y / 0.14f);
      map_x.at<float>(y, x) = static_cast<float>(x) - by * d * share;
      map_y.at<float>(y, x) = static_cast<float>(y);
    }
  }
  cv::Mat out;
  cv::remap(photo(), out, map_x, map_y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return out;
}

TEST(PhotoCheck, aTurnedHeadIsSaid) {
  for (const float side : {-1.0f, 1.0f}) {
    EXPECT_TRUE(codes(turned(0.20f * side)).contains("head-turned")) << measure_photo(turned(0.20f * side), rig()).turn;
    EXPECT_FALSE(codes(turned(0.06f * side)).contains("head-turned"));
  }
}

cv::Mat with_pose(const FacePose& pose) {
  const Face face = Face::prepare(photo(), rig(), {720, 1280});
  I420 out{face.neutral.y.clone(), face.neutral.u.clone(), face.neutral.v.clone()};
  paint(face, pose, engine().crew(), {out.y.data, out.u.data, out.v.data, out.y.cols, out.u.cols, out.v.cols});
  return to_bgr(out);
}

TEST(PhotoCheck, closedEyesAreSaid) {
  FacePose asleep;
  asleep.blink_left = asleep.blink_right = 1;
  const cv::Mat open = with_pose({}), closed = with_pose(asleep);
  EXPECT_FALSE(codes(open, engine().find_rig(open)).contains("eyes-closed"));
  EXPECT_TRUE(codes(closed, engine().find_rig(closed)).contains("eyes-closed"))
      << measure_photo(closed, engine().find_rig(closed)).eyes_open << " with the open rig "
      << measure_photo(closed, engine().find_rig(open)).eyes_open << " eyes "
      << engine().find_rig(closed).left_eye.centre << engine().find_rig(open).left_eye.centre << " open "
      << measure_photo(open, engine().find_rig(open)).eyes_open;
}

TEST(PhotoCheck, anOpenMouthIsSaid) {
  FacePose talking;
  talking.lips.jaw = 0.8f;
  talking.lips.upper = 0.4f;
  const cv::Mat open = with_pose(talking);
  EXPECT_TRUE(codes(open, engine().find_rig(open)).contains("mouth-open"));
}

TEST(PhotoCheck, aReflectionInGlassesIsSaid) {
  cv::Mat shining = photo().clone();
  const float d = rig().eye_distance();
  cv::ellipse(shining, rig().left_eye.centre + cv::Point2f(0.1f, -0.05f) * d, cv::Size2f(0.22f * d, 0.10f * d), -20, 0,
              360, cv::Scalar(255, 255, 255), -1);
  EXPECT_TRUE(codes(shining).contains("glare"));
}

TEST(PhotoCheck, aFaceThatIsEnlargedIsSaid) {
  const PhotoMeasures good = measure_photo(photo(), rig());
  const std::vector<Finding> some = check_face(good, 2), much = check_face(good, 4);
  ASSERT_EQ(1u, some.size());
  EXPECT_EQ("face-small", some[0].code);
  EXPECT_EQ(Severity::kNote, some[0].severity);
  EXPECT_EQ(Severity::kWarning, much[0].severity);
}

TEST(PhotoCheck, cutOffHairIsSaid) {
  const int above = static_cast<int>(rig().between_eyes().y - 1.25f * rig().eye_distance());
  const cv::Mat cut = photo().rowRange(above, photo().rows).clone();
  EXPECT_EQ(Codes{"head-cut"}, codes(cut, engine().find_rig(cut)));
}

TEST(PhotoCheck, anUncertainMatteIsANoteAndAWarningWhenItIsNeeded) {
  Matte matte;
  matte.confidence = 0.2f;
  matte.doubt = "The hair has the wall's colour.";
  EXPECT_EQ(Severity::kNote, check_cutout(matte, false).at(0).severity);
  const Finding finding = check_cutout(matte, true).at(0);
  EXPECT_EQ(Severity::kWarning, finding.severity);
  EXPECT_NE(std::string::npos, finding.advice.find(matte.doubt));
  matte.confidence = 0.9f;
  EXPECT_TRUE(check_cutout(matte, true).empty());
}

TEST(PhotoCheck, aTurnedPhotoIsRefusedWithTheTurnThatHelps) {
  const auto said = [](cv::RotateFlags by) -> std::string {
    cv::Mat lying;
    cv::rotate(presenter_picture(540), lying, by);
    try {
      engine().find_rig(lying);
      return "taken";
    } catch (const Failure& failure) {
      EXPECT_EQ(SHOWHORSE_ERROR_NO_FACE, failure.status());
      return failure.what();
    }
  };
  EXPECT_NE(std::string::npos, said(cv::ROTATE_180).find("upside down"));
  EXPECT_NE(std::string::npos, said(cv::ROTATE_90_CLOCKWISE).find("to the left"));
  EXPECT_NE(std::string::npos, said(cv::ROTATE_90_COUNTERCLOCKWISE).find("to the right"));
}

}  // namespace
}  // namespace showhorse
