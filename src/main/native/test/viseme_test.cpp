// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Phonemes of seven languages become mouth shapes.

#include <gtest/gtest.h>

#include <set>

#include "visemes.h"

namespace showhorse {
namespace {

using enum Viseme;
using Shapes = std::vector<Viseme>;

TEST(Visemes, englishDiphthongsHaveTwoShapes) {
  EXPECT_EQ((Shapes{kOpen, kSpread}), visemes_of("aɪ", "en"));
  EXPECT_EQ((Shapes{kRounded, kTight}), visemes_of("oʊ", "en-us"));
}

TEST(Visemes, affricatesRoundFromTheirStart) { EXPECT_EQ((Shapes{kPostalveolar}), visemes_of("tʃ", "en")); }

TEST(Visemes, stressLengthAndToneArePassedOver) {
  EXPECT_EQ((Shapes{kOpen}), visemes_of("ˈɑː", "en"));
  EXPECT_EQ((Shapes{kOpen, kTight}), visemes_of("ɑu5", "cmn"));
  EXPECT_EQ((Shapes{kSpread}), visemes_of("i̥1", "yue"));
  EXPECT_EQ((Shapes{kClosed}), visemes_of("pʰ", "ko"));
}

TEST(Visemes, everyLanguageHasItsOwnSounds) {
  EXPECT_EQ((Shapes{kTight}), visemes_of("yː", "de"));
  EXPECT_EQ((Shapes{kRounded}), visemes_of("ø", "fr"));
  EXPECT_EQ((Shapes{kRounded}), visemes_of("ɔ̃", "fr"));
  EXPECT_EQ((Shapes{kPostalveolar}), visemes_of("tɕh", "cmn"));
  EXPECT_EQ((Shapes{kNeutral}), visemes_of("ɯ", "ko"));
  EXPECT_EQ((Shapes{kVelar}), visemes_of("ʁ", "de"));
}

TEST(Visemes, japaneseIsReadAsRomaji) {
  EXPECT_EQ((Shapes{kPostalveolar}), visemes_of("j", "ja"));
  EXPECT_EQ((Shapes{kSpread}), visemes_of("j", "en"));
  EXPECT_EQ((Shapes{kVelar}), visemes_of("N", "ja-JP"));
  EXPECT_EQ((Shapes{kSpread}), visemes_of("y", "ja"));
  EXPECT_EQ((Shapes{kClosed}), visemes_of("my", "ja"));
  EXPECT_EQ((Shapes{kRest}), visemes_of("pau", "ja"));
  EXPECT_EQ((Shapes{kRest}), visemes_of("sil", "ja"));
}

TEST(Visemes, pausesRest) {
  for (const char* pause : {"", "_", "_:", "(en)", "(cmn)"})
    EXPECT_EQ((Shapes{kRest}), visemes_of(pause, "en")) << pause;
}

TEST(Visemes, unknownSymbolsMoveTheLipsALittle) {
  for (const char* odd : {"漢", "\xFF\xFE", "\xE2", "7"}) EXPECT_EQ((Shapes{kNeutral}), visemes_of(odd, "en"));
}

TEST(Visemes, shapesDiffer) {
  std::set<std::vector<float>> shapes;
  for (int v = 0; v < kVisemes; ++v) {
    const LipPose& pose = shape_of(static_cast<Viseme>(v));
    shapes.insert(std::vector<float>(pose.begin(), pose.begin() + LipPose::kCount));
  }
  EXPECT_EQ(static_cast<size_t>(kVisemes), shapes.size());
  EXPECT_EQ(0, shape_of(kClosed).jaw);
  EXPECT_GT(shape_of(kOpen).jaw, shape_of(kMid).jaw);
  EXPECT_GT(shape_of(kMid).jaw, shape_of(kSpread).jaw);
  EXPECT_LT(shape_of(kTight).width, 0);
  EXPECT_GT(shape_of(kSpread).width, 0);
}

}  // namespace
}  // namespace showhorse
