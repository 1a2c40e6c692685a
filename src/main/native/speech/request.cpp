// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
#include "request.h"

#include <array>
#include <charconv>

namespace showhorse::speech {
namespace {

/// Only names of voices, never paths: espeak-ng would open them as files.
bool is_voice_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestVoice) return false;
  for (const char c : name) {
    const bool ok =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '_';
    if (!ok) return false;
  }
  return true;
}

/// The number that `line` is, when it is one from `least` to `most`.
std::optional<int> number(std::string_view line, int least, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
  const bool whole = error == std::errc() && end == line.data() + line.size();
  return whole && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<Request> parse_request(std::string_view frame, std::string& problem) {
  std::string_view rest = frame;
  std::array<std::string_view, 3> lines;
  for (std::string_view& line : lines) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
      problem = "a request is '<voice>\\n<words a minute>\\n<pitch>\\n<text>'";
      return std::nullopt;
    }
    line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
  }
  if (!is_voice_name(lines[0])) {
    problem = "the name of a voice has 1 to 64 letters, digits, '-', '_' or '+'";
    return std::nullopt;
  }
  const std::optional<int> rate = number(lines[1], kSlowest, kFastest);
  if (!rate) {
    problem = "words a minute must be a number from 80 to 450";
    return std::nullopt;
  }
  const std::optional<int> pitch = number(lines[2], 0, kHighest);
  if (!pitch) {
    problem = "the pitch must be a number from 0 to 100; 50 is the voice's own";
    return std::nullopt;
  }
  Request request{std::string(lines[0]), *rate, *pitch, std::string(rest)};
  if (request.text.empty() || request.text.find('\0') != std::string::npos) {
    problem = "the text must not be empty and must not hold a zero byte";
    return std::nullopt;
  }
  return request;
}

}  // namespace showhorse::speech
