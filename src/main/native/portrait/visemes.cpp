// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "visemes.h"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>

namespace showhorse {
namespace {

using enum Viseme;

struct Entry {
  const char* name;
  float strength;
  LipPose lips;
};

//                                        jaw   upper lower width  round press tongue
constexpr std::array<Entry, kVisemes> kTable = {{
    {"rest", 1.2f, {}},
    {"closed", 4.0f, {0, 0, 0, 0, 0.05f, 0.7f, 0}},
    {"labiodental", 3.0f, {0.01f, 0.50f, 0.12f, 0.05f, 0, 0.35f, 0}},
    {"dental", 1.4f, {0.17f, 0.22f, 0.35f, 0.05f, 0, 0, 0.85f}},
    {"alveolar", 0.9f, {0.15f, 0.25f, 0.40f, 0.08f, 0, 0, 0.60f}},
    {"sibilant", 1.6f, {0.06f, 0.32f, 0.60f, 0.35f, 0, 0, 0}},
    {"postalveolar", 1.8f, {0.12f, 0.50f, 0.50f, -0.50f, 0.55f, 0, 0}},
    {"velar", 0.5f, {0.28f, 0.18f, 0.28f, 0, 0, 0, 0}},
    {"lateral", 0.9f, {0.28f, 0.22f, 0.32f, 0.05f, 0, 0, 0.90f}},
    {"rhotic", 1.0f, {0.20f, 0.28f, 0.28f, -0.30f, 0.35f, 0, 0.30f}},
    {"open", 1.3f, {0.92f, 0.62f, 0.30f, 0, 0, 0, 0}},
    {"mid", 1.2f, {0.54f, 0.36f, 0.40f, 0.32f, 0, 0, 0.10f}},
    {"neutral", 0.7f, {0.36f, 0.22f, 0.30f, 0, 0, 0, 0}},
    {"spread", 1.3f, {0.20f, 0.34f, 0.50f, 0.90f, 0, 0, 0.20f}},
    {"rounded", 1.4f, {0.60f, 0.08f, 0.12f, -0.70f, 0.85f, 0, 0}},
    {"tight", 1.6f, {0.26f, 0.02f, 0.06f, -1.0f, 1.0f, 0, 0}},
}};

std::optional<Viseme> of_ipa(char32_t c) {
  switch (c) {
    case U'a':
    case U'æ':
    case U'ɐ':
    case U'ɑ':
    case U'ʌ':
    case U'ɶ':
    case U'ä':
      return kOpen;
    case U'e':
    case U'ɛ':
    case U'ɜ':
    case U'ɝ':
    case U'ɞ':
    case U'ᴇ':
      return kMid;
    case U'ə':
    case U'ɚ':
    case U'ɘ':
    case U'ɤ':
    case U'ɯ':
    case U'ɰ':
    case U'ᵻ':
    case U'ɨ':
      return kNeutral;
    case U'i':
    case U'ɪ':
    case U'j':
    case U'ʝ':
    case U'ɿ':
    case U'ʅ':
    case U'ɲ':
    case U'ʎ':
    case U'c':
    case U'ɟ':
    case U'ç':
      return kSpread;
    case U'o':
    case U'ɔ':
    case U'ɒ':
    case U'œ':
    case U'ø':
    case U'ɵ':
      return kRounded;
    case U'u':
    case U'ʊ':
    case U'y':
    case U'ʏ':
    case U'ʉ':
    case U'w':
    case U'ʍ':
    case U'ɥ':
      return kTight;
    case U'p':
    case U'b':
    case U'm':
    case U'ɓ':
    case U'ʙ':
      return kClosed;
    case U'f':
    case U'v':
    case U'ɱ':
    case U'ʋ':
    case U'ɸ':
    case U'β':
    case U'ⱱ':
      return kLabiodental;
    case U'θ':
    case U'ð':
      return kDental;
    case U't':
    case U'd':
    case U'n':
    case U'ɾ':
    case U'ʈ':
    case U'ɖ':
    case U'ɗ':
    case U'ɳ':
      return kAlveolar;
    case U's':
    case U'z':
    case U'ʦ':
    case U'ʣ':
      return kSibilant;
    case U'ʃ':
    case U'ʒ':
    case U'ɕ':
    case U'ʑ':
    case U'ʂ':
    case U'ʐ':
    case U'ʧ':
    case U'ʤ':
    case U'ʨ':
    case U'ɧ':
      return kPostalveolar;
    case U'k':
    case U'ɡ':
    case U'g':
    case U'ŋ':
    case U'x':
    case U'ɣ':
    case U'q':
    case U'ɢ':
    case U'χ':
    case U'ʁ':
    case U'h':
    case U'ɦ':
    case U'ħ':
    case U'ʔ':
    case U'ʕ':
    case U'ɴ':
      return kVelar;
    case U'l':
    case U'ɫ':
    case U'ɬ':
    case U'ɭ':
    case U'ɮ':
    case U'ɺ':
      return kLateral;
    case U'r':
    case U'ɹ':
    case U'ɻ':
    case U'ʀ':
    case U'ɽ':
      return kRhotic;
    default:
      return std::nullopt;
  }
}

/** Open JTalk's phonemes that would mean something else in IPA, or nothing. */
const std::unordered_map<std::string_view, std::vector<Viseme>>& romaji() {
  static const std::unordered_map<std::string_view, std::vector<Viseme>> table = {
      {"a", {kOpen}},          {"i", {kSpread}},        {"u", {kNeutral}},      {"e", {kMid}},
      {"o", {kRounded}},       {"A", {kOpen}},          {"I", {kSpread}},       {"U", {kNeutral}},
      {"E", {kMid}},           {"O", {kRounded}},       {"N", {kVelar}},        {"cl", {kAlveolar}},
      {"sh", {kPostalveolar}}, {"ch", {kPostalveolar}}, {"j", {kPostalveolar}}, {"ts", {kSibilant}},
      {"y", {kSpread}},        {"r", {kLateral}},       {"f", {kLabiodental}},  {"w", {kTight}},
      {"ky", {kSpread}},       {"gy", {kSpread}},       {"ny", {kSpread}},      {"hy", {kSpread}},
      {"ry", {kLateral}},      {"py", {kClosed}},       {"by", {kClosed}},      {"my", {kClosed}},
      {"ty", {kAlveolar}},     {"dy", {kAlveolar}},     {"kw", {kTight}},       {"gw", {kTight}},
  };
  return table;
}

/** The next code point of UTF-8; what is malformed is passed over as U+FFFD. */
char32_t next_code_point(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at++);
  const int more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : -1;
  if (more < 0) return 0xFFFD;
  char32_t c = more == 0 ? lead : lead & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (byte(at) & 0xC0) != 0x80) return 0xFFFD;
    c = c << 6 | (byte(at++) & 0x3F);
  }
  return c;
}

