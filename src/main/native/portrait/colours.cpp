// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "colours.h"

namespace showhorse {
namespace {

constexpr Chromaticity kD65{0.3127, 0.3290};

/** H.273, table 2. */
std::optional<ColourSpace> with_primaries(int code) {
  switch (code) {
    case 5:  // PAL
      return ColourSpace{.white = kD65, .red = {0.64, 0.33}, .green = {0.29, 0.60}, .blue = {0.15, 0.06}};
    case 6:  // NTSC
    case 7:
      return ColourSpace{.white = kD65, .red = {0.630, 0.340}, .green = {0.310, 0.595}, .blue = {0.155, 0.070}};
    case 9:  // BT.2020
      return ColourSpace{.white = kD65, .red = {0.708, 0.292}, .green = {0.170, 0.797}, .blue = {0.131, 0.046}};
    case 11:  // DCI-P3
      return ColourSpace{
          .white = {0.314, 0.351}, .red = {0.680, 0.320}, .green = {0.265, 0.690}, .blue = {0.150, 0.060}};
    case 12:  // Display P3
      return ColourSpace{.white = kD65, .red = {0.680, 0.320}, .green = {0.265, 0.690}, .blue = {0.150, 0.060}};
    default:
      return std::nullopt;
  }
}

}  // namespace

ColourSpace srgb_primaries(ColourSpace::Curve curve, double gamma) {
  return {kD65, {0.64, 0.33}, {0.30, 0.60}, {0.15, 0.06}, curve, gamma};
}

ColourSpace adobe_rgb() {
  return {kD65, {0.64, 0.33}, {0.21, 0.71}, {0.15, 0.06}, ColourSpace::Curve::kGamma, 563.0 / 256};
}

std::optional<ColourSpace> colour_space(int primaries, int transfer) {
  // H.273, table 3. Pictures that say BT.709 mean sRGB: every viewer shows them so.
  ColourSpace::Curve curve = ColourSpace::Curve::kSrgb;
  double gamma = 1;
  switch (transfer) {
    case 4:
    case 5:
      curve = ColourSpace::Curve::kGamma;
      gamma = transfer == 4 ? 2.2 : 2.8;
      break;
    case 8:
      curve = ColourSpace::Curve::kGamma;
      break;
    case 16:
      curve = ColourSpace::Curve::kPq;
      break;
    case 17:  // SMPTE ST 428-1
      curve = ColourSpace::Curve::kGamma;
      gamma = 2.6;
      break;
    case 18:
      curve = ColourSpace::Curve::kHlg;
      break;
    default:
      break;
  }
  std::optional<ColourSpace> space = with_primaries(primaries);
  if (!space) {
    if (curve == ColourSpace::Curve::kSrgb) return std::nullopt;
    return srgb_primaries(curve, gamma);
  }
  space->curve = curve;
  space->gamma = gamma;
  return space;
}

}  // namespace showhorse
