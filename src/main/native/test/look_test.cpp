// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Looks: the background behind the presenter, and the framing.

#include "look.h"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "crop.h"
#include "drawn_face.h"
#include "engine.h"
#include "failure.h"
#include "picture_file.h"
#include "rig_drawing.h"

namespace showhorse {
namespace {

const cv::Size kCanvas{360, 640};

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

/** A disc of one colour with a soft edge before stripes: what is whose is known exactly. */
struct Composite {
  static constexpr int kSide = 200;
  cv::Mat presenter{kSide, kSide, CV_8UC3, cv::Scalar(60, 90, 170)};
  cv::Mat plate = cv::Mat(kSide, kSide, CV_8UC3);
  Layers layers;

  Composite() {
    layers.alpha.create(kSide, kSide, CV_8UC1);
    layers.picture.create(kSide, kSide, CV_8UC3);
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        const uint8_t stripe = x / 10 % 2 == 0 ? 230 : 120;
        plate.at<cv::Vec3b>(y, x) = {stripe, stripe, 40};
        const double away = std::hypot(x - 100, y - 100);
        const double share = std::clamp((74 - away) / 8, 0.0, 1.0);
        layers.alpha.at<uint8_t>(y, x) = cv::saturate_cast<uint8_t>(share * 255);
        for (int c = 0; c < 3; ++c) {
          layers.picture.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uint8_t>(
              share * presenter.at<cv::Vec3b>(y, x)[c] + (1 - share) * plate.at<cv::Vec3b>(y, x)[c]);
        }
      }
    }
    layers.plate = plate.clone();
  }
};

Background colour(cv::Vec3b bgr) {
  Background background;
  background.mode = Background::Mode::kColour;
  background.colour = bgr;
  return background;
}

