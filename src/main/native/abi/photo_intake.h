// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "request.h"

namespace showhorse {

/** 8-bit RGB, row-major, three bytes a pixel. */
struct RgbPicture {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> pixels;
};

/** Photos judged and framed for every engine by the same rules: what one takes, the other takes. Thread-safe. */
class PhotoIntake {
 public:
  virtual ~PhotoIntake() = default;

  /** Measures the one face of a photo. @throws Failure as showhorse_rig_find() reports it */
  virtual std::string find_rig(std::span<const uint8_t> photo) = 0;

  /** As showhorse_photo_check() gives it. @param rig NULL: found first. @throws Failure as it does */
  virtual std::string check(std::span<const uint8_t> photo, const char* rig, const LookRequest& look, int width,
                            int height) = 0;

  /** The rig over the photo, as a PNG. @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE, RIG */
  virtual std::vector<uint8_t> draw_rig(std::span<const uint8_t> photo, const char* rig) = 0;

  /** The presenter on a picture of the given size. @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE, RIG, LOOK */
  virtual RgbPicture frame(std::span<const uint8_t> photo, const char* rig, const LookRequest& look, int width,
                           int height) = 0;
};

/** @throws Failure INTERNAL */
std::vector<uint8_t> png_of(const RgbPicture& picture);

/** As showhorse_picture_read() gives it. @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE */
std::vector<uint8_t> picture_as_png(std::span<const uint8_t> file, int32_t max_side);

}  // namespace showhorse
