// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Clips, judged by their pixels: lips follow the phonemes, silence closes them, clips join, the same request gives the
// same bytes.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <thread>
#include <utility>

#include "engine.h"
#include "engine_harness.h"
#include "face.h"
#include "photo.h"
#include "picture_file.h"
#include "spoken.h"

namespace showhorse {
namespace {

constexpr int kPerFrame = 1920;
const showhorse_canvas kCanvas = canvas_of(360, 640);

struct Rendered {
  std::vector<I420> frames;
  std::vector<float> openings;
  std::vector<float> sound;
};

I420 copy_of(const I420& p) { return {p.y.clone(), p.u.clone(), p.v.clone()}; }

bool same(const I420& a, const I420& b) {
  return cv::norm(a.y, b.y, cv::NORM_INF) == 0 && cv::norm(a.u, b.u, cv::NORM_INF) == 0 &&
         cv::norm(a.v, b.v, cv::NORM_INF) == 0;
}

Rendered render(showhorse_presenter* presenter, const Utterance& u) {
  const ClipHandle clip = open_clip(presenter, u.request());
  FrameBuffer buffer(kCanvas);
  Rendered out;
  while (showhorse_clip_render(clip.get(), &buffer.frame()) == SHOWHORSE_OK) {
    out.frames.push_back(copy_of(buffer.picture()));
    out.openings.push_back(buffer.mouth_opening());
    out.sound.insert(out.sound.end(), buffer.sound().begin(), buffer.sound().end());
  }
  return out;
}

class ClipTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    engine_ = open_engine().release();
    presenter_ = open_presenter(engine_, read_file(demo_photo_path()), kCanvas).release();
    const cv::Mat photo = decode_photo(read_file(demo_photo_path()));
    rig_ = new Rig(Face::prepare(photo, Engine({}).find_rig(photo), {kCanvas.width, kCanvas.height}).rig);
  }

  static void TearDownTestSuite() {
    delete rig_;
    showhorse_presenter_close(presenter_);
    showhorse_engine_close(engine_);
  }

  /** Pixels between the lips: darker than any lip, around the middle of the mouth. */
  static int dark_between_lips(const I420& frame) {
    const float unit = rig_->eye_distance();
    const cv::Point2f middle = rig_->mouth.lip_line[kLipPoints / 2];
    const cv::Rect box(static_cast<int>(middle.x - 0.2f * unit), static_cast<int>(middle.y - 0.12f * unit),
                       static_cast<int>(0.4f * unit), static_cast<int>(0.36f * unit));
    return cv::countNonZero(frame.y(box) < 52);
  }

  /**
   * The height of what is seen between the lips, in pixels, averaged over the middle columns: teeth are less red than
   * skin, hollow and tongue are darker than lips, and lips are neither.
   */
  static double seen_opening(const I420& frame) {
    const float unit = rig_->eye_distance();
    const cv::Point2f middle = rig_->mouth.lip_line[kLipPoints / 2];
    const cv::Rect box(static_cast<int>(middle.x - 0.12f * unit), static_cast<int>(middle.y - 0.12f * unit),
                       static_cast<int>(0.24f * unit), static_cast<int>(0.40f * unit));
    const cv::Point cheek(rig_->left_eye.centre + cv::Point2f(0, 0.55f * unit));
    const int skin = frame.v.at<uint8_t>(cheek / 2);
    int inside = 0;
    for (int y = box.y; y < box.br().y; ++y) {
      for (int x = box.x; x < box.br().x; ++x) {
        inside += frame.y.at<uint8_t>(y, x) < 88 || frame.v.at<uint8_t>(y / 2, x / 2) < skin - 6;
      }
    }
    return inside / static_cast<double>(box.width);
  }

  static Utterance speech(const std::vector<std::string>& symbols, int samples_each) {
    const int samples = samples_each * static_cast<int>(symbols.size());
    return Utterance::of(symbols, samples_each, samples / kPerFrame, kPerFrame);
  }

  static showhorse_engine* engine_;
  static showhorse_presenter* presenter_;
  static Rig* rig_;
};

showhorse_engine* ClipTest::engine_;
showhorse_presenter* ClipTest::presenter_;
Rig* ClipTest::rig_;