TEST(Backdrop, aColourStandsExactlyWhereTheBackgroundWas) {
  Composite was, is;
  stand_before(colour({10, 200, 30}), is.layers);
  int checked = 0;
  for (int y = 0; y < Composite::kSide; ++y) {
    for (int x = 0; x < Composite::kSide; ++x) {
      const uint8_t alpha = was.layers.alpha.at<uint8_t>(y, x);
      const auto& p = is.layers.picture.at<cv::Vec3b>(y, x);
      if (alpha == 0) {
        ASSERT_EQ(cv::Vec3b(10, 200, 30), p) << x << ", " << y;
        ++checked;
      }
      if (alpha == 255) {
        ASSERT_EQ(was.layers.picture.at<cv::Vec3b>(y, x), p) << "the presenter is as before at " << x << ", " << y;
      }
    }
  }
  EXPECT_GT(checked, 10'000);
}

TEST(Backdrop, softEdgesDoNotCarryTheOldBackground) {
  Composite composite;
  const cv::Vec3b fresh(10, 200, 30);
  const cv::Mat alpha = composite.layers.alpha.clone();
  stand_before(colour(fresh), composite.layers);
  double worst = 0;
  for (int y = 0; y < Composite::kSide; ++y) {
    for (int x = 0; x < Composite::kSide; ++x) {
      const double share = alpha.at<uint8_t>(y, x) / 255.0;
      if (share < 0.1 || share > 0.9) continue;
      for (int c = 0; c < 3; ++c) {
        const double wanted = share * composite.presenter.at<cv::Vec3b>(y, x)[c] + (1 - share) * fresh[c];
        worst = std::max(worst, std::abs(wanted - composite.layers.picture.at<cv::Vec3b>(y, x)[c]));
      }
    }
  }
  // Left as it was, the old background would be off by 170 here.
  EXPECT_LT(worst, 20);
}

TEST(Backdrop, aWrongMatteDoesNotBecomeAHalo) {
  // The matte reaches four pixels beyond the presenter into the bright stripes.
  Composite composite;
  cv::Mat wide;
  cv::dilate(composite.layers.alpha, wide, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
  composite.layers.alpha = wide;
  stand_before(colour({0, 0, 0}), composite.layers);
  for (int x = 0; x < Composite::kSide; ++x) {
    if (wide.at<uint8_t>(100, x) > 100) continue;
    EXPECT_LT(composite.layers.picture.at<cv::Vec3b>(100, x)[0], 60) << "old background at column " << x;
  }
}

TEST(Backdrop, aPictureCoversTheCanvasWithItsMiddle) {
  Composite composite;
  cv::Mat wide(50, 300, CV_8UC3, cv::Scalar(9, 9, 9));
  wide.colRange(100, 200).setTo(cv::Scalar(200, 100, 50));
  Background background;
  background.mode = Background::Mode::kPicture;
  background.picture = wide;
  stand_before(background, composite.layers);
  for (const cv::Point corner : {cv::Point(1, 1), cv::Point(198, 1), cv::Point(1, 198), cv::Point(198, 198)}) {
    EXPECT_EQ(cv::Vec3b(200, 100, 50), composite.layers.picture.at<cv::Vec3b>(corner));
  }
}

TEST(Backdrop, aBlurLeavesThePresenterSharpAndTheRestSmooth) {
  Composite composite;
  const cv::Mat before = composite.layers.picture.clone();
  Background background;
  background.mode = Background::Mode::kBlur;
  background.strength = 1;
  stand_before(background, composite.layers);
  cv::Scalar mean, rough_before, rough;
  cv::meanStdDev(before.rowRange(0, 20), mean, rough_before);
  cv::meanStdDev(composite.layers.picture.rowRange(0, 20), mean, rough);
  EXPECT_LT(rough[0], 0.5 * rough_before[0]);
  EXPECT_EQ(before.at<cv::Vec3b>(100, 100), composite.layers.picture.at<cv::Vec3b>(100, 100));
}

TEST(Backdrop, ofTheDrawnPresenterNothingButTheBackgroundChanges) {
  const Framing framed = frame_presenter(photo(), rig(), kCanvas);
  const cv::Mat out = before(colour({0, 255, 0}), framed.canvas, framed.rig);
  const float d = framed.rig.eye_distance();
  const cv::Point2f eyes = framed.rig.between_eyes();
  const cv::Rect face(eyes.x - 0.8f * d, eyes.y - 0.6f * d, 1.6f * d, 2.0f * d);
  EXPECT_EQ(0, cv::norm(framed.canvas(face), out(face), cv::NORM_INF));
  for (const cv::Point corner : {cv::Point(3, 3), cv::Point(kCanvas.width - 4, 3)}) {
    EXPECT_EQ(cv::Vec3b(0, 255, 0), out.at<cv::Vec3b>(corner));
  }
}

cv::Point2f eyes_with(const FramingChoice& choice) {
  return frame_presenter(photo(), rig(), kCanvas, choice).rig.between_eyes();
}

TEST(Framing, zoomEnlargesAboutTheEyes) {
  const Framing plain = frame_presenter(photo(), rig(), kCanvas),
                close = frame_presenter(photo(), rig(), kCanvas, {1.3f, 0, 0});
  EXPECT_NEAR(1.3, close.rig.eye_distance() / plain.rig.eye_distance(), 0.02);
  EXPECT_LT(cv::norm(close.rig.between_eyes() - plain.rig.between_eyes()), 3);
}

TEST(Framing, theEyesOfTheSuggestionLieAtAboutAThird) { EXPECT_NEAR(0.33, eyes_with({}).y / kCanvas.height, 0.04); }

TEST(Framing, aShiftMovesThePresenterByThatShareOfTheCanvas) {
  const cv::Point2f moved = eyes_with({1.3f, -0.06f, 0.05f}) - eyes_with({1.3f, 0, 0});
  EXPECT_NEAR(-0.06 * kCanvas.width, moved.x, 2);
  EXPECT_NEAR(0.05 * kCanvas.height, moved.y, 2);
}

std::string refused(const FramingChoice& choice, cv::Size canvas = kCanvas) {
  try {
    check_framing(rig(), canvas, choice);
    return "";
  } catch (const Failure& failure) {
    EXPECT_EQ(SHOWHORSE_ERROR_LOOK, failure.status());
    return failure.what();
  }
}

TEST(Framing, whatIsOutOfRangeIsRefusedWithTheRange) {
  EXPECT_NE(std::string::npos, refused({3, 0, 0}).find("zoom is 3; it must be 0.5..2"));
  EXPECT_NE(std::string::npos, refused({1, 0.5f, 0}).find("x is 0.5"));
  EXPECT_NE(std::string::npos, refused({NAN, 0, 0}).find("zoom"));
}

TEST(Framing, whatLeavesThePhotoIsRefusedWithTheNearestThatFits) {
  EXPECT_EQ("", refused({1, 0, 0}));
  EXPECT_EQ("", refused({1.2f, 0.02f, 0}));
  const std::string sentence = refused({0.5f, 0, 0});
  EXPECT_NE(std::string::npos, sentence.find("leaves the photo")) << sentence;
  const FramingChoice near = fitted(rig(), kCanvas, {0.5f, 0, 0});
  EXPECT_GT(near.zoom, 0.5f);
  EXPECT_LE(near.zoom, 1.0f);
  EXPECT_EQ("", refused(near)) << "what is proposed is taken";
  EXPECT_NE(std::string::npos, refused({2, 0.4f, 0}).find("off a canvas"));
}

TEST(Framing, theNearestAlwaysFitsOnEveryCanvas) {
  for (const cv::Size canvas : {cv::Size(720, 1280), cv::Size(1280, 720), cv::Size(640, 640)}) {
    EXPECT_EQ("", refused({}, canvas));
    for (const float zoom : {0.5f, 0.8f, 1.0f, 1.5f, 2.0f}) {
      for (const float x : {-0.4f, 0.0f, 0.4f}) {
        for (const float y : {-0.4f, 0.0f, 0.4f}) EXPECT_EQ("", refused(fitted(rig(), canvas, {zoom, x, y}), canvas));
      }
    }
  }
}

std::string look_refused(const char* json, std::span<const uint8_t> picture = {}) {
  try {
    Look::parse(json, picture);
    return "";
  } catch (const Failure& failure) {
    EXPECT_EQ(SHOWHORSE_ERROR_LOOK, failure.status());
    return failure.what();
  }
}

TEST(Look, isReadFromJson) {
  const Look look =
      Look::parse(R"({"framing":{"zoom":1.2,"x":0.1},"background":{"mode":"colour","colour":"#2F4a63"}})", {});
  EXPECT_EQ((FramingChoice{1.2f, 0.1f, 0}), look.framing);
  EXPECT_EQ(cv::Vec3b(0x63, 0x4a, 0x2f), look.background.colour);
  EXPECT_TRUE(Look::parse(nullptr, {}).background.kept());
  EXPECT_EQ("", look_refused(R"({"background":{"mode":"picture"}})", png_of(presenter_picture(100))));
}

TEST(Look, whatIsWrongIsSaid) {
  EXPECT_NE(std::string::npos, look_refused("{").find("not the JSON"));
  EXPECT_NE(std::string::npos,
            look_refused(R"({"background":{"mode":"beach"}})").find("keep, colour, picture or blur"));
  EXPECT_NE(std::string::npos, look_refused(R"({"background":{"mode":"colour","colour":"red"}})").find("#2f4a63"));
  EXPECT_NE(std::string::npos, look_refused(R"({"background":{"mode":"blur","strength":2}})").find("0..1"));
  EXPECT_NE(std::string::npos, look_refused(R"({"background":{"mode":"picture"}})").find("there is none"));
  const std::vector<uint8_t> text = {'h', 'e', 'l', 'l', 'o'};
  EXPECT_EQ("The background picture is not a JPEG, PNG, WebP, HEIC or AVIF file.",
            look_refused(R"({"background":{"mode":"picture"}})", text));
}

TEST(RigDrawing, isTheBoundedPhotoWithTheRigInIt) {
  const cv::Mat drawn = draw_rig(photo(), rig());
  EXPECT_EQ(1280, std::max(drawn.cols, drawn.rows));
  const float scale = static_cast<float>(drawn.cols) / static_cast<float>(photo().cols);
  const auto& chin = drawn.at<cv::Vec3b>(cv::Point(rig().chin * scale));
  EXPECT_GT(chin[2] - chin[1], 100) << "the chin's mark is magenta";
  cv::Mat plain;
  cv::resize(photo(), plain, drawn.size(), 0, 0, cv::INTER_AREA);
  const cv::Rect foot(0, drawn.rows * 9 / 10, drawn.cols, drawn.rows / 10);
  EXPECT_EQ(0, cv::norm(plain(foot), drawn(foot), cv::NORM_INF)) << "nothing is drawn away from the face";
  const cv::Mat small = presenter_picture(400);
  const cv::Mat enlarged = draw_rig(small, engine().find_rig(small));
  EXPECT_EQ(900, std::max(enlarged.cols, enlarged.rows));
}

}  // namespace
}  // namespace showhorse
