/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <vector>

#include "abi/photo_intake.h"
#include "happyhorse/sizes.h"
#include "model/image_conditioning.h"
#include "showhorse.h"

namespace happyhorse {

/**
 * From the model's pictures to the canvas: enlarged (or reduced) until they cover it, the rest cut off evenly. Both the
 * photo and the frames go this way, so that they lie on each other to the pixel. Immutable; any thread.
 */
class CanvasFit {
 public:
  CanvasFit(int canvas_width, int canvas_height, PixelSize model);

  /** Size of the picture that the photo is framed to: the canvas, and what the model sees beyond it. */
  int framed_width() const { return framed_width_; }
  int framed_height() const { return framed_height_; }

  /** A picture of the model's size, or of the framed size, on the canvas. */
  RgbImage to_canvas(const RgbImage& picture) const;

  /** The framed photo as a clip would show it: through the model's size, as soft as its frames. */
  RgbImage neutral(const RgbImage& framed) const;

 private:
  int canvas_width_, canvas_height_;
  PixelSize model_;
  int framed_width_, framed_height_;
};

/** weight * a + (1 - weight) * b, rounded. Pictures of one size. */
RgbImage blended(const RgbImage& a, const RgbImage& b, float weight);

/** Writes BT.709 limited-range I420; chroma is the mean of its 2x2 pixels. */
void write_i420(const RgbImage& picture, const showhorse_frame& frame);

}  // namespace happyhorse