double correlation(const std::vector<double>& a, const std::vector<double>& b, int lag) {
  double ma = 0, mb = 0, sab = 0, saa = 0, sbb = 0;
  int n = 0;
  const auto pairs = [&](auto&& use) {
    for (int i = 0; i < static_cast<int>(a.size()); ++i) {
      const int k = i + lag;
      if (k >= 0 && k < static_cast<int>(b.size())) use(a[i], b[k]);
    }
  };
  pairs([&](double x, double y) { ma += x, mb += y, ++n; });
  ma /= n, mb /= n;
  pairs(
      [&](double x, double y) { sab += (x - ma) * (y - mb), saa += (x - ma) * (x - ma), sbb += (y - mb) * (y - mb); });
  return sab / std::sqrt(saa * sbb + 1e-9);
}

TEST_F(ClipTest, theMouthInTheFramesFollowsThePhonemesWithinOneFrame) {
  // Uneven syllables, so that no other lag fits as well.
  std::vector<std::string> symbols(4, "_");
  for (const int open : {2, 1, 3, 1, 1, 2, 4, 1, 2}) {
    symbols.insert(symbols.end(), open, "a");
    symbols.insert(symbols.end(), 1 + open % 2, "m");
  }
  symbols.insert(symbols.end(), 4, "_");
  while (symbols.size() * 5760 % kPerFrame != 0) symbols.emplace_back("_");
  const Utterance u = speech(symbols, 5760);
  const Rendered clip = render(presenter_, u);

  std::vector<double> said, seen;
  for (int i = 0; i < u.frames; ++i) {
    const int64_t middle = static_cast<int64_t>(i) * kPerFrame + kPerFrame / 2;
    const size_t which = std::min<size_t>(middle / 5760, symbols.size() - 1);
    said.push_back(symbols[which] == "a" ? 1 : 0);
    seen.push_back(dark_between_lips(clip.frames[i]));
  }
  int best = -9;
  for (int lag = -6; lag <= 6; ++lag) {
    if (best == -9 || correlation(said, seen, lag) > correlation(said, seen, best)) best = lag;
  }
  EXPECT_LE(std::abs(best), 1) << "frames between sound and lips";
  EXPECT_GT(correlation(said, seen, best), 0.75);
  const double widest = *std::max_element(seen.begin(), seen.end());
  EXPECT_GT(widest, 40) << "an open mouth is seen";
}

/** Sentences of all seven languages as their speech programs write them. */
const std::map<std::string, std::vector<std::string>> kSentences = {
    {"en", {"h", "ə", "l", "oʊ", "_", "ð",  "ɪ", "s", "b", "j",  "uː", "ɾ",  "ə", "f", "əl", "dʒ", "æ",
            "k", "ɪ", "t", "_",  "m", "eɪ", "k", "s", "p", "iː", "p",  "əl", "h", "æ", "p",  "i"}},
    {"de", {"ʃ", "øː", "n", "ə", "pf", "eː", "ɾ", "d",  "ə", "_", "ʊ", "n", "t",
            "b", "a",  "l", "d", "aɪ", "n",  "m", "ɑː", "l", "m", "ɪ", "ç"}},
    {"fr",
     {"b", "ɔ̃", "ʒ", "u", "ʁ", "_", "ɛ̃", "b", "ɔ̃", "v", "ɛ̃", "b", "l", "ɑ̃", "_", "p", "a", "m", "ə", "l", "y", "n"}},
    {"cmn", {"tɕ", "i", "n", "th", "iɛ", "n", "_",  "m",  "ai", "w",  "uo", "m", "ə",
             "n",  "t", "ə", "p",  "ɑu", "_", "ph", "iɑ", "ŋ",  "s.", "i.", "ma"}},
    {"yue", {"ɡ",   "a", "m", "j",    "a", "t",   "_", "m",   "aa", "i",  "b",
             "aau", "_", "h", "oenɡ", "ɡ", "onɡ", "p", "eng", "f",  "eoi"}},
    {"ko", {"ɐ", "n", "n", "j", "ʌ", "ŋ", "_", "p-", "ɐ",  "ɫ", "q", "ɐ",
            "n", "_", "m", "u", "b", "ɐ", "m", "ɐ",  "ph", "o", "d", "o"}},
    {"ja",
     {"k", "o", "ɴ", "n", "i", "tɕ", "i", "w", "a", "_", "m", "a", "m", "e", "p", "a", "ɴ", "b", "o", "ɯ", "ɕ", "i"}},
};

