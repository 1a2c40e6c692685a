// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Poses: idle motion that does not repeat, motion that follows the stress of speech, clips that join at rest.

#include "motion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "expression_track.h"
#include "gaze_track.h"

namespace showhorse {
namespace {

constexpr double kFrame = 0.04;
/** An idle clip as channels ask for it: 9 grid units; half a minute of them. */
constexpr int kIdleFrames = 72, kHalfAMinute = 11;

using Signal = std::vector<double>;

std::vector<FacePose> idle(uint64_t seed, int frames = kIdleFrames) {
  return living_head(seed, StressTrack{{}, {}, std::vector<float>(frames)}, kFrame);
}

/** Two phrases with a pause between them; syllables of 200 ms, every third one strong. */
struct Speech {
  LoudnessTrack sound;
  std::vector<Phoneme> phonemes;
  StressTrack track;

  explicit Speech(bool marked = true, int frames = 200) {
    sound.loudness.assign(frames, 0);
    sound.brightness.assign(frames, 0);
    sound.silent.assign(frames, true);
    int syllable = 0;
    const auto phrase = [&](int first, int last) {
      for (int i = first; i < last; i += 5, ++syllable) {
        const bool strong = syllable % 3 == 1;
        for (int k = 0; k < 5; ++k) {
          sound.silent[i + k] = false;
          const float shape = k == 0 || k == 4 ? 0.3f : 1;
          sound.loudness[i + k] = shape * (marked || strong ? 0.9f : 0.45f);
        }
        const int64_t start = int64_t{i} * 1920;
        phonemes.push_back({strong && marked ? "ˈt" : "t", start, start + 1920});
        phonemes.push_back({"a", start + 1920, start + 5 * 1920});
      }
    };
    phrase(15, 90);
    phrase(110, 185);
    track = StressTrack::measure(sound, phonemes, kFrame);
  }
};

double correlation(const Signal& a, const Signal& b, int lag) {
  double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
  int n = 0;
  const auto each = [&](const auto& use) {
    for (int i = std::max(0, -lag); i < static_cast<int>(a.size()) && i + lag < static_cast<int>(b.size()); ++i) {
      use(a[i], b[i + lag]);
    }
  };
  each([&](double x, double y) { ma += x, mb += y, ++n; });
  ma /= n, mb /= n;
  each([&](double x, double y) { ab += (x - ma) * (y - mb), aa += (x - ma) * (x - ma), bb += (y - mb) * (y - mb); });
  return ab / std::sqrt(aa * bb + 1e-12);
}

Signal mean_over_seeds(const StressTrack& speech, int seeds, const std::function<double(const FacePose&)>& part) {
  Signal mean(speech.level.size());
  for (int seed = 1; seed <= seeds; ++seed) {
    const auto poses = living_head(seed, speech, kFrame);
    for (size_t i = 0; i < poses.size(); ++i) mean[i] += part(poses[i]) / seeds;
  }
  return mean;
}

int best_lag(const Signal& a, const Signal& b, int reach) {
  int best = -reach;
  for (int lag = -reach; lag <= reach; ++lag) {
    if (correlation(a, b, lag) > correlation(a, b, best)) best = lag;
  }
  return best;
}

/** What is seen to move, in about the same size: eye distances and shares. */
std::array<double, 10> seen(const FacePose& p) {
  return {p.head.turn,  p.head.nod,          p.head.roll,    p.head.right,    p.head.down,
          p.gaze_right, 0.03 * p.blink_left, 0.03 * p.brows, 0.03 * p.cheeks, 0.3 * p.head.nearer};
}

double step(const FacePose& a, const FacePose& b) {
  const auto x = seen(a), y = seen(b);
  double sum = 0;
  for (const int k : {0, 1, 2, 3, 4}) sum += (x[k] - y[k]) * (x[k] - y[k]);
  return std::sqrt(sum);
}

/** Likeness of half a minute to itself `lag` frames later, over everything that is seen to move. */
double self_likeness(const std::vector<FacePose>& film, int lag) {
  double ab = 0, aa = 0, bb = 0;
  const int n = static_cast<int>(film.size()) - lag;
  for (int i = 0; i < n; ++i) {
    const auto x = seen(film[i]), y = seen(film[i + lag]);
    for (size_t k = 0; k < x.size(); ++k) ab += x[k] * y[k], aa += x[k] * x[k], bb += y[k] * y[k];
  }
  return ab / std::sqrt(aa * bb);
}

std::vector<FacePose> film_of(const std::vector<uint64_t>& seeds) {
  std::vector<FacePose> film;
  for (const uint64_t seed : seeds) {
    const auto clip = idle(seed);
    film.insert(film.end(), clip.begin(), clip.end());
  }
  return film;
}

TEST(Motion, clipsBeginAndEndNeutralAndAtRest) {
  const Speech speech;
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    for (const auto& poses : {idle(seed), idle(seed, 200), living_head(seed, speech.track, kFrame)}) {
      double most = 0;
      for (size_t i = 1; i < poses.size(); ++i) most = std::max(most, step(poses[i - 1], poses[i]));
      for (const FacePose* end : {&poses.front(), &poses.back()}) {
        for (const double value : seen(*end)) EXPECT_EQ(0, value);
        EXPECT_EQ(0, end->breath);
        EXPECT_EQ(0, end->gaze_down);
      }
      EXPECT_LT(step(poses[0], poses[1]), 0.25 * most) << seed;
      EXPECT_LT(step(poses[poses.size() - 2], poses.back()), 0.25 * most) << seed;
    }
  }
}

TEST(Motion, aJoinIsAsStillAsHeadsOftenAreInsideAClip) {
  int calmer = 0, inside = 0;
  double joins = 0;
  for (uint64_t seed = 1; seed <= 30; ++seed) {
    const auto poses = idle(seed);
    joins += (step(poses[0], poses[3]) + step(poses[poses.size() - 4], poses.back())) / 60;
  }
  for (uint64_t seed = 1; seed <= 30; ++seed) {
    const auto poses = idle(seed);
    for (size_t i = 12; i + 15 < poses.size(); ++i, ++inside) calmer += step(poses[i], poses[i + 3]) < joins;
  }
  EXPECT_GT(calmer, 0.10 * inside);
}

TEST(Motion, headsComeHomeAtTheirOwnTimeAndWay) {
  // No pulse: where heads are 600 ms before the end has no common direction and not one size.
  double turn = 0, size = 0, small = 0;
  constexpr int kClips = 60;
  for (uint64_t seed = 1; seed <= kClips; ++seed) {
    const auto poses = idle(seed);
    const double t = poses[poses.size() - 16].head.turn;
    turn += t / kClips, size += std::abs(t) / kClips, small += std::abs(t) < 0.008 ? 1.0 / kClips : 0;
  }
  EXPECT_LT(std::abs(turn), 0.4 * size);
  EXPECT_GT(small, 0.1) << "some are home early";
  EXPECT_GT(size, 0.006) << "others are not";
}

TEST(Motion, halfAMinuteOfIdleDoesNotRepeat) {
  std::vector<uint64_t> seeds;
  for (int i = 1; i <= kHalfAMinute; ++i) seeds.push_back(i);
  const auto film = film_of(seeds);
  ASSERT_GE(film.size() * kFrame, 30);
  double most = 0;
  for (int lag = 25; lag < static_cast<int>(film.size()) * 2 / 3; ++lag)
    most = std::max(most, self_likeness(film, lag));
  EXPECT_LT(most, 0.5);
  seeds[6] = seeds[5] = seeds[4] = seeds[3] = seeds[2] = seeds[1];
  EXPECT_GT(self_likeness(film_of(seeds), kIdleFrames), most + 0.1) << "the measure sees a repetition";
}

TEST(Motion, idleClipsAreAlive) {
  for (uint64_t seed = 1; seed <= 30; ++seed) {
    const auto poses = idle(seed);
    double far = 0;
    for (const FacePose& p : poses) far = std::max(far, step(FacePose{}, p));
    EXPECT_GT(far, 0.008) << "seed " << seed << " is a statue";
    EXPECT_LT(far, 0.075) << "seed " << seed << " is a bobbing doll";
  }
}

TEST(Motion, speakersNodWithoutBobbing) {
  const Speech speech;
  double usual = 0, most = 0, fastest = 0;
  constexpr int kClips = 40;
  for (uint64_t seed = 1; seed <= kClips; ++seed) {
    const auto poses = living_head(seed, speech.track, kFrame);
    double low = 0, high = 0;
    for (size_t i = 1; i < poses.size(); ++i) {
      low = std::min(low, static_cast<double>(poses[i].head.nod));
      high = std::max(high, static_cast<double>(poses[i].head.nod));
      fastest = std::max(fastest, step(poses[i - 1], poses[i]));
    }
    usual += (high - low) / kClips;
    most = std::max(most, high - low);
  }
  EXPECT_GT(usual, 0.03) << "eye distances";
  EXPECT_LT(most, 0.10);
  EXPECT_LT(fastest, 0.022) << "eye distances in a frame: a face moves by no more than 2 to 3 pixels";
}

TEST(Motion, idleEyesBlinkAsOftenAsPeopleDo) {
  int blinks = 0, whole = 0;
  constexpr int kClips = 100;
  for (uint64_t seed = 1; seed <= kClips; ++seed) {
    const auto poses = idle(seed);
    double peak = 0;
    for (const FacePose& p : poses) {
      if (p.blink_left == 0 && peak > 0) ++blinks, whole += peak == 1, peak = 0;
      peak = std::max(peak, static_cast<double>(p.blink_left));
    }
  }
  const double minutes = kClips * kIdleFrames * kFrame / 60;
  EXPECT_GT(blinks / minutes, 10);
  EXPECT_LT(blinks / minutes, 26);
  EXPECT_GT(whole, 0.7 * blinks);
  EXPECT_LT(whole, 0.98 * blinks) << "some blinks are partial";
}

TEST(Motion, eyesHoldTheCameraGlanceAsideAndComeBack) {
  int glances = 0, aside = 0, frames = 0;
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    const StressTrack silence{{}, {}, std::vector<float>(kIdleFrames)};
    const GazeTrack track = GazeTrack::make(seed, silence, static_cast<float>(kFrame));
    glances += static_cast<int>(track.glances.size());
    for (int i = 0; i < kIdleFrames; ++i, ++frames) {
      aside += cv::norm(track.gaze[i]) > 0.015;
      if (i < 8 || i >= kIdleFrames - 8) {
        EXPECT_EQ(cv::Point2f(), track.gaze[i]);
      }
    }
    for (const GazeTrack::Glance& g : track.glances) {
      const int before = static_cast<int>(g.start / kFrame);
      EXPECT_LT(cv::norm(track.gaze[before]), 0.012);
      EXPECT_GT(cv::norm(track.gaze[before + 3]), 0.015) << "a saccade takes no more than three frames";
    }
  }
  EXPECT_GE(glances, 10);
  EXPECT_LT(aside, 0.25 * frames);
}

