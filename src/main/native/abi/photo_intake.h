// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

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

  /** Head and shoulders on a picture of the given size. @throws Failure PHOTO_UNREADABLE, PHOTO_TOO_LARGE, RIG */
  virtual RgbPicture frame(std::span<const uint8_t> photo, const char* rig, int width, int height) = 0;
};

}  // namespace showhorse
