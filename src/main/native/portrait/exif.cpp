// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "exif.h"

#include <cstddef>
#include <cstring>
#include <optional>

namespace showhorse {
namespace {

constexpr uint16_t kOrientationTag = 0x0112;
constexpr uint16_t kExifDirectory = 0x8769;
constexpr uint16_t kInteroperabilityDirectory = 0xA005;
constexpr uint16_t kInteroperabilityIndex = 0x0001;

/** Reads a TIFF structure in its own byte order, never outside the block. */
class Tiff {
 public:
  static std::optional<Tiff> of(std::span<const uint8_t> exif) noexcept {
    if (exif.size() >= 6 && std::memcmp(exif.data(), "Exif\0\0", 6) == 0) exif = exif.subspan(6);
    if (exif.size() < 8 || (exif[0] != 'I' && exif[0] != 'M') || exif[1] != exif[0]) return std::nullopt;
    const Tiff tiff(exif);
    if (tiff.u16(2) != 42) return std::nullopt;
    return tiff;
  }

  size_t first_directory() const { return u32(4); }

  /** Where the entry of that tag is; twelve bytes lie there. */
  std::optional<size_t> entry(size_t directory, uint16_t tag) const {
    if (!has(directory, 2)) return std::nullopt;
    const uint32_t entries = u16(directory);
    for (uint32_t i = 0; i < entries; ++i) {
      const size_t at = directory + 2 + size_t{12} * i;
      if (!has(at, 12)) return std::nullopt;
      if (u16(at) == tag) return at;
    }
    return std::nullopt;
  }

  uint32_t u16(size_t offset) const {
    const uint8_t* p = block_.data() + offset;
    return big_ ? uint32_t{p[0]} << 8 | p[1] : uint32_t{p[1]} << 8 | p[0];
  }

  uint32_t u32(size_t offset) const {
    return big_ ? u16(offset) << 16 | u16(offset + 2) : u16(offset + 2) << 16 | u16(offset);
  }

  bool starts_with(size_t offset, const char* text, size_t length) const {
    return has(offset, length) && std::memcmp(block_.data() + offset, text, length) == 0;
  }

 private:
  explicit Tiff(std::span<const uint8_t> block) : block_(block), big_(block[0] == 'M') {}

  bool has(size_t offset, size_t bytes) const { return offset <= block_.size() && bytes <= block_.size() - offset; }

  std::span<const uint8_t> block_;
  bool big_;
};

}  // namespace

int exif_orientation(std::span<const uint8_t> exif) noexcept {
  const std::optional<Tiff> tiff = Tiff::of(exif);
  if (!tiff) return 1;
  const std::optional<size_t> entry = tiff->entry(tiff->first_directory(), kOrientationTag);
  if (!entry) return 1;
  const uint32_t value = tiff->u16(*entry + 8);
  return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

bool exif_adobe_rgb(std::span<const uint8_t> exif) noexcept {
  const std::optional<Tiff> tiff = Tiff::of(exif);
  if (!tiff) return false;
  const std::optional<size_t> details = tiff->entry(tiff->first_directory(), kExifDirectory);
  if (!details) return false;
  const std::optional<size_t> rules = tiff->entry(tiff->u32(*details + 8), kInteroperabilityDirectory);
  if (!rules) return false;
  const std::optional<size_t> index = tiff->entry(tiff->u32(*rules + 8), kInteroperabilityIndex);
  return index && tiff->starts_with(*index + 8, "R03", 3);
}

}  // namespace showhorse
