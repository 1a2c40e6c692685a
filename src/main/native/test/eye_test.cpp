// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Eyes, brows and cheeks in rendered frames, on several photos: lids close with their own skin, the gaze moves the iris
// by what was asked, nothing else moves.

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <opencv2/imgproc.hpp>

#include "engine.h"
#include "engine_harness.h"
#include "face.h"
#include "painter.h"
#include "photo.h"
#include "photo_variations.h"
#include "picture_file.h"

namespace showhorse {
namespace {

const cv::Size kCanvas(720, 1280);

struct Subject {
  std::string name;
  Face face;
};

class Eyes : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    engine_ = new Engine(EngineOptions{});
    subjects_ = new std::vector<Subject>;
    for (const std::string& path : {demo_photo_path(), std::string(SHOWHORSE_REAL_PHOTO)}) {
      if (!std::filesystem::exists(path)) continue;
      const cv::Mat photo = decode_photo(read_file(path));
      for (const PhotoVariation& v : photo_variations(*engine_, photo, engine_->find_rig(photo))) {
        if (v.name != "plain" && v.name != "dark skin" && v.name != "pale skin" && v.name != "glasses" &&
            v.name != "tilted left") {
          continue;
        }
        subjects_->push_back({std::filesystem::path(path).stem().string() + ", " + v.name,
                              Face::prepare(v.photo, engine_->find_rig(v.photo), kCanvas)});
      }
    }
  }

  static void TearDownTestSuite() {
    delete subjects_;
    delete engine_;
  }

  static cv::Mat luma(const Face& face, const FacePose& pose) {
    I420 out{face.neutral.y.clone(), face.neutral.u.clone(), face.neutral.v.clone()};
    paint(face, pose, engine_->crew(), {out.y.data, out.u.data, out.v.data, out.y.cols, out.u.cols, out.v.cols});
    return out.y;
  }

  static cv::Point2f at(const Face& face, int eye, float x, float y) {
    const cv::Point2f along = face.rig.right_eye.centre - face.rig.left_eye.centre;
    return (eye == 0 ? face.rig.left_eye : face.rig.right_eye).centre +
           cv::Point2f(along.x * x - along.y * y, along.y * x + along.x * y);
  }

  /** A square around a point in the eye's frame, `half` eye distances to each side, read between pixels. */
  static cv::Mat patch(const cv::Mat& picture, cv::Point2f middle, float half, float unit) {
    cv::Mat out;
    const int size = 2 * static_cast<int>(std::lround(half * unit)) + 1;
    cv::getRectSubPix(picture, {size, size}, middle, out);
    return out;
  }

  static double difference(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total());
  }

  static Engine* engine_;
  static std::vector<Subject>* subjects_;
};

Engine* Eyes::engine_;
std::vector<Subject>* Eyes::subjects_;

FacePose blink(float closed) {
  FacePose pose;
  pose.blink_left = pose.blink_right = closed;
  return pose;
}

TEST_F(Eyes, areGoneAtTheBlinksPeak) {
  for (const auto& [name, face] : *subjects_) {
    const cv::Mat open = luma(face, {}), closed = luma(face, blink(1));
    for (int i = 0; i < 2; ++i) {
      const EyeShape& eye = face.eyes[i].shape();
      ASSERT_TRUE(eye.iris_found) << name;
      // The upper third of the opening is lid now, above the lashes: what iris, sclera and the light in the eye differ
      // by is gone.
      std::vector<float> before, after;
      for (float x = eye.left + 0.1f; x < eye.right - 0.1f; x += 0.01f) {
        const float top = eye.upper_at(x), low = eye.lower_at(x);
        for (float share = 0.1f; share < 0.36f; share += 0.05f) {
          const cv::Point p = at(face, i, x, top + share * (low - top));
          before.push_back(open.at<uint8_t>(p));
          after.push_back(closed.at<uint8_t>(p));
        }
      }
      cv::Scalar mean, was, is;
      cv::meanStdDev(before, mean, was);
      cv::meanStdDev(after, mean, is);
      EXPECT_LT(is[0], 0.65 * was[0]) << name << ", eye " << i;
    }
  }
}

TEST_F(Eyes, areNotDrawnOver) {
  for (const auto& [name, face] : *subjects_) {
    const cv::Mat open = luma(face, {});
    for (const float closed : {0.25f, 0.5f, 0.75f, 1.0f}) {
      const cv::Mat frame = luma(face, blink(closed));
      for (int i = 0; i < 2; ++i) {
        const cv::Rect box(face.eyes[i].box());
        double was, is;
        cv::minMaxLoc(open(box), &was, nullptr);
        cv::minMaxLoc(frame(box), &is, nullptr);
        EXPECT_GE(is, was - 6) << name << ": nothing is darker than the darkest lash or pupil";
      }
    }
  }
}

