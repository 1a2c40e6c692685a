// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "exif.h"

#include <cstring>

namespace showhorse {
namespace {

constexpr uint16_t kOrientationTag = 0x0112;

uint32_t big32(const uint8_t* p) { return uint32_t{p[0]} << 24 | uint32_t{p[1]} << 16 | uint32_t{p[2]} << 8 | p[3]; }

uint32_t little32(const uint8_t* p) { return uint32_t{p[3]} << 24 | uint32_t{p[2]} << 16 | uint32_t{p[1]} << 8 | p[0]; }

/** Reads a TIFF structure in its own byte order, never outside the block. */
class Tiff {
 public:
  explicit Tiff(std::span<const uint8_t> block) : block_(block), big_(block.size() > 1 && block[0] == 'M') {}

  bool has(size_t offset, size_t bytes) const { return offset <= block_.size() && bytes <= block_.size() - offset; }

  uint32_t u16(size_t offset) const {
    const uint8_t* p = block_.data() + offset;
    return big_ ? uint32_t{p[0]} << 8 | p[1] : uint32_t{p[1]} << 8 | p[0];
  }

  uint32_t u32(size_t offset) const { return big_ ? big32(block_.data() + offset) : little32(block_.data() + offset); }

 private:
  std::span<const uint8_t> block_;
  bool big_;
};

}  // namespace

int exif_orientation(std::span<const uint8_t> exif) noexcept {
  if (exif.size() >= 6 && std::memcmp(exif.data(), "Exif\0\0", 6) == 0) exif = exif.subspan(6);
  if (exif.size() < 8 || (exif[0] != 'I' && exif[0] != 'M') || exif[1] != exif[0]) return 1;
  const Tiff tiff(exif);
  if (tiff.u16(2) != 42) return 1;
  const size_t directory = tiff.u32(4);
  if (!tiff.has(directory, 2)) return 1;
  const uint32_t entries = tiff.u16(directory);
  for (uint32_t i = 0; i < entries; ++i) {
    const size_t entry = directory + 2 + size_t{12} * i;
    if (!tiff.has(entry, 12)) return 1;
    if (tiff.u16(entry) != kOrientationTag) continue;
    const uint32_t value = tiff.u16(entry + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

std::span<const uint8_t> exif_of_png(std::span<const uint8_t> file) noexcept {
  size_t at = 8;
  while (at + 12 <= file.size()) {
    const size_t length = big32(file.data() + at);
    if (length > file.size() - at - 12) return {};
    if (std::memcmp(file.data() + at + 4, "eXIf", 4) == 0) return file.subspan(at + 8, length);
    at += length + 12;
  }
  return {};
}

std::span<const uint8_t> exif_of_webp(std::span<const uint8_t> file) noexcept {
  size_t at = 12;
  while (at + 8 <= file.size()) {
    const size_t length = little32(file.data() + at + 4);
    if (length > file.size() - at - 8) return {};
    if (std::memcmp(file.data() + at, "EXIF", 4) == 0) return file.subspan(at + 8, length);
    at += 8 + length + (length & 1);
  }
  return {};
}

}  // namespace showhorse