TEST_F(ClipTest, whatIsSeenBetweenTheLipsFollowsTheTrackInEveryLanguage) {
  constexpr int kEach = 4320;  // 90 ms
  for (const auto& [language, sentence] : kSentences) {
    std::vector<std::string> symbols(4, "_");
    symbols.insert(symbols.end(), sentence.begin(), sentence.end());
    symbols.insert(symbols.end(), 5, "_");
    while (symbols.size() * kEach % kPerFrame != 0) symbols.emplace_back("_");
    Utterance u = speech(symbols, kEach);
    u.language = language;
    const Rendered clip = render(presenter_, u);
    std::vector<double> track, seen;
    for (int i = 0; i < u.frames; ++i) {
      track.push_back(clip.openings[i]);
      seen.push_back(seen_opening(clip.frames[i]));
    }
    EXPECT_GT(correlation(track, seen, 0), 0.9) << language;
    for (const int lag : {-2, -1, 1, 2}) {
      EXPECT_LT(correlation(track, seen, lag), correlation(track, seen, 0)) << language << ": frames and track agree";
    }
    const double neutral = seen.front();
    int closures = 0, closed = 0;
    for (size_t k = 0; k < symbols.size(); ++k) {
      const char first = symbols[k].front();
      if (first != 'b' && first != 'p' && first != 'm') continue;
      ++closures;
      const int from = static_cast<int>(k * kEach / kPerFrame);
      const int to = std::min(u.frames - 1, static_cast<int>((k * kEach + kEach - 1) / kPerFrame));
      closed += *std::min_element(seen.begin() + from, seen.begin() + to + 1) <= neutral + 1;
    }
    EXPECT_GE(closures, 2) << language;
    EXPECT_EQ(closures, closed) << language << ": lips seen to meet";
  }
}

TEST_F(ClipTest, lipsMeetInEveryBilabialHoweverShort) {
  std::vector<std::string> symbols = {"_", "_", "_", "_"};
  for (int i = 0; i < 12; ++i) symbols.insert(symbols.end(), {"a", "a", "a", "b"});
  symbols.insert(symbols.end(), {"_", "_", "_", "_"});
  const int each = 2400;  // 50 ms
  while (symbols.size() * each % kPerFrame != 0) symbols.emplace_back("_");
  const Utterance u = speech(symbols, each);
  const Rendered clip = render(presenter_, u);
  for (size_t k = 0; k < symbols.size(); ++k) {
    if (symbols[k] != "b") continue;
    const int first = static_cast<int>(k * each / kPerFrame);
    const int last = static_cast<int>((k * each + each - 1) / kPerFrame);
    const float least = *std::min_element(clip.openings.begin() + first, clip.openings.begin() + last + 1);
    EXPECT_LT(least, 0.03f) << "phoneme " << k;
  }
}

TEST_F(ClipTest, theMouthClosesInSilence) {
  std::vector<std::string> symbols(5, "_");
  symbols.insert(symbols.end(), 10, "a");
  symbols.insert(symbols.end(), 10, "_");
  symbols.insert(symbols.end(), 10, "a");
  symbols.insert(symbols.end(), 5, "_");
  const Utterance u = speech(symbols, 5760);
  const Rendered clip = render(presenter_, u);
  const int neutral = dark_between_lips(clip.frames.front());
  int open = 0;
  for (int i = 0; i < u.frames; ++i) {
    const auto symbol_at = [&](int frame) {
      return symbols[std::min<size_t>(static_cast<size_t>(std::clamp(frame, 0, u.frames - 1)) * kPerFrame / 5760,
                                      symbols.size() - 1)];
    };
    const bool silent = symbol_at(i - 3) == "_" && symbol_at(i) == "_" && symbol_at(i + 3) == "_";
    if (silent) {
      EXPECT_LE(dark_between_lips(clip.frames[i]), neutral + 6) << "frame " << i;
      EXPECT_LT(clip.openings[i], 0.01f) << "frame " << i;
    } else {
      open = std::max(open, dark_between_lips(clip.frames[i]));
    }
  }
  EXPECT_GT(open, neutral + 40);
}

TEST_F(ClipTest, theSoundAloneMovesTheMouthAsItsPhonemesDo) {
  constexpr int kPause = 10 * kPerFrame;
  const auto spoken = speak({"en", "en-us"}, "My papa has a map of Panama. Pack my bag and leave.");
  if (!spoken) GTEST_SKIP() << "espeak-ng is not installed";
  Utterance u;
  u.frames = static_cast<int>(spoken->pcm.size()) / kPerFrame + 20;
  u.pcm.resize(static_cast<size_t>(u.frames) * kPerFrame);
  std::copy(spoken->pcm.begin(), spoken->pcm.end(), u.pcm.begin() + kPause);
  const Rendered heard = render(presenter_, u);
  for (const Phoneme& p : spoken->phonemes) u.phonemes.push_back({p.symbol.c_str(), p.start + kPause, p.end + kPause});
  const Rendered known = render(presenter_, u);
  const auto seen = [&](const Rendered& clip) {
    std::vector<double> dark;
    for (const I420& frame : clip.frames) dark.push_back(dark_between_lips(frame));
    return dark;
  };
  EXPECT_GT(correlation(seen(heard), seen(known), 0), 0.7);
  EXPECT_GT(*std::max_element(heard.openings.begin(), heard.openings.end()), 0.3f);
  EXPECT_LT(heard.openings[5], 0.01f);
  EXPECT_LT(heard.openings[u.frames - 5], 0.01f);
}