bool is_vowel(Viseme v) { return v >= kOpen; }

}  // namespace

const char* name_of(Viseme viseme) { return kTable[static_cast<size_t>(viseme)].name; }

const LipPose& shape_of(Viseme viseme) { return kTable[static_cast<size_t>(viseme)].lips; }

float strength_of(Viseme viseme) { return kTable[static_cast<size_t>(viseme)].strength; }

std::vector<Viseme> visemes_of(std::string_view symbol, std::string_view language) {
  if (symbol.empty() || symbol.front() == '_' || symbol.front() == '(' || symbol == "pau" || symbol == "sil")
    return {kRest};
  if (language.starts_with("ja")) {
    const auto known = romaji().find(symbol);
    if (known != romaji().end()) return known->second;
  }
  std::vector<Viseme> shapes;
  for (size_t at = 0; at < symbol.size();) {
    const auto shape = of_ipa(next_code_point(symbol, at));
    if (!shape) continue;
    // An affricate is seen as its second half: "tʃ" rounds from its start. A breath after it ("tɕh") is not seen.
    if (!shapes.empty() && !is_vowel(*shape) && !is_vowel(shapes.back())) {
      if (*shape != kVelar) shapes.back() = *shape;
    } else if (shapes.empty() || shapes.back() != *shape) {
      shapes.push_back(*shape);
    }
  }
  if (shapes.empty()) return {kNeutral};
  return shapes;
}

}  // namespace showhorse
