// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Phonemes of seven languages become mouth shapes.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "visemes.h"

namespace showhorse {
namespace {

using enum Viseme;
using Shapes = std::vector<Viseme>;

TEST(Visemes, englishDiphthongsHaveTwoShapes) {
  EXPECT_EQ((Shapes{kOpen, kLax}), visemes_of("aɪ", "en"));
  EXPECT_EQ((Shapes{kRounded, kTight}), visemes_of("oʊ", "en-us"));
}

TEST(Visemes, affricatesRoundFromTheirStart) {
  EXPECT_EQ((Shapes{kPostalveolar}), visemes_of("tʃ", "en"));
  EXPECT_EQ((Shapes{kSibilant}), visemes_of("ts", "de"));
}

TEST(Visemes, lipsMeetBeforeTheyTouchTheTeeth) { EXPECT_EQ((Shapes{kPressed, kLabiodental}), visemes_of("pf", "de")); }

TEST(Visemes, stressLengthAndToneArePassedOver) {
  EXPECT_EQ((Shapes{kBackOpen}), visemes_of("ˈɑː", "en"));
  EXPECT_EQ((Shapes{kBackOpen, kTight}), visemes_of("ɑu5", "cmn"));
  EXPECT_EQ((Shapes{kBackOpen, kTight}), visemes_of("ɑu˥˩", "cmn"));
  EXPECT_EQ((Shapes{kSpread}), visemes_of("i̥1", "yue"));
  EXPECT_EQ((Shapes{kPressed}), visemes_of("pʰ", "ko"));
}

TEST(Visemes, oneSymbolLooksDifferentInAnotherLanguage) {
  EXPECT_EQ((Shapes{kTight}), visemes_of("u", "de"));
  EXPECT_EQ((Shapes{kUnrounded}), visemes_of("u", "ja"));
  EXPECT_EQ((Shapes{kRhotic}), visemes_of("r", "en"));
  EXPECT_EQ((Shapes{kUvular}), visemes_of("r", "de"));
  EXPECT_EQ((Shapes{kFlap}), visemes_of("r", "ja"));
  EXPECT_EQ((Shapes{kNeutral}), visemes_of("ə", "de"));
  EXPECT_EQ((Shapes{kFrontRounded}), visemes_of("ə", "fr"));
  EXPECT_EQ((Shapes{kPostalveolar}), visemes_of("tʃ", "en"));
  EXPECT_EQ((Shapes{kAlveolopalatal}), visemes_of("tʃ", "ko"));
  EXPECT_EQ((Shapes{kOpen}), visemes_of("ɐ", "ko"));
}

TEST(Visemes, mandarinHasApicalVowelsAndRetroflexes) {
  EXPECT_EQ((Shapes{kApical}), visemes_of("i.", "cmn"));
  EXPECT_EQ((Shapes{kApical}), visemes_of("i̪", "cmn"));
  EXPECT_EQ((Shapes{kSpread}), visemes_of("i", "cmn"));
  EXPECT_EQ((Shapes{kRetroflex}), visemes_of("ts.h", "cmn"));
  EXPECT_EQ((Shapes{kRetroflex}), visemes_of("ʐ", "cmn"));
  EXPECT_EQ((Shapes{kAlveolopalatal}), visemes_of("tɕh", "cmn"));
  EXPECT_EQ((Shapes{kFrontTight}), visemes_of("y", "cmn"));
  EXPECT_EQ((Shapes{kUnrounded}), visemes_of("o-", "cmn"));
}

TEST(Visemes, cantoneseIsWrittenInJyutping) {
  EXPECT_EQ((Shapes{kOpenRounded, kVelar}), visemes_of("oenɡ", "yue"));
  EXPECT_EQ((Shapes{kFrontRounded, kSpread}), visemes_of("eoi", "yue"));
  EXPECT_EQ((Shapes{kOpen, kSpread}), visemes_of("aai", "yue"));
  EXPECT_EQ((Shapes{kFrontTight}), visemes_of("yu", "yue"));
}

TEST(Visemes, frenchNasalsLookAsTheirMouthsDo) {
  EXPECT_EQ((Shapes{kOpenRounded}), visemes_of("ɑ̃", "fr"));
  EXPECT_EQ((Shapes{kRounded}), visemes_of("ɔ̃", "fr"));
  EXPECT_EQ((Shapes{kOpenMid}), visemes_of("ɛ̃", "fr"));
  EXPECT_EQ((Shapes{kFrontRounded}), visemes_of("ø", "fr"));
  EXPECT_EQ((Shapes{kFrontTight}), visemes_of("y", "fr"));
}

TEST(Visemes, koreanStopsMayBeTenseAndVowelsUnrounded) {
  EXPECT_EQ((Shapes{kPressed}), visemes_of("p-", "ko"));
  EXPECT_EQ((Shapes{kVelar}), visemes_of("q-", "ko"));
  EXPECT_EQ((Shapes{kUnrounded}), visemes_of("ɯ", "ko"));
  EXPECT_EQ((Shapes{kCentral}), visemes_of("ʌ", "ko"));
}

TEST(Visemes, japaneseIsReadAsIpaAndAsRomaji) {
  EXPECT_EQ((Shapes{kPalatal}), visemes_of("j", "ja")) << "the speech program's IPA for y";
  EXPECT_EQ((Shapes{kPalatal}), visemes_of("y", "ja")) << "romaji; Japanese has no ü";
  EXPECT_EQ((Shapes{kUvular}), visemes_of("N", "ja-JP"));
  EXPECT_EQ((Shapes{kBilabialFricative}), visemes_of("f", "ja"));
  EXPECT_EQ((Shapes{kBilabialFricative}), visemes_of("ɸ", "ja"));
  EXPECT_EQ((Shapes{kAlveolopalatal}), visemes_of("sh", "ja"));
  EXPECT_EQ((Shapes{kClosed, kPalatal}), visemes_of("my", "ja"));
  EXPECT_EQ((Shapes{kUnrounded}), visemes_of("ɯ̥", "ja"));
  EXPECT_EQ((Shapes{kRest}), visemes_of("pau", "ja"));
  EXPECT_EQ((Shapes{kRest}), visemes_of("sil", "ja"));
}

/** What the speech programs write in each language, collected from sentences that hold all of its sounds. */
const std::map<std::string, std::string> kInventories = {
    {"cmn",
     "a ai ei f i i. i̪ iou iɑ iɛ j k kh l m n o o- onɡ ou p ph s s. t th ts ts. ts.h tsh tɕ tɕh u uai uo w y "
     "yæ yə yɛ ŋ ɑ ɑu ɕ ə ər ʐ χ"},
    {"yue",
     "a aa aai aanɡ anɡ au b c d e ei enɡ eo eoi f h i inɡ j k l m n o oe oenɡ oi onɡ ou p s t u unɡ w yu z ŋ ɡ"},
    {"ja", "a i ɯ e o ɴ ʔ b bʲ tɕ d ɸ ɡ h ç dʑ k kʲ m mʲ n ɲ p pʲ ɾ ɾʲ s ɕ t ts w j z"},
    {"ko", "b d dʑ e h i j k- kh m n o p p- ph q q- s s- t t- tɕ tʃ u w ŋ ɐ ɛ ɡ ɫ ɯ ɾ ʌ"},
    {"en", "aɪ aʊ b d dʒ f h i iː j k l m n oʊ p s t tʃ uː v w z æ ð ŋ ɐ ɑː ɔ ɔɪ ə ɚ ɛ ɜː ɡ ɪ ɹ ɾ ʃ ʊ ʌ ʒ ʔ θ"},
    {"de", "a aɪ aʊ b d eː f h j k l m n oː p pf s t ts uː v x y yː z ç øː œ ɑː ɔ ɔø ə ɛ ɛː ɜ ɡ ɪ ɾ ʃ ʊ"},
    {"fr", "a a- b d e f i j l m n o p s t u v w y z ø œ œ̃ ɑ̃ ɔ ɔ̃ ə ɛ ɛ̃ ɡ k ɲ ʁ ʃ ʒ ɥ"},
};

TEST(Visemes, everyLanguageUsesAtLeastFourteenShapes) {
  for (const auto& [language, inventory] : kInventories) {
    std::set<Viseme> used = {kRest};
    std::istringstream symbols(inventory);
    for (std::string symbol; symbols >> symbol;) {
      const Shapes shapes = visemes_of(symbol, language);
      used.insert(shapes.begin(), shapes.end());
      // Only "ə" may be a schwa: nothing of a language falls through its table.
      if (shapes == Shapes{kNeutral}) {
        EXPECT_TRUE(symbol == "ə" || symbol == "ɐ") << symbol << " in " << language;
      }
    }
    EXPECT_GE(used.size(), 14u) << language;
    RecordProperty(language, static_cast<int>(used.size()));
  }
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