TEST_F(ClipTest, everyClipBeginsAndEndsInTheSameNeutralPicture) {
  // Speech up to the very edges, on purpose.
  const Rendered talking = render(presenter_, speech(std::vector<std::string>(12, "a"), 5760));
  const Rendered idle = render(presenter_, Utterance::idle(9, 100));
  const Rendered shortest = render(presenter_, Utterance::idle(3, 1));
  const I420& neutral = talking.frames.front();
  EXPECT_TRUE(same(neutral, talking.frames.back()));
  EXPECT_TRUE(same(neutral, idle.frames.front()));
  EXPECT_TRUE(same(neutral, idle.frames.back()));
  EXPECT_TRUE(same(neutral, shortest.frames.front()));
  EXPECT_EQ(0, talking.openings.front());
  EXPECT_EQ(0, talking.openings.back());
}

TEST_F(ClipTest, movementLeavesAndReachesNeutralWithoutAJump) {
  const Rendered idle = render(presenter_, Utterance::idle(5, 150));
  const auto step = [&](size_t i) { return cv::norm(idle.frames[i].y, idle.frames[i + 1].y, cv::NORM_L1); };
  double usual = 0;
  for (size_t i = 20; i < 120; ++i) usual = std::max(usual, step(i));
  EXPECT_LT(step(0), 0.6 * usual);
  EXPECT_LT(step(idle.frames.size() - 2), 0.6 * usual);
}

TEST_F(ClipTest, joinsAreNoLargerStepsThanThoseInsideClips) {
  std::vector<std::string> symbols(16, "a");
  // Voices begin and end in silence.
  symbols[0] = symbols[1] = symbols[14] = symbols[15] = "_";
  std::vector<I420> programme;
  std::vector<size_t> joins;
  for (const Utterance& u :
       {Utterance::idle(1, 72), speech(symbols, 5760), Utterance::idle(2, 72), Utterance::idle(3, 72)}) {
    const Rendered clip = render(presenter_, u);
    joins.push_back(programme.size());
    programme.insert(programme.end(), clip.frames.begin(), clip.frames.end());
  }
  std::vector<double> steps;
  for (size_t i = 0; i + 1 < programme.size(); ++i) {
    steps.push_back(cv::norm(programme[i].y, programme[i + 1].y, cv::NORM_L1));
  }
  std::vector<double> sorted = steps;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  const double usual = sorted[sorted.size() / 2];
  for (size_t k = 1; k < joins.size(); ++k) {
    EXPECT_EQ(0, steps[joins[k] - 1]) << "last and first frame are one picture";
    EXPECT_LE(steps[joins[k] - 2], usual) << "join " << k;
    EXPECT_LE(steps[joins[k]], usual) << "join " << k;
  }
}

TEST_F(ClipTest, anIdleClipBlinksAndMovesButDoesNotSpeak) {
  const Rendered idle = render(presenter_, Utterance::idle(4, 200));
  EXPECT_EQ(0, *std::max_element(idle.openings.begin(), idle.openings.end()));
  EXPECT_EQ(0, cv::norm(idle.sound, cv::NORM_INF));
  // Dark pixels around both eyes: the irises, wherever the head is.
  const cv::Point2f eyes = rig_->between_eyes();
  const float unit = rig_->eye_distance();
  const cv::Rect box(eyes - cv::Point2f(0.8f, 0.2f) * unit, eyes + cv::Point2f(0.8f, 0.2f) * unit);
  std::vector<int> dark;
  for (const I420& frame : idle.frames) dark.push_back(cv::countNonZero(frame.y(box) < 70));
  const int neutral = dark.front();
  EXPECT_LT(*std::min_element(dark.begin(), dark.end()), 0.75 * neutral) << "the lids covered the eyes";
  std::nth_element(dark.begin(), dark.begin() + 100, dark.end());
  EXPECT_NEAR(neutral, dark[100], 0.15 * neutral) << "most of the time they are open";
  EXPECT_FALSE(same(idle.frames[0], idle.frames[90]));
}

