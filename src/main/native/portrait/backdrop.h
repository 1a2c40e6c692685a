// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "layers.h"
#include "rig.h"

namespace showhorse {

/** What is to be seen behind the presenter. */
struct Background {
  enum class Mode : uint8_t { kKeep, kColour, kPicture, kBlur };

  static constexpr float kUsualStrength = 0.5f;

  Mode mode = Mode::kKeep;
  cv::Vec3b colour;                 // BGR, with kColour
  float strength = kUsualStrength;  // 0..1, with kBlur
  cv::Mat picture;                  // BGR, 8 bit, any size, with kPicture

  bool kept() const { return mode == Mode::kKeep; }
};

/**
 * The plate that stands behind the presenter.
 *
 * A colour is exactly that colour everywhere. A picture covers the canvas, cut evenly where its shape differs. A blur is
 * that of the filled plate, so that the presenter's colours do not bleed into it: a Gaussian whose sigma is 0.4 to 3.5 %
 * of the longer side, about what a portrait lens does at f/8 to f/1.8.
 *
 * @param plate BGR, 8 bit, of the canvas' size: the photo's own background, filled in behind the presenter
 * @return of the same size and type; `plate` itself when the background is kept
 */
cv::Mat backdrop_plate(const Background& background, const cv::Mat& plate);

/** Puts the chosen background behind a presenter who has been cut out; nothing when it is kept. */
void stand_before(const Background& background, Layers& layers);

/** The same for a picture that is not taken apart yet. @param canvas BGR, 8 bit @param rig in its pixels */
cv::Mat before(const Background& background, const cv::Mat& canvas, const Rig& rig);

}  // namespace showhorse
