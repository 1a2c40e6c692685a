// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "colours.h"

namespace showhorse {

/** The pixels of a file before its colours are understood. */
struct StoredPicture {
  /** BGR or BGRA, 8 or 16 bit; or four inks (CMYK, 8 bit, 0 is no ink). */
  cv::Mat pixels;
  bool inks = false;
  /** Every pixel has blue = green = red: a profile of greys fits. */
  bool grey = false;
  Colours colours;
  int orientation = 1;  // EXIF, 1..8
};

/** The picture in 8-bit sRGB, not yet upright: BGR or BGRA. A profile that cannot be used is passed over. */
cv::Mat to_srgb(StoredPicture picture);

}  // namespace showhorse
