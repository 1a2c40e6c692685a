// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <opencv2/core.hpp>

#include "colours.h"

namespace showhorse {

enum class PixelKind { kColour, kGrey, kInks };

/** Turns the colours of a picture into sRGB: relative colorimetric, black to black, as viewers of photos do. */
class SrgbTransform {
 public:
  /**
   * Nothing when the colours are sRGB already, and when what is said of them is damaged, is no kind of profile that
   * pictures have, or does not fit the pixels: a profile of inks on a picture of light.
   *
   * Built anew for every picture: some milliseconds, for printers some tens of them.
   */
  static std::unique_ptr<SrgbTransform> of(const Colours& colours, PixelKind kind);

  virtual ~SrgbTransform() = default;

  /** @param pixels as in StoredPicture. @return 8 bit; alpha stays */
  virtual cv::Mat apply(const cv::Mat& pixels) const = 0;
};

}  // namespace showhorse
