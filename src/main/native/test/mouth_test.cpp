// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// The mouth's geometry on several photos: no pose tears or folds the skin, lips and teeth meet where they must.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>

#include "drawn_face.h"
#include "engine.h"
#include "face.h"
#include "lip_track.h"
#include "photo.h"
#include "photo_variations.h"
#include "picture_file.h"
#include "smile.h"
#include "visemes.h"

namespace showhorse {
namespace {

struct Sitter {
  std::string name;
  Face face;
};

void add_variations(std::vector<Sitter>& sitters, Engine& engine, const std::string& who, const cv::Mat& photo,
                    const std::set<std::string>& names) {
  for (const PhotoVariation& v : photo_variations(engine, photo, engine.find_rig(photo), names))
    sitters.push_back({who + ", " + v.name, Face::prepare(v.photo, engine.find_rig(v.photo), {540, 960})});
}

/** The demo presenter and, where it is at hand, a real photo, with variations of both. */
const std::vector<Sitter>& sitters() {
  static const std::vector<Sitter> all = [] {
    std::vector<Sitter> faces;
    Engine engine{EngineOptions{}};
    add_variations(faces, engine, "demo", presenter_picture(540),
                   {"plain", "dark skin", "side light", "beard", "glasses", "open mouth", "tilted left", "turned"});
    const char* named = std::getenv("SHOWHORSE_TEST_PHOTO");
    const std::string real = named != nullptr ? named : SHOWHORSE_REAL_PHOTO;
    if (std::filesystem::exists(real)) {
      add_variations(faces, engine, "real", decode_photo(read_file(real)),
                     {"plain", "dark skin", "side light", "open mouth", "tilted right"});
    }
    return faces;
  }();
  return all;
}

/** Every viseme, every two mixed, and poses at random, wilder than speech makes them. */
std::vector<LipPose> poses() {
  std::vector<LipPose> all;
  const auto shape = [](int v) { return shape_of(static_cast<Viseme>(v)); };
  for (int v = 0; v < kVisemes; ++v) all.push_back(shape(v));
  std::mt19937 random(5);
  std::uniform_real_distribution<float> share(0, 1);
  for (int i = 0; i < 50; ++i) {
    const LipPose a = shape(static_cast<int>(random() % kVisemes)), b = shape(static_cast<int>(random() % kVisemes));
    const float t = share(random);
    LipPose mixture;
    for (int k = 0; k < LipPose::kCount; ++k) mixture.begin()[k] = a.begin()[k] * t + b.begin()[k] * (1 - t);
    all.push_back(mixture);
  }
  for (int i = 0; i < 30; ++i) {
    LipPose wild;
    for (int k = 0; k < LipPose::kCount; ++k) wild.begin()[k] = share(random);
    wild.width = 2 * wild.width - 1;
    wild.round *= std::max(0.0f, -wild.width);  // nobody rounds a spread mouth
    all.push_back(wild);
  }
  return all;
}

/** Where the skin of a point comes from, in the mouth's frame; upper and lower lip are one map each. */
cv::Point2f source(const MouthWarp& warp, cv::Point2f p, bool upper) {
  const cv::Point2f q = warp.level(p);
  const MouthWarp::Column c = warp.column(q.x);
  return {q.x, upper ? warp.above(c, q.y) : warp.below(c, q.x, q.y)};
}

/** The least share of an area that any point of the skin is given, negative where the skin folds. */
float least_jacobian(const MouthWarp& warp) {
  const MouthShape& m = warp.shape();
  const float step = 0.03f * m.unit;
  float least = 1;
  for (float y = -1.2f * m.unit; y < 1.6f * m.unit; y += step) {
    for (float x = -1.9f * m.half_width; x < 1.9f * m.half_width; x += step) {
      const cv::Point2f p = m.pivot + cv::Point2f(x, y);
      const cv::Point2f q = warp.level(p);
      const MouthWarp::Column c = warp.column(q.x);
      if (q.y > c.upper_edge && q.y < c.lower_edge) continue;
      const bool upper = q.y <= (c.upper_edge + c.lower_edge) / 2;
      const cv::Point2f right = source(warp, p + cv::Point2f(1, 0), upper) - source(warp, p - cv::Point2f(1, 0), upper);
      const cv::Point2f down = source(warp, p + cv::Point2f(0, 1), upper) - source(warp, p - cv::Point2f(0, 1), upper);
      least = std::min(least, (right.x * down.y - right.y * down.x) / 4);
    }
  }
  return least;
}

TEST(Mouth, noPoseFoldsOrTearsTheSkinOfAnyPhoto) {
  const std::vector<LipPose> all = poses();
  for (const Sitter& sitter : sitters()) {
    float least = 1;
    for (const LipPose& pose : all) least = std::min(least, least_jacobian(MouthWarp(sitter.face.mouth, pose)));
    RecordProperty(sitter.name, std::to_string(least));
    EXPECT_GT(least, 0.30f) << sitter.name << ": skin is folded, or stretched more than three times";
  }
}

TEST(Mouth, theSkinIsOnePieceAroundTheOpening) {
  // At the corners, where the opening ends, the maps of both lips agree; far away nothing moves.
  for (const Sitter& sitter : sitters()) {
    const MouthShape& m = sitter.face.mouth;
    for (int v = 0; v < kVisemes; ++v) {
      const MouthWarp warp(m, shape_of(static_cast<Viseme>(v)));
      for (const float side : {-1.1f, -1.0f, 1.0f, 1.1f}) {
        const float x = m.middle + side * m.half_width;
        const MouthWarp::Column c = warp.column(x);
        EXPECT_EQ(c.upper_edge, c.lower_edge) << name_of(static_cast<Viseme>(v));
        EXPECT_NEAR(warp.above(c, c.line), warp.below(c, x, c.line), 0.3f) << name_of(static_cast<Viseme>(v));
      }
      const cv::Point2f far = m.pivot + cv::Point2f(2.4f * m.half_width, 0);
      EXPECT_LT(cv::norm(warp.level(far) - far), 1e-3);
    }
  }
}

TEST(Mouth, closedShapesLeaveNoGap) {
  for (const Sitter& sitter : sitters()) {
    for (const Viseme v : {Viseme::kRest, Viseme::kClosed, Viseme::kPressed})
      EXPECT_EQ(0, MouthWarp(sitter.face.mouth, shape_of(v)).gap()) << sitter.name << " " << name_of(v);
  }
}

TEST(Mouth, theLowerLipReachesTheUpperTeethInLabiodentals) {
  for (const Sitter& sitter : sitters()) {
    const MouthShape& m = sitter.face.mouth;
    const MouthWarp warp(m, shape_of(Viseme::kLabiodental));
    for (const float u : {-0.4f, 0.0f, 0.4f}) {
      const float x = m.middle + u * m.half_width;
      // Down the frame, from the upper lip to the first point on the lower one.
      float y = m.line_at(x) - 0.2f * m.unit, seen = 0;
      for (bool below = false; !below; y += 0.25f) {
        const cv::Point2f q = warp.level({x, y});
        const MouthWarp::Column c = warp.column(q.x);
        below = q.y >= c.lower_edge;
        if (!below && q.y > c.upper_edge) seen += 0.25f;
      }
      EXPECT_GT(seen, 0.02f * m.unit) << sitter.name << ": teeth are seen";
      EXPECT_LE(y, sitter.face.inner.upper_teeth_end(warp, x)) << sitter.name << " at " << u;
    }
  }
}

/** Distance between the mouth's corners in a pose. */
float width_of(const MouthShape& m, Viseme v) {
  const MouthWarp warp(m, shape_of(v));
  float left = m.middle, right = m.middle;
  // Output points whose source lies between the neutral corners.
  for (float x = m.middle - 1.5f * m.half_width; x < m.middle + 1.5f * m.half_width; x += 0.25f) {
    if (std::abs(m.u(warp.level({x, m.line_at(x)}).x)) <= 1) {
      left = std::min(left, x);
      right = std::max(right, x);
    }
  }
  return right - left;
}

TEST(Mouth, roundedMouthsAreAtLeastAQuarterNarrowerThanSpreadOnes) {
  for (const Sitter& sitter : sitters()) {
    const MouthShape& m = sitter.face.mouth;
    const float spread = width_of(m, Viseme::kSpread);
    for (const Viseme v : {Viseme::kRounded, Viseme::kTight, Viseme::kFrontTight, Viseme::kGlide})
      EXPECT_LT(width_of(m, v), 0.75f * spread) << sitter.name << " " << name_of(v);
    EXPECT_GT(spread, 2.04f * m.half_width) << sitter.name;
  }
}

TEST(Mouth, smilesComeToRest) {
  for (const Sitter& sitter : sitters()) {
    const MouthShape& m = sitter.face.mouth;
    EXPECT_LT(m.half_width, 0.46f * m.unit) << sitter.name;
    EXPECT_LT(m.bend, 0.12f * m.unit) << sitter.name;
    EXPECT_FALSE(MouthWarp(m, {}).moves());
  }
}

TEST(Mouth, aSmileIsUndoneWithoutFoldingTheCheeks) {
  const Sitter& sitter = sitters().front();
  const float unit = sitter.face.rig.eye_distance();
  Mouth smile = sitter.face.rig.mouth;
  const cv::Point2f middle = (smile.left + smile.right) * 0.5f;
  // Half as wide again as at rest, the corners drawn up: broader than any smile.
  const auto broad = [&](cv::Point2f p) {
    const float u = (p.x - middle.x) / (0.4f * unit);
    return cv::Point2f(middle.x + 1.5f * (p.x - middle.x), p.y - 0.2f * unit * u * u);
  };
  smile = MouthFrame::moved(smile, broad);
  const SmileRelaxation relaxation(smile, unit);
  EXPECT_EQ(1, relaxation.amount());
  EXPECT_LT(relaxation.rested(smile.right).x, smile.right.x - 0.05f * unit);
  EXPECT_GT(relaxation.rested(smile.right).y, smile.right.y + 0.05f * unit);
  EXPECT_LT(cv::norm(relaxation.source(relaxation.rested(smile.left)) - smile.left), 0.1f);
  for (float y = -unit; y < unit; y += 0.04f * unit) {
    for (float x = -2 * unit; x < 2 * unit; x += 0.04f * unit) {
      const auto at = [&](float dx, float dy) { return relaxation.source(middle + cv::Point2f(x + dx, y + dy)); };
      const cv::Point2f right = at(0.5f, 0) - at(-0.5f, 0), down = at(0, 0.5f) - at(0, -0.5f);
      ASSERT_GT(right.x * down.y - right.y * down.x, 0.3f) << x << ", " << y;
    }
  }
}

/** Milliseconds from 10 to 90 % of the way between two long vowels. */
float transition(Viseme from, float LipPose::*part, const char* a, const char* b) {
  // Frames of 2 ms, so that the shutter blurs nothing.
  constexpr int kStep = 96, kFrames = 400;
  LoudnessTrack sound{std::vector<float>(kFrames, 0.733f), std::vector<float>(kFrames, 0), std::vector<bool>(kFrames)};
  const std::vector<Phoneme> phonemes = {{a, 0, kStep * kFrames / 2}, {b, kStep * kFrames / 2, kStep * kFrames}};
  const std::vector<LipPose> track = lips_from_phonemes(phonemes, "en", sound, kStep);
  const float start = track[100].*part, end = track[300].*part;
  EXPECT_NEAR(start, shape_of(from).*part, 0.08f);
  int first = 0, last = 0;
  for (int i = 100; i < 300; ++i) {
    const float way = (track[i].*part - start) / (end - start);
    if (way < 0.1f) first = i;
    if (way < 0.9f) last = i;
  }
  return 2.0f * static_cast<float>(last - first);
}

TEST(Mouth, neighboursBlendOverSixtyToAHundredMilliseconds) {
  for (const float ms :
       {transition(Viseme::kOpen, &LipPose::jaw, "a", "i"), transition(Viseme::kSpread, &LipPose::width, "i", "u"),
        transition(Viseme::kSpread, &LipPose::round, "i", "o")}) {
    EXPECT_GE(ms, 60);
    EXPECT_LE(ms, 100);
  }
}

}  // namespace
}  // namespace showhorse
