// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "inks.h"

#include <algorithm>
#include <cstdint>

namespace showhorse {
namespace {

/** JPEG blurs the ends of the scale. */
constexpr int kNearly = 8;

}  // namespace

bool inks_inverted(const cv::Mat& cmyk) {
  size_t low_colour = 0, high_colour = 0;  // pixels with a coloured ink at an end of the scale
  size_t low_black = 0, high_black = 0, black = 0;
  for (int y = 0; y < cmyk.rows; ++y) {
    const uint8_t* p = cmyk.ptr(y);
    for (int x = 0; x < cmyk.cols; ++x, p += 4) {
      low_colour += std::min({p[0], p[1], p[2]}) <= kNearly;
      high_colour += std::max({p[0], p[1], p[2]}) >= 255 - kNearly;
      low_black += p[3] <= kNearly;
      high_black += p[3] >= 255 - kNearly;
      black += p[3];
    }
  }
  // Where all grey is printed in black, every pixel lacks one coloured ink. A full one in every pixel is no picture.
  const size_t most = cmyk.total() - cmyk.total() / 20;
  if ((low_colour >= most) != (high_colour >= most)) return high_colour > low_colour;
  // Otherwise light parts, some of which most pictures have, get no black at all, and hardly anything gets all of it.
  const size_t some = cmyk.total() / 200;
  if (std::max(low_black, high_black) > some) return high_black > low_black;
  // In doubt there is less black than paper
  return black >= cmyk.total() * 128;
}

}  // namespace showhorse
