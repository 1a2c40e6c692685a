// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>
#include <vector>

#include "face_pose.h"

namespace showhorse {

/** The shapes that lips make. Sounds that look alike share one; a language uses between 17 and 24 of them. */
enum class Viseme {
  kRest,
  kClosed,             // b m
  kPressed,            // p, aspirated and tense too
  kBilabialFricative,  // Japanese f
  kLabiodental,        // f v
  kDental,             // th
  kAlveolar,           // t d n
  kFlap,               // Japanese and Korean r
  kLateral,            // l
  kSibilant,           // s z ts
  kPostalveolar,       // sh ch zh, lips pushed forward
  kAlveolopalatal,     // Mandarin x q j, Japanese sh: no pushing
  kRetroflex,          // Mandarin sh zh ch r
  kApical,             // the vowel of Mandarin si and shi
  kPalatal,            // y as in yes, German ich
  kVelar,              // k g ng
  kUvular,             // French and German r, Japanese final n
  kGlottal,            // h
  kRhotic,             // English r
  kGlide,              // w
  kOpen,               // a
  kFrontOpen,          // English cat
  kBackOpen,           // English father
  kOpenMid,            // French mère
  kMid,                // French été
  kNeutral,            // schwa
  kCentral,            // English cut, German -er
  kSpread,             // i
  kLax,                // English bit
  kUnrounded,          // Korean eu, Japanese u, Mandarin e
  kOpenRounded,        // English law, French peur
  kRounded,            // o
  kFrontRounded,       // French deux, German ö
  kTight,              // u
  kFrontTight,         // French u, German ü, Mandarin ü
};

inline constexpr int kVisemes = static_cast<int>(Viseme::kFrontTight) + 1;

inline constexpr bool is_vowel(Viseme viseme) { return viseme >= Viseme::kOpen; }

const char* name_of(Viseme viseme);

/** The lips of a viseme spoken clearly. */
const LipPose& shape_of(Viseme viseme);

/** How strongly a viseme pulls the lips against its neighbours: closures must be reached, "h" takes what is there. */
float strength_of(Viseme viseme);

/**
 * The shapes of one phoneme, in order: one for a plain sound, two or three for a diphthong or for "pf".
 *
 * @param symbol IPA as espeak-ng writes it in that language (its own spellings of Mandarin, Cantonese and Korean
 *     included), or a romaji phoneme of Open JTalk where IPA has no other meaning for it ("sh", "cl", "N"; "j" is
 *     IPA's). Stress, length and tone marks are passed over. "", "_", "pau", "sil" and "(en)" are pauses
 * @param language a tag whose first part says which spellings count: cmn or zh, yue, ja, ko, en, de, fr
 */
std::vector<Viseme> visemes_of(std::string_view symbol, std::string_view language);

}  // namespace showhorse
