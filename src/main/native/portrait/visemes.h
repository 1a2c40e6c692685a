// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>
#include <vector>

#include "face_pose.h"

namespace showhorse {

/** The shapes that lips make. Sounds that look alike share one. */
enum class Viseme {
  kRest,
  kClosed,        // p b m
  kLabiodental,   // f v
  kDental,        // th
  kAlveolar,      // t d n
  kSibilant,      // s z ts
  kPostalveolar,  // sh ch zh
  kVelar,         // k g ng h
  kLateral,       // l
  kRhotic,        // r
  kOpen,          // a
  kMid,           // e
  kNeutral,       // schwa
  kSpread,        // i j
  kRounded,       // o
  kTight,         // u w y
};

inline constexpr int kVisemes = static_cast<int>(Viseme::kTight) + 1;

const char* name_of(Viseme viseme);

/** The lips of a viseme spoken clearly. */
const LipPose& shape_of(Viseme viseme);

/** How strongly a viseme pulls the lips against its neighbours: closures must be reached, "h" takes what is there. */
float strength_of(Viseme viseme);

/**
 * The shapes of one phoneme, in order: one for a plain sound, two for a diphthong.
 *
 * @param symbol IPA as espeak-ng writes it (stress, length and tone marks are passed over), or a romaji phoneme as Open
 *     JTalk writes it when `language` is Japanese. "", "_", "pau", "sil" and "(en)" are pauses
 */
std::vector<Viseme> visemes_of(std::string_view symbol, std::string_view language);

}  // namespace showhorse
