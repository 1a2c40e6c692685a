// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Lips that hear only the sound, against lips that know its phonemes: sentences and voices that the classifier was not
// fitted on, in seven languages; in English also voices made from recordings of people.

#include "heard_visemes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "drawn_face.h"
#include "engine.h"
#include "face.h"
#include "spoken.h"

namespace showhorse {
namespace {

using enum Viseme;

constexpr int kPerFrame = 1920;
constexpr float kFrame = 0.04f;
/** As a share of the widest opening: lips so near look shut. */
constexpr float kMet = 0.03f;

/** The mouth that openings are measured on. */
const MouthShape& mouth() {
  static const Face face = [] {
    Engine engine({});
    const cv::Mat photo = presenter_picture(720);
    return Face::prepare(photo, engine.find_rig(photo), {360, 640});
  }();
  return face.mouth;
}

double correlation(const std::vector<float>& a, const std::vector<float>& b) {
  double ma = 0, mb = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    ma += a[i] / static_cast<double>(a.size());
    mb += b[i] / static_cast<double>(a.size());
  }
  double ab = 0, aa = 0, bb = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return ab / std::sqrt(aa * bb + 1e-12);
}

double travel(const std::vector<float>& track) {
  double sum = 0;
  for (size_t i = 1; i < track.size(); ++i) sum += std::abs(track[i] - track[i - 1]);
  return sum;
}

/** Families of visemes that a viewer tells apart. */
enum Family { kStill, kLips, kTeeth, kHiss, kPushed, kTongue, kWide, kBroad, kMiddle, kRound, kFamilies };
constexpr const char* kFamilyNames[] = {"rest", "p b m", "f v", "s", "sh", "t k l", "a", "e i", "schwa", "o u"};

Family family_of(Viseme viseme) {
  switch (viseme) {
    case kRest:
      return kStill;
    case kClosed:
    case kPressed:
      return kLips;
    case kLabiodental:
    case kBilabialFricative:
      return kTeeth;
    case kSibilant:
    case kAlveolopalatal:
    case kApical:
      return kHiss;
    case kPostalveolar:
    case kRetroflex:
      return kPushed;
    case kOpen:
    case kFrontOpen:
    case kBackOpen:
    case kCentral:
      return kWide;
    case kOpenMid:
    case kMid:
    case kSpread:
    case kLax:
    case kPalatal:
      return kBroad;
    case kNeutral:
    case kUnrounded:
      return kMiddle;
    case kOpenRounded:
    case kRounded:
    case kFrontRounded:
    case kTight:
    case kFrontTight:
    case kGlide:
    case kRhotic:
      return kRound;
    default:
      return kTongue;
  }
}

/** Both tracks of one or more sentences, and what they have in common. */
struct Comparison {
  std::vector<float> known_opening, heard_opening, loudness;
  std::vector<float> known_width, heard_width;
  int contacts = 0, contacts_heard = 0, contacts_invented = 0;
  double seconds = 0;
  double confusion[kFamilies][kFamilies] = {};

