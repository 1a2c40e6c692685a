// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace showhorse::speech {

/// Words a minute.
inline constexpr int kSlowest = 80;
inline constexpr int kFastest = 450;
/// The pitch begins at 0.
inline constexpr int kHighest = 100;
/// Bytes of a voice's name.
inline constexpr std::size_t kLongestVoice = 64;
/// Bytes. A sentence of 8 s is far shorter; one over the limit of a line is still spoken, to learn how long it is.
inline constexpr std::uint32_t kLongestRequest = 64 * 1024;

/// What is to be spoken. The voice has letters, digits, '-', '+' and '_' only; the text is not empty and has no zero
/// byte, but may be any other bytes.
struct Request {
  std::string voice;
  int words_per_minute;
  int pitch;
  std::string text;
};

/// Takes "<voice>\n<words a minute>\n<pitch>\n<text>" apart; the text runs to the end. None, and a sentence in
/// `problem`, when something is missing or out of range.
std::optional<Request> parse_request(std::string_view frame, std::string& problem);

}  // namespace showhorse::speech
