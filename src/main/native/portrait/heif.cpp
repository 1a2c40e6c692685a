// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "heif.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <string_view>

#include "../heif/protocol.h"
#include "beside.h"
#include "filter_program.h"

namespace showhorse {
namespace {

constexpr auto kPatience = std::chrono::seconds(30);

/** ISO/IEC 23008-12 and 23000-22, and what phones write. */
constexpr std::array<std::string_view, 14> kBrands = {"heic", "heix", "heim", "heis", "hevc", "hevx", "hevm",
                                                      "hevs", "mif1", "mif2", "msf1", "avif", "avis", "miaf"};

StoredPicture unpacked(std::span<const uint8_t> answer, const PictureLimits& limits) {
  heif::Header header;
  if (answer.size() < sizeof header) limits.unreadable("cannot be read: its decoder gave nothing");
  std::memcpy(&header, answer.data(), sizeof header);
  if (header.magic != heif::kMagic || (header.channels != 3 && header.channels != 4)) {
    limits.unreadable("cannot be read: its decoder gave nonsense");
  }
  limits.check(header.width, header.height);
  const size_t pixels =
      static_cast<size_t>(header.width) * static_cast<size_t>(header.height) * static_cast<size_t>(header.channels);
  if (header.profile_bytes > heif::kMaxProfileBytes || answer.size() != sizeof header + header.profile_bytes + pixels) {
    limits.unreadable("cannot be read: its decoder gave nonsense");
  }
  StoredPicture picture;
  const auto profile = answer.subspan(sizeof header, header.profile_bytes);
  picture.colours.profile.assign(profile.begin(), profile.end());
  picture.colours.space = colour_space(header.primaries, header.transfer);
  const cv::Mat rgb(header.height, header.width, CV_8UC(header.channels),
                    const_cast<uint8_t*>(answer.data() + sizeof header + header.profile_bytes));
  cv::cvtColor(rgb, picture.pixels, header.channels == 4 ? cv::COLOR_RGBA2BGRA : cv::COLOR_RGB2BGR);
  return picture;
}

[[noreturn]] void too_large(const std::string& size, const PictureLimits& limits) {
  long long width = 0, height = 0;
  if (std::sscanf(size.c_str(), "%lldx%lld", &width, &height) == 2) limits.check(width, height);
  limits.unreadable("is too large");
}

}  // namespace

bool is_heif(std::span<const uint8_t> file) noexcept {
  if (file.size() < 16 || std::memcmp(file.data() + 4, "ftyp", 4) != 0) return false;
  const size_t length = size_t{file[2]} << 8 | file[3];
  if (file[0] != 0 || file[1] != 0) return false;
  // The major brand, then its version, then those it is compatible with
  for (size_t at = 8; at + 4 <= std::min(length, file.size()); at += at == 8 ? 8 : 4) {
    const std::string_view brand(reinterpret_cast<const char*>(file.data()) + at, 4);
    for (const std::string_view known : kBrands) {
      if (brand == known) return true;
    }
  }
  return false;
}

StoredPicture decode_heif(std::span<const uint8_t> file, const PictureLimits& limits) {
  const std::filesystem::path program = beside_this_code(heif::kProgram);
  if (!std::filesystem::exists(program)) {
    limits.unreadable("is a HEIC or AVIF file, which cannot be read here: " + program.string() +
                      " is missing; save it as JPEG or PNG");
  }
  const size_t most = sizeof(heif::Header) + heif::kMaxProfileBytes + static_cast<size_t>(limits.pixels) * 4;
  const FilterResult result =
      run_filter(program, {std::to_string(limits.pixels), std::to_string(limits.side)}, file, most, kPatience);
  switch (result.exit_code) {
    case heif::kDone:
      return unpacked(result.output.bytes(), limits);
    case heif::kTooLarge:
      too_large(result.message, limits);
    case heif::kUnreadable:
      limits.unreadable(result.message);
    default:
      limits.unreadable("is a HEIC or AVIF file that its decoder could not finish; save it as JPEG or PNG");
  }
}

}  // namespace showhorse
