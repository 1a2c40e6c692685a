// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "bare_png.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace showhorse {
namespace {

constexpr size_t kSignature = 8;
/** Length, name and checksum of a chunk. */
constexpr size_t kFrame = 12;
constexpr std::array<std::string_view, 9> kNeeded = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
                                                     "gAMA", "cHRM", "sRGB", "iCCP"};

size_t big_endian(std::span<const uint8_t> bytes) {
  return static_cast<size_t>(bytes[0]) << 24 | static_cast<size_t>(bytes[1]) << 16 |
         static_cast<size_t>(bytes[2]) << 8 | bytes[3];
}

}  // namespace

std::vector<uint8_t> bare_png(std::span<const uint8_t> file) {
  std::vector<uint8_t> bare;
  bare.reserve(file.size());
  const auto keep = [&](size_t from, size_t to) {
    bare.insert(bare.end(), file.begin() + static_cast<std::ptrdiff_t>(from),
                file.begin() + static_cast<std::ptrdiff_t>(to));
  };
  size_t at = std::min(kSignature, file.size());
  keep(0, at);
  while (file.size() - at >= kFrame) {
    const size_t length = big_endian(file.subspan(at, 4));
    if (length > file.size() - at - kFrame) break;
    const std::string_view name(reinterpret_cast<const char*>(file.data()) + at + 4, 4);
    if (std::find(kNeeded.begin(), kNeeded.end(), name) != kNeeded.end()) keep(at, at + kFrame + length);
    at += kFrame + length;
    if (name == "IEND") return bare;
  }
  keep(at, file.size());
  return bare;
}

}  // namespace showhorse
