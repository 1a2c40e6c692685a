/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <vector>

#include "tensor/tensor.h"

namespace happyhorse {

/** An upright 8-bit RGB picture, row-major, three bytes a pixel. */
struct RgbImage {
  int64_t width;
  int64_t height;
  std::vector<uint8_t> pixels;
};

/** Centre crop to the aspect of width : height; edges are rounded half to even as Pillow does. Spec 7.1. */
RgbImage crop_to_aspect(const RgbImage& image, int64_t width, int64_t height);

/** Pillow's Lanczos resize, bit for bit: two fixed-point passes with 8 bits between them. Spec 7.1. */
RgbImage resize_lanczos(const RgbImage& image, int64_t width, int64_t height);

/** Crop, resize and scale to -1..1: what the image encoder takes, [3, 1, height, width] f32 in host memory. */
Tensor condition_image(const RgbImage& image, int64_t width, int64_t height);

}  // namespace happyhorse
