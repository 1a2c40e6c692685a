// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "lip_track.h"

#include <algorithm>
#include <cmath>

#include "smooth.h"
#include "visemes.h"

namespace showhorse {
namespace {

constexpr float kSampleRate = 48000;
/**
 * How fast a viseme's pull dies out, in seconds. Between two equal pulls the lips go from 10 to 90 % of the way in 2.2
 * times as long: 70 ms for opening, 95 ms for rounding, which is prepared earlier.
 */
constexpr float kFade = 0.032f;
constexpr float kRoundingFade = 0.043f;
/** The poses are computed this often a frame and averaged: a shutter, so that no frame catches a jump. */
constexpr int kShutter = 5;
/** How long before a contact the lips are on their way to it, in seconds. */
constexpr float kClosing = 0.055f;
constexpr float kTouching = 0.045f;

std::vector<VisemePull> pulls_of(std::span<const Phoneme> phonemes, const std::string& language, float length) {
  std::vector<VisemePull> pulls;
  float before = 0;
  const auto rest = [&](float from, float to) {
    // A gap shorter than this is a rounding error of the speech program, not a pause.
    if (to - from > 0.03f) pulls.push_back({Viseme::kRest, from, to, strength_of(Viseme::kRest)});
  };
  for (const Phoneme& p : phonemes) {
    const float start = static_cast<float>(p.start) / kSampleRate, end = static_cast<float>(p.end) / kSampleRate;
    rest(before, start);
    before = std::max(before, end);
    if (end - start < 0.001f) continue;
    const std::vector<Viseme> shapes = visemes_of(p.symbol, language);
    const float share = (end - start) / static_cast<float>(shapes.size());
    for (size_t i = 0; i < shapes.size(); ++i) {
      const float from = start + share * static_cast<float>(i);
      pulls.push_back({shapes[i], from, from + share, strength_of(shapes[i])});
    }
  }
  rest(before, length);
  return pulls;
}

float distance(const VisemePull& p, float t) {
  // The target is reached in the middle third; pauses hold throughout.
  const float margin = p.viseme == Viseme::kRest ? 0.02f : (p.end - p.start) / 3;
  const float from = p.start + margin, to = p.end - margin;
  return t < from ? from - t : t > to ? t - to : 0;
}

LipPose blended(std::span<const VisemePull> pulls, float t) {
  LipPose sum;
  float opening = 1e-6f, rounding = 1e-6f;
  for (const VisemePull& p : pulls) {
    const float d = distance(p, t);
    if (d > 0.6f) continue;
    const float pull = p.strength * std::exp(-d / kFade);
    const float round_pull = p.strength * std::exp(-d / kRoundingFade);
    const LipPose& shape = shape_of(p.viseme);
    for (int k = 0; k < LipPose::kCount; ++k) sum.begin()[k] += pull * shape.begin()[k];
    // Width and rounding have a fade of their own.
    sum.width += round_pull * shape.width - pull * shape.width;
    sum.round += round_pull * shape.round - pull * shape.round;
    opening += pull;
    rounding += round_pull;
  }
  const float width = sum.width / rounding, round = sum.round / rounding;
  for (int k = 0; k < LipPose::kCount; ++k) sum.begin()[k] /= opening;
  sum.width = width;
  sum.round = round;
  return sum;
}

LipPose shuttered(std::span<const VisemePull> pulls, float frame_start, float frame_length) {
  LipPose mean;
  for (int i = 0; i < kShutter; ++i) {
    const float t = frame_start + frame_length * (static_cast<float>(i) + 0.5f) / kShutter;
    const LipPose pose = blended(pulls, t);
    for (int k = 0; k < LipPose::kCount; ++k) mean.begin()[k] += pose.begin()[k] / kShutter;
  }
  return mean;
}

void part_by(LipPose& pose, float factor) {
  pose.jaw *= factor;
  pose.upper *= factor;
  pose.lower *= factor;
}

/** Of every frame near a contact: how far, 0..1, the lips are on their way to it. At least one frame gets there. */
template <typename Approach>
void near_contact(std::vector<LipPose>& track, const VisemePull& p, float frame, float reach, Approach&& approach) {
  const float middle = (p.start + p.end) / 2;
  const int frames = static_cast<int>(track.size());
  const int nearest = std::clamp(static_cast<int>(middle / frame), 0, frames - 1);
  const float nearest_time = (static_cast<float>(nearest) + 0.5f) * frame;
  const float from = std::min(p.start + 0.012f, nearest_time), to = std::max(p.end - 0.012f, nearest_time);
  const int first = std::clamp(static_cast<int>((from - reach) / frame) - 1, 0, frames);
  const int last = std::clamp(static_cast<int>((to + reach) / frame) + 2, 0, frames);
  for (int i = first; i < last; ++i) {
    const float t = (static_cast<float>(i) + 0.5f) * frame;
    const float d = t < from ? from - t : t > to ? t - to : 0;
    approach(track[i], 1 - smoothstep(0, reach, d));
  }
}

/** Lips that must meet do meet, and lower lips touch teeth, in at least one frame, however short the sound. */
void reach_contacts(std::vector<LipPose>& track, std::span<const VisemePull> pulls, float frame) {
  for (const VisemePull& p : pulls) {
    if (p.viseme != Viseme::kLabiodental) continue;
    const LipPose& shape = shape_of(p.viseme);
    near_contact(track, p, frame, kTouching, [&](LipPose& pose, float near) {
      for (int k = 0; k < LipPose::kCount; ++k) pose.begin()[k] = mix(pose.begin()[k], shape.begin()[k], near);
    });
  }
  // Closures last: where "f" and "m" meet, the lips close.
  for (const VisemePull& p : pulls) {
    if (p.viseme != Viseme::kClosed && p.viseme != Viseme::kPressed) continue;
    const LipPose& shape = shape_of(p.viseme);
    near_contact(track, p, frame, kClosing, [&](LipPose& pose, float near) {
      part_by(pose, 1 - near);
      pose.tuck *= 1 - near;
      pose.tip *= 1 - near;
      pose.press = mix(pose.press, shape.press, near);
    });
  }
}

/** In a pause the mouth closes over two frames and opens over two. */
void close_in_pauses(std::vector<LipPose>& track, const LoudnessTrack& sound) {
  const int frames = static_cast<int>(track.size());
  std::vector<float> open(frames);
  for (int i = 0; i < frames; ++i) open[i] = sound.silent[i] ? 0.0f : 1.0f;
  for (int i = 1; i < frames; ++i) open[i] = std::max(open[i], open[i - 1] - 0.5f);
  for (int i = frames - 2; i >= 0; --i) open[i] = std::max(open[i], open[i + 1] - 0.5f);
  for (int i = 0; i < frames; ++i) {
    for (int k = 0; k < LipPose::kCount; ++k) track[i].begin()[k] *= open[i];
  }
}

/** The first and the last frame are neutral, whatever is said in them. */
void rest_at_ends(std::vector<LipPose>& track) {
  const int frames = static_cast<int>(track.size());
  for (int i = 0; i < frames; ++i) {
    const float open = smoothstep(0, 3, static_cast<float>(std::min(i, frames - 1 - i)));
    for (int k = 0; k < LipPose::kCount; ++k) track[i].begin()[k] *= open;
  }
}

}  // namespace

std::vector<LipPose> lips_from_phonemes(std::span<const Phoneme> phonemes, const std::string& language,
                                        const LoudnessTrack& sound, int samples_per_frame) {
  const float length = static_cast<float>(sound.loudness.size()) * static_cast<float>(samples_per_frame) / kSampleRate;
  return lips_pulled(pulls_of(phonemes, language, length), sound, samples_per_frame);
}

std::vector<LipPose> lips_pulled(std::span<const VisemePull> pulls, const LoudnessTrack& sound, int samples_per_frame) {
  const int frames = static_cast<int>(sound.loudness.size());
  const float frame = static_cast<float>(samples_per_frame) / kSampleRate;
  std::vector<LipPose> track;
  track.reserve(frames);
  size_t first = 0;
  for (int i = 0; i < frames; ++i) {
    const float t = static_cast<float>(i) * frame;
    while (first < pulls.size() && pulls[first].end < t - 0.7f) ++first;
    size_t last = first;
    while (last < pulls.size() && pulls[last].start < t + 0.7f) ++last;
    LipPose pose = shuttered(pulls.subspan(first, last - first), t, frame);
    const float effort = mix(0.78f, 1.08f, sound.loudness[i]);
    part_by(pose, effort);
    track.push_back(pose);
  }
  reach_contacts(track, pulls, frame);
  close_in_pauses(track, sound);
  rest_at_ends(track);
  return track;
}

}  // namespace showhorse