TEST_F(Eyes, closeFromAboveStepByStep) {
  for (const auto& [name, face] : *subjects_) {
    const cv::Mat open = luma(face, {});
    double before = 0;
    for (const float closed : {0.25f, 0.5f, 0.75f, 1.0f}) {
      const cv::Rect box(face.eyes[0].box());
      const double now = difference(open(box), luma(face, blink(closed))(box));
      EXPECT_GT(now, before) << name << " at " << closed;
      before = now;
    }
  }
}

TEST_F(Eyes, blinkingMovesNothingElse) {
  for (const auto& [name, face] : *subjects_) {
    cv::Mat change;
    cv::absdiff(luma(face, {}), luma(face, blink(1)), change);
    // Cells of 16 pixels may straddle the box.
    for (const Eyelid& eye : face.eyes) {
      const cv::Rect box(eye.box());
      change(cv::Rect(box.x - 1, box.y - 1, box.width + 3, box.height + 3) & cv::Rect({0, 0}, kCanvas)) = 0;
    }
    double most;
    cv::minMaxLoc(change, nullptr, &most);
    EXPECT_LE(most, 2) << name;
  }
}

TEST_F(Eyes, gazeMovesTheIrisByTheAskedPixels) {
  for (const auto& [name, face] : *subjects_) {
    const float unit = face.rig.eye_distance();
    const cv::Mat straight = luma(face, {});
    for (const float pixels : {-2.0f, 2.0f, 3.0f}) {
      const float asked = pixels / unit;
      if (asked > face.gaze.right || -asked > face.gaze.left) continue;
      FacePose pose;
      pose.gaze_right = asked;
      const cv::Mat frame = luma(face, pose);
      for (int i = 0; i < 2; ++i) {
        const EyeShape& eye = face.eyes[i].shape();
        const cv::Mat iris = patch(straight, at(face, i, eye.iris.x, eye.iris.y + 0.01f), 0.05f, unit);
        float best = 0;
        double least = 1e9;
        for (float shift = -6; shift <= 6; shift += 0.25f) {
          const cv::Point2f moved = at(face, i, eye.iris.x + shift / unit, eye.iris.y + 0.01f);
          const double d = difference(iris, patch(frame, moved, 0.05f, unit));
          if (d < least) least = d, best = shift;
        }
        EXPECT_NEAR(pixels, best, 0.5) << name << ", eye " << i;
      }
    }
  }
}

TEST_F(Eyes, irisesNeverLeaveTheOpening) {
  for (const auto& [name, face] : *subjects_) {
    for (int i = 0; i < 2; ++i) {
      const EyeShape& eye = face.eyes[i].shape();
      EXPECT_GT(eye.iris.x - eye.radius - face.gaze.left, eye.left) << name;
      EXPECT_LT(eye.iris.x + eye.radius + face.gaze.right, eye.right) << name;
    }
    EXPECT_GT(face.gaze.left + face.gaze.right, 0.03f) << name << ": there is room to look aside";
    FacePose far;
    far.gaze_right = 5;
    FacePose limit;
    limit.gaze_right = face.gaze.right;
    EXPECT_EQ(0, cv::norm(luma(face, far), luma(face, limit), cv::NORM_INF)) << name;
    // White beside the iris stays white: nothing outside the opening is touched by a look to the side.
    cv::Mat change;
    cv::absdiff(luma(face, {}), luma(face, far), change);
    for (int i = 0; i < 2; ++i) {
      const EyeShape& eye = face.eyes[i].shape();
      for (float x = eye.left + 0.05f; x < eye.right - 0.05f; x += 0.01f) {
        EXPECT_LE(change.at<uint8_t>(cv::Point(at(face, i, x, eye.upper_at(x) - 0.035f))), 3) << name;
        EXPECT_LE(change.at<uint8_t>(cv::Point(at(face, i, x, eye.lower_at(x) + 0.035f))), 3) << name;
      }
    }
  }
}

TEST_F(Eyes, stayOpenWhenBrowsRise) {
  for (const auto& [name, face] : *subjects_) {
    const float unit = face.rig.eye_distance();
    FacePose pose;
    pose.brows = 1;
    const cv::Mat before = luma(face, {}), after = luma(face, pose);
    for (int i = 0; i < 2; ++i) {
      const cv::Point2f brow = face.expression.brows[i];
      EXPECT_GT(difference(patch(before, brow, 0.12f, unit), patch(after, brow, 0.12f, unit)), 1) << name;
      const EyeShape& eye = face.eyes[i].shape();
      const cv::Mat iris = patch(before, at(face, i, eye.iris.x, eye.iris.y + 0.02f), 0.05f, unit);
      EXPECT_LT(difference(iris, patch(after, at(face, i, eye.iris.x, eye.iris.y + 0.02f), 0.05f, unit)), 4) << name;
    }
  }
}

TEST_F(Eyes, glassesAreSeenAndKeptStill) {
  for (const auto& [name, face] : *subjects_) {
    EXPECT_EQ(name.ends_with("glasses"), face.expression.glasses) << name;
  }
}

}  // namespace
}  // namespace showhorse