TEST(Motion, nodsFollowTheStressAndBrowsLeadIt) {
  const Speech speech;
  const Signal stress(speech.track.level.begin(), speech.track.level.end());
  const Signal nods = mean_over_seeds(speech.track, 200, [](const FacePose& p) { return p.head.nod; });
  const int nod_lag = best_lag(stress, nods, 6);
  EXPECT_GE(nod_lag, 0);
  EXPECT_LE(nod_lag, 3);
  EXPECT_GT(correlation(stress, nods, nod_lag), 0.5);
  const Signal brows = mean_over_seeds(speech.track, 200, [](const FacePose& p) { return p.brows; });
  EXPECT_GT(correlation(stress, brows, best_lag(stress, brows, 4)), 0.4);
  EXPECT_LE(best_lag(stress, brows, 4), 1);
  const Signal cheeks = mean_over_seeds(speech.track, 20, [](const FacePose& p) { return p.cheeks; });
  EXPECT_GT(correlation(stress, cheeks, 0), 0.8);
}

TEST(Motion, spreadLipsLiftTheCheeks) {
  std::vector<FacePose> poses(2);
  poses[1].lips.width = 0.8f;
  lift_cheeks(poses);
  EXPECT_EQ(0, poses[0].cheeks);
  EXPECT_GT(poses[1].cheeks, 0.3f);
}

