// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace showhorse {

/** Profiles of printers have up to three megabytes; what is larger is passed over. */
inline constexpr size_t kMaxProfileBytes = size_t{4} << 20;

/** CIE 1931 xy. */
struct Chromaticity {
  double x = 0;
  double y = 0;
};

/** A colour space of red, green and blue, as PNG (gAMA, cHRM, cICP) and HEIF (nclx) describe them. */
struct ColourSpace {
  enum class Curve { kSrgb, kGamma, kPq, kHlg };

  Chromaticity white;
  Chromaticity red;
  Chromaticity green;
  Chromaticity blue;
  Curve curve = Curve::kSrgb;
  double gamma = 1;  // with kGamma: light is the value to the power of it
};

/** What a file says of its colours. Nothing said is sRGB; a profile counts before a colour space. */
struct Colours {
  std::vector<uint8_t> profile;  // ICC
  std::optional<ColourSpace> space;
};

/** sRGB's primaries with a curve. */
ColourSpace srgb_primaries(ColourSpace::Curve curve, double gamma = 1);

/** Adobe RGB (1998), which cameras declare in EXIF without a profile. */
ColourSpace adobe_rgb();

/** By the code points of ITU-T H.273. Nothing for sRGB and what is taken for it: BT.709, unspecified, unknown. */
std::optional<ColourSpace> colour_space(int primaries, int transfer);

}  // namespace showhorse
