// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <utility>
#include <vector>

#include "colours.h"

namespace showhorse {

using Bytes = std::vector<uint8_t>;

/** Six patches of 32 x 32 pixels, 96 x 64 together: BGR, 8 bit, sRGB. */
cv::Mat patches();

/** The middle of each patch of a picture of that size. */
std::array<cv::Vec3b, 6> middles(const cv::Mat& bgr);

/** An ICC profile of a colour space, as a program would embed it. */
Bytes profile_of(const ColourSpace& space);
Bytes grey_profile(double gamma);
/** Of a press: four inks to Lab, by a table that calls paper pinkish. */
Bytes press_profile();

/** The same colours in other values. @param type depth of the result: CV_8U or CV_16U */
cv::Mat in_space(const cv::Mat& srgb, const ColourSpace& space, int type = CV_8U);

struct PngKind {
  int bit_depth = 8;
  bool palette = false;
  std::vector<std::pair<std::string, Bytes>> chunks = {};  // before the pixels, as they are
  Bytes profile = {};
  bool interlaced = false;
};

/** @param pixels 8 or 16 bit; grey, grey and alpha, BGR or BGRA */
Bytes png_with(const cv::Mat& pixels, const PngKind& kind);

struct JpegKind {
  Bytes profile = {};  // in markers of at most `piece` bytes
  size_t piece = 65519;
  Bytes exif = {};
  bool adobe = false;  // the marker, with four inks
  bool ycck = false;
};

/** @param pixels 8 bit: grey, BGR, or four inks as they shall be stored */
Bytes jpeg_with(const cv::Mat& pixels, const JpegKind& kind);

Bytes webp_with(const cv::Mat& bgr, const Bytes& profile);

/** EXIF that says Adobe RGB by the interoperability index alone. */
Bytes exif_of_adobe_rgb();

}  // namespace showhorse