TEST(Motion, chestsFillInPausesAndEmptyOverThePhrase) {
  const Speech speech;
  const Signal breath = mean_over_seeds(speech.track, 20, [](const FacePose& p) { return p.breath; });
  // The pause is at frames 90..110, the second phrase from 110 to 185.
  EXPECT_GT(breath[111], breath[92] + 0.3);
  EXPECT_LT(breath[183], breath[111] - 0.3);
  double deepest = 0;
  for (const FacePose& p : idle(1)) deepest = std::max(deepest, static_cast<double>(p.breath));
  EXPECT_GT(deepest, 0.4);
}

TEST(Stress, marksTellAmongVowelsThatAreEquallyLoud) {
  const Speech speech(true);
  ASSERT_EQ(30u, speech.track.accents.size());
  for (size_t i = 0; i < speech.track.accents.size(); ++i) {
    EXPECT_EQ(i % 3 == 1, speech.track.accents[i].strength > 0.5f) << i;
  }
}

TEST(Stress, loudnessTellsWhereThereAreNoMarks) {
  const Speech speech(false);
  for (size_t i = 0; i < speech.track.accents.size(); ++i) {
    EXPECT_EQ(i % 3 == 1, speech.track.accents[i].strength > 0.5f) << i;
  }
  const StressTrack bare = StressTrack::measure(speech.sound, {}, kFrame);
  ASSERT_EQ(2u, bare.phrases.size());
  EXPECT_NEAR(0.6, bare.phrases[0].start, 0.01);
  EXPECT_NEAR(7.4, bare.phrases[1].end, 0.01);
  EXPECT_EQ(10,
            std::count_if(bare.accents.begin(), bare.accents.end(), [](const Accent& a) { return a.strength > 0.5f; }));
}

}  // namespace
}  // namespace showhorse