TEST_F(ClipTest, soundPassesThroughAsStereo) {
  const Utterance u = speech({"_", "a", "_", "a", "_", "_"}, 5760);
  const Rendered clip = render(presenter_, u);
  ASSERT_EQ(2 * u.pcm.size(), clip.sound.size());
  for (size_t i = 0; i < u.pcm.size(); ++i) {
    ASSERT_EQ(u.pcm[i], clip.sound[2 * i]);
    ASSERT_EQ(u.pcm[i], clip.sound[2 * i + 1]);
  }
}

TEST_F(ClipTest, theSameRequestGivesTheSameBytesWhateverTheThreads) {
  const auto photo = read_file(demo_photo_path());
  const Utterance u = speech({"_", "h", "ə", "l", "oʊ", "_"}, 9600);
  const Rendered reference = render(presenter_, u);
  for (const int threads : {1, 3, 8}) {
    const EngineHandle engine = open_engine("{\"threads\":" + std::to_string(threads) + "}");
    const PresenterHandle presenter = open_presenter(engine.get(), photo, kCanvas);
    const Rendered again = render(presenter.get(), u);
    ASSERT_EQ(reference.frames.size(), again.frames.size());
    for (size_t i = 0; i < again.frames.size(); ++i) ASSERT_TRUE(same(reference.frames[i], again.frames[i])) << i;
    EXPECT_EQ(reference.openings, again.openings);
  }
}

TEST_F(ClipTest, anotherSeedMovesOtherwise) {
  const Rendered one = render(presenter_, Utterance::idle(1, 60));
  const Rendered two = render(presenter_, Utterance::idle(2, 60));
  EXPECT_FALSE(same(one.frames[30], two.frames[30]));
}

TEST_F(ClipTest, severalThreadsShareOnePresenter) {
  const Utterance u = speech({"_", "m", "aɪ", "n", "_", "_"}, 9600);
  const Rendered reference = render(presenter_, u);
  std::vector<Rendered> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&] { result = render(presenter_, u); });
  for (auto& thread : threads) thread.join();
  for (const Rendered& result : results) {
    ASSERT_EQ(reference.frames.size(), result.frames.size());
    for (size_t i = 0; i < result.frames.size(); ++i) EXPECT_TRUE(same(reference.frames[i], result.frames[i]));
  }
}

TEST_F(ClipTest, nothingIsWrittenOutsideThePlanes) {
  constexpr int kStride = 512, kGuard = 0xA7;
  cv::Mat y(kCanvas.height, kStride, CV_8UC1, cv::Scalar(kGuard)),
      u(kCanvas.height / 2, kStride, CV_8UC1, cv::Scalar(kGuard)),
      v(kCanvas.height / 2, kStride, CV_8UC1, cv::Scalar(kGuard));
  const Utterance utterance = Utterance::idle(8, 40);
  const ClipHandle clip = open_clip(presenter_, utterance.request());
  showhorse_frame frame{};
  frame.size = sizeof frame;
  frame.y = y.data, frame.u = u.data, frame.v = v.data;
  frame.stride_y = frame.stride_u = frame.stride_v = kStride;
  while (showhorse_clip_render(clip.get(), &frame) == SHOWHORSE_OK) {
  }
  EXPECT_EQ(0, cv::countNonZero(y.colRange(kCanvas.width, kStride) != kGuard));
  EXPECT_EQ(0, cv::countNonZero(u.colRange(kCanvas.width / 2, kStride) != kGuard));
  EXPECT_EQ(0, cv::countNonZero(v.colRange(kCanvas.width / 2, kStride) != kGuard));
}

TEST_F(ClipTest, oddCanvasesRender) {
  const auto photo = read_file(demo_photo_path());
  for (const auto& [width, height, rate] :
       {std::tuple{130, 246, 30}, std::tuple{646, 362, 50}, std::tuple{128, 2160, 24}}) {
    const auto canvas = canvas_of(width, height, rate);
    const PresenterHandle presenter = open_presenter(engine_, photo, canvas);
    const Utterance u = Utterance::idle(8, 20);
    const ClipHandle clip = open_clip(presenter.get(), u.request());
    FrameBuffer buffer(canvas);
    int frames = 0;
    while (showhorse_clip_render(clip.get(), &buffer.frame()) == SHOWHORSE_OK) ++frames;
    EXPECT_EQ(20, frames);
  }
}

}  // namespace
}  // namespace showhorse