  double opening() const { return correlation(known_opening, heard_opening); }
  double width() const { return correlation(known_width, heard_width); }
  double by_loudness() const { return correlation(known_opening, loudness); }
  /** How much the lips move against how much they should. */
  double pace() const { return travel(heard_opening) / travel(known_opening); }
  double recall() const { return contacts == 0 ? 1 : static_cast<double>(contacts_heard) / contacts; }
  double invented() const { return contacts_invented / std::max(1e-9, seconds); }
  double agreement() const {
    double same = 0, all = 0;
    for (int a = 0; a < kFamilies; ++a) {
      for (int b = 0; b < kFamilies; ++b) {
        all += confusion[a][b];
        if (a == b) same += confusion[a][b];
      }
    }
    return same / std::max(1.0, all);
  }
};

Viseme viseme_at(const std::vector<VisemePull>& pulls, float t) {
  Viseme best = kRest;
  float most = 0;
  for (const VisemePull& p : pulls) {
    const float share = p.strength / strength_of(p.viseme);
    if (t >= p.start && t < p.end && share > most) {
      most = share;
      best = p.viseme;
    }
  }
  return best;
}

/** A clip: the sentence between silences, in whole frames. */
Spoken clip_of(Spoken spoken) {
  constexpr size_t kEdge = 6144;
  spoken.pcm.insert(spoken.pcm.begin(), kEdge, 0.0f);
  spoken.pcm.resize((spoken.pcm.size() + kEdge) / kPerFrame * kPerFrame + kPerFrame, 0.0f);
  for (Phoneme& p : spoken.phonemes) {
    p.start += kEdge;
    p.end += kEdge;
  }
  return spoken;
}

void compare(Comparison& c, const Spoken& clip, const std::string& language) {
  const int frames = static_cast<int>(clip.pcm.size()) / kPerFrame;
  const LoudnessTrack sound = LoudnessTrack::measure(clip.pcm, frames, kPerFrame);
  const std::vector<LipPose> known = lips_from_phonemes(clip.phonemes, language, sound, kPerFrame);
  const std::vector<VisemePull> pulls = hear_visemes(clip.pcm, language);
  const std::vector<LipPose> heard = lips_pulled(pulls, sound, kPerFrame);
  std::vector<float> open_known, open_heard;
  for (int i = 0; i < frames; ++i) {
    open_known.push_back(MouthWarp(mouth(), known[i]).opening());
    open_heard.push_back(MouthWarp(mouth(), heard[i]).opening());
    c.known_width.push_back(known[i].width);
    c.heard_width.push_back(heard[i].width);
    c.loudness.push_back(sound.loudness[i]);
  }
  const auto shut = [&](const std::vector<float>& open, float start, float end) {
    const int from = std::clamp(static_cast<int>(start / kFrame), 0, frames - 1);
    const int to = std::clamp(static_cast<int>(end / kFrame), from, frames - 1);
    return *std::min_element(open.begin() + from, open.begin() + to + 1) < kMet;
  };
  for (const Phoneme& p : clip.phonemes) {
    const float start = static_cast<float>(p.start) / 48000, end = static_cast<float>(p.end) / 48000;
    const std::vector<Viseme> shapes = visemes_of(p.symbol, language);
    for (size_t k = 0; k < shapes.size(); ++k) {
      const float length = (end - start) / static_cast<float>(shapes.size());
      const float from = start + length * static_cast<float>(k);
      for (float t = from; t < from + length; t += 0.01f) {
        ++c.confusion[family_of(shapes[k])][family_of(viseme_at(pulls, t))];
      }
      if (shapes[k] != kClosed && shapes[k] != kPressed) continue;
      ++c.contacts;
      c.contacts_heard += shut(open_heard, from - kFrame, from + length + kFrame);
    }
  }
  for (const VisemePull& p : pulls) {
    if (p.viseme != kClosed && p.viseme != kPressed) continue;
    c.contacts_invented += !shut(open_known, p.start - kFrame, p.end + kFrame);
  }
  c.seconds += frames * kFrame;
  c.known_opening.insert(c.known_opening.end(), open_known.begin(), open_known.end());
  c.heard_opening.insert(c.heard_opening.end(), open_heard.begin(), open_heard.end());
}

/** Voices that the classifier was not fitted on: two women and a man. */
std::vector<Speaker> strangers(const std::string& language) {
  if (language == "ja") return {{language, "m", 175, 50, 1.2f}, {language, "f", 175, 50, 1.06f}};
  const std::string base = language == "cmn" ? "cmn-latn-pinyin" : language == "en" ? "en-us" : language;
  return {{language, base + "+f2"}, {language, base + "+m7"}, {language, base + "+Annie"}};
}

Comparison judged(const std::string& language, const std::vector<Speaker>& speakers) {
  Comparison all;
  for (const Speaker& speaker : speakers) {
    for (const std::string& sentence : sentences_to_judge(language)) {
      if (const auto spoken = speak(speaker, sentence)) compare(all, clip_of(*spoken), language);
    }
  }
  return all;
}

void print(const char* voice, const Comparison& c) {
  std::printf("%-9s %7.3f %12.3f %6.3f %5.2f %9.0f %% %11.2f %10.0f %%\n", voice, c.opening(), c.by_loudness(),
              c.width(), c.pace(), 100 * c.recall(), c.invented(), 100 * c.agreement());
}

void print_confusion(const Comparison& c) {
  std::printf("spoken \\ heard, %%");
  for (const char* name : kFamilyNames) std::printf("%7s", name);
  std::printf("\n");
  for (int a = 0; a < kFamilies; ++a) {
    double sum = 0;
    for (const double n : c.confusion[a]) sum += n;
    std::printf("%17s", kFamilyNames[a]);
    for (const double n : c.confusion[a]) std::printf("%7.0f", 100 * n / std::max(1.0, sum));
    std::printf("\n");
  }
}

TEST(HeardVisemes, lipsFollowTheSoundAsTheyFollowThePhonemesInEveryLanguage) {
  Comparison all;
  std::printf("voice     opening  by loudness  width  pace  p b m shut  invented/s  same family\n");
  for (const std::string& language : spoken_languages()) {
    const Comparison c = judged(language, strangers(language));
    if (c.seconds == 0) {
      std::printf("%-9s is not spoken on this machine\n", language.c_str());
      continue;
    }
    print(language.c_str(), c);
    EXPECT_GT(c.opening(), 0.74) << language;
    EXPECT_GT(c.opening(), c.by_loudness()) << language;
    EXPECT_GT(c.width(), 0.70) << language;
    EXPECT_GT(c.pace(), 0.7) << language;
    EXPECT_LT(c.pace(), 1.2) << language;
    EXPECT_GT(c.recall(), 0.65) << language;
    // "n" sounds nearly as "m" does.
    EXPECT_LT(c.invented(), 1.25) << language;
    all.contacts += c.contacts;
    all.contacts_heard += c.contacts_heard;
    for (int a = 0; a < kFamilies; ++a) {
      for (int b = 0; b < kFamilies; ++b) all.confusion[a][b] += c.confusion[a][b];
    }
  }
  if (all.contacts == 0) GTEST_SKIP() << "no speech program is installed";
  print_confusion(all);
  EXPECT_GT(all.recall(), 0.80);
}

TEST(HeardVisemes, lipsFollowVoicesMadeFromRecordingsOfPeople) {
  for (const char* voice : {"awb", "kal16"}) {
    const Comparison c = judged("en", {{.language = "en", .voice = "", .flite = voice}});
    if (c.seconds == 0) GTEST_SKIP() << "Flite is not installed";
    print(voice, c);
    EXPECT_GT(c.opening(), 0.70) << voice;
    EXPECT_GT(c.opening(), c.by_loudness()) << voice;
    EXPECT_GT(c.width(), 0.45) << voice;
    EXPECT_GT(c.recall(), 0.50) << voice;
    EXPECT_LT(c.invented(), 0.75) << voice;
  }
}

}  // namespace
}  // namespace showhorse
