// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Which shapes a phoneme's symbol stands for. One table for IPA, and for each language what it writes or shapes
// otherwise; the longest spelling at a place wins, a language's own before the common one.

#include <algorithm>
#include <span>

#include "visemes.h"

namespace showhorse {
namespace {

using enum Viseme;

/** Spellings, separated by spaces, of one shape. */
struct Spelling {
  std::string_view symbols;
  Viseme viseme;
};

constexpr Spelling kIpa[] = {
    {"b m ɓ ʙ", kClosed},
    {"p", kPressed},
    {"ɸ β", kBilabialFricative},
    {"f v ɱ ʋ ⱱ", kLabiodental},
    {"θ ð", kDental},
    {"t d n ʈ ɖ ɗ ɳ", kAlveolar},
    {"ɾ ɽ ɺ", kFlap},
    {"l ɫ ɬ ɭ ɮ", kLateral},
    {"s z ʦ ʣ", kSibilant},
    {"ʃ ʒ ʧ ʤ ɧ", kPostalveolar},
    {"ɕ ʑ ʨ ʥ", kAlveolopalatal},
    {"ʂ ʐ ɻ", kRetroflex},
    {"ɿ ʅ", kApical},
    {"j ʝ ɲ ʎ c ɟ ç ʲ", kPalatal},
    {"k ɡ g ŋ x ɣ", kVelar},
    {"q ɢ χ ʁ ʀ ɴ ħ ʕ", kUvular},
    {"h ɦ ʔ", kGlottal},
    {"r ɹ", kRhotic},
    {"w ʍ ʷ", kGlide},
    {"a ä", kOpen},
    {"æ", kFrontOpen},
    {"ɑ", kBackOpen},
    {"ɛ", kOpenMid},
    {"e ᴇ", kMid},
    {"ə ɘ ᵻ", kNeutral},
    {"ɐ ʌ ɜ ɝ ɚ", kCentral},
    {"i", kSpread},
    {"ɪ", kLax},
    {"ɯ ɰ ɨ ɤ", kUnrounded},
    {"ɔ ɒ œ ɶ", kOpenRounded},
    {"o", kRounded},
    {"ø ɵ ɞ", kFrontRounded},
    {"u ʊ", kTight},
    {"y ʏ ʉ ɥ", kFrontTight},
};

// espeak-ng writes a dot for retroflex and for the apical vowel after it, a bridge for the one of "si"; "o-" is ɤ.
constexpr Spelling kMandarin[] = {
    {"i. i̪", kApical},
    {"s. z. r ɚ", kRetroflex},
    {"o-", kUnrounded},
    {"χ x", kVelar},
};

// espeak-ng writes Cantonese in Jyutping: z and c are affricates, aa is the long open a, oe and eo are œ and ɵ.
constexpr Spelling kCantonese[] = {
    {"aa", kOpen},       {"a ɐ", kCentral},        {"oe œ", kOpenRounded}, {"eo ɵ", kFrontRounded},
    {"yu", kFrontTight}, {"z c", kAlveolopalatal}, {"o ɔ", kOpenRounded},  {"e ɛ", kOpenMid},
};

// Lips are not pushed forward for the u of Japanese; "f" is blown between both lips. "j" is IPA's, "y" cannot be.
constexpr Spelling kJapanese[] = {
    {"u U ɯ", kUnrounded},
    {"f ɸ", kBilabialFricative},
    {"sh ch ʃ tʃ", kAlveolopalatal},
    {"y", kPalatal},
    {"r", kFlap},
    {"N", kUvular},
    {"cl", kAlveolar},
    {"A", kOpen},
    {"I", kSpread},
    {"E e", kOpenMid},
    {"O", kRounded},
};

// Korean a is fully open; its ch does not push; "q" is how espeak-ng writes the k of kk and of final stops.
constexpr Spelling kKorean[] = {
    {"ɐ", kOpen}, {"q", kVelar}, {"ʃ tʃ dʒ", kAlveolopalatal}, {"ʌ", kCentral}, {"r", kFlap},
};

constexpr Spelling kEnglish[] = {
    {"ɐ", kNeutral},
};

// r is uvular, and written ɾ or r by espeak-ng; ɑ is as open as a; ɜ and ɐ end words in -er.
constexpr Spelling kGerman[] = {
    {"r ɾ", kUvular},
    {"ɑ", kOpen},
    {"x", kUvular},
};

// Nasal vowels look as their mouths do, not as their letters: "an" is rounded, "un" is nearly "in". The schwa is
// rounded.
constexpr Spelling kFrench[] = {
    {"ɑ̃", kOpenRounded}, {"ɔ̃", kRounded}, {"ɛ̃ œ̃", kOpenMid}, {"ə ə-", kFrontRounded},
    {"r ɾ", kUvular},    {"ɑ a-", kOpen}, {"ɲ", kPalatal},
};

std::span<const Spelling> spellings_of(std::string_view language) {
  const auto is = [&](std::string_view tag) { return language.starts_with(tag); };
  if (is("cmn") || is("zh")) return kMandarin;
  if (is("yue")) return kCantonese;
  if (is("ja")) return kJapanese;
  if (is("ko")) return kKorean;
  if (is("en")) return kEnglish;
  if (is("de")) return kGerman;
  if (is("fr")) return kFrench;
  return {};
}

struct Match {
  size_t length = 0;
  Viseme viseme = kRest;
};

Match longest(std::span<const Spelling> spellings, std::string_view text) {
  Match best;
  for (const Spelling& spelling : spellings) {
    for (size_t at = 0; at < spelling.symbols.size();) {
      const size_t end = std::min(spelling.symbols.find(' ', at), spelling.symbols.size());
      const std::string_view symbol = spelling.symbols.substr(at, end - at);
      if (symbol.size() > best.length && text.starts_with(symbol)) best = {symbol.size(), spelling.viseme};
      at = end + 1;
    }
  }
  return best;
}

void append(std::vector<Viseme>& shapes, Viseme next) {
  if (shapes.empty()) {
    shapes.push_back(next);
    return;
  }
  Viseme& last = shapes.back();
  if (last == next) return;
  if (!is_vowel(last) && !is_vowel(next)) {
    // A breath after a consonant ("tɕh") is not seen.
    if (next == kGlottal) return;
    // An affricate is seen as its second half ("tʃ" is pushed forward from its start); "pf" is not: its lips meet.
    if (last == kAlveolar || last == kVelar || last == kGlottal) {
      last = next;
      return;
    }
  }
  shapes.push_back(next);
}

}  // namespace

std::vector<Viseme> visemes_of(std::string_view symbol, std::string_view language) {
  if (symbol.empty() || symbol.front() == '_' || symbol.front() == '(' || symbol == "pau" || symbol == "sil")
    return {kRest};
  const std::span<const Spelling> own = spellings_of(language);
  std::vector<Viseme> shapes;
  for (size_t at = 0; at < symbol.size();) {
    const std::string_view rest = symbol.substr(at);
    const Match native = longest(own, rest), common = longest(kIpa, rest);
    const Match found = native.length >= common.length ? native : common;
    // Marks and digits that no spelling knows are passed over, byte by byte: no symbol begins inside another.
    if (found.length > 0) append(shapes, found.viseme);
    at += std::max<size_t>(1, found.length);
  }
  if (shapes.empty()) return {kNeutral};
  return shapes;
}

}  // namespace showhorse
