// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "chunks.h"

#include <cstddef>
#include <cstring>

namespace showhorse {
namespace {

uint32_t big32(const uint8_t* p) { return uint32_t{p[0]} << 24 | uint32_t{p[1]} << 16 | uint32_t{p[2]} << 8 | p[3]; }

uint32_t little32(const uint8_t* p) { return uint32_t{p[3]} << 24 | uint32_t{p[2]} << 16 | uint32_t{p[1]} << 8 | p[0]; }

}  // namespace

std::span<const uint8_t> png_chunk(std::span<const uint8_t> file, std::string_view name) noexcept {
  size_t at = 8;
  while (at + 12 <= file.size()) {
    const size_t length = big32(file.data() + at);
    if (length > file.size() - at - 12) return {};
    if (std::memcmp(file.data() + at + 4, name.data(), 4) == 0) return file.subspan(at + 8, length);
    at += length + 12;
  }
  return {};
}

std::span<const uint8_t> webp_chunk(std::span<const uint8_t> file, std::string_view name) noexcept {
  size_t at = 12;
  while (at + 8 <= file.size()) {
    const size_t length = little32(file.data() + at + 4);
    if (length > file.size() - at - 8) return {};
    if (std::memcmp(file.data() + at, name.data(), 4) == 0) return file.subspan(at + 8, length);
    at += 8 + length + (length & 1);
  }
  return {};
}

}  // namespace showhorse
