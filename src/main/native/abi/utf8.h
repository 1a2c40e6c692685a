// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace showhorse {

/** Bytes of the well-formed UTF-8 character (Unicode 15, table 3-7) that `text` begins with; 0 if it begins with none. */
inline size_t utf8_character(std::string_view text) {
  const auto byte = [&](size_t at) { return at < text.size() ? static_cast<uint8_t>(text[at]) : 0; };
  const auto within = [&](size_t at, int least, int most) { return byte(at) >= least && byte(at) <= most; };
  if (text.empty()) return 0;
  const uint8_t first = static_cast<uint8_t>(text[0]);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return within(1, 0x80, 0xBF) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    // No overlong forms, no surrogates
    const bool second = within(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
    return second && within(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool second = within(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
    return second && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

/** As many whole characters of `text` as fit into `most` bytes; each byte that belongs to none becomes '?'. */
inline std::string well_formed(std::string_view text, size_t most) {
  std::string result;
  result.reserve(std::min(text.size(), most));
  while (!text.empty()) {
    const size_t size = utf8_character(text);
    const size_t taken = std::max<size_t>(size, 1);
    if (result.size() + taken > most) break;
    result.append(size > 0 ? text.substr(0, size) : "?");
    text.remove_prefix(taken);
  }
  return result;
}

}  // namespace showhorse
