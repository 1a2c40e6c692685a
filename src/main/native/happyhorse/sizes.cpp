/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/sizes.h"

#include <algorithm>
#include <cmath>

namespace happyhorse {
namespace {

constexpr int64_t kUnit = 32;
constexpr PixelSize kBase{448, 256}, k540{896, 512}, k1080{1920, 1088};

PixelSize budget_of(Resolution resolution) {
  return resolution == Resolution::p540 ? k540 : resolution == Resolution::p1080 ? k1080 : kBase;
}

PixelSize near_shape(int width, int height, PixelSize budget) {
  const double pixels = static_cast<double>(width) * height;
  const double most = static_cast<double>(budget.width) * static_cast<double>(budget.height);
  const double scale = std::sqrt(std::min(1.0, most / pixels));
  const auto side = [&](int length) {
    return std::max(kUnit, kUnit * static_cast<int64_t>(std::lround(length * scale / static_cast<double>(kUnit))));
  };
  return {side(width), side(height)};
}

}  // namespace

PictureSizes picture_sizes(int canvas_width, int canvas_height, Resolution resolution) {
  PictureSizes sizes{near_shape(canvas_width, canvas_height, kBase), {}};
  if (resolution != Resolution::p256) {
    sizes.super_size = near_shape(canvas_width, canvas_height, budget_of(resolution));
  }
  return sizes;
}

PictureSizes largest_sizes(Resolution resolution) {
  PictureSizes sizes{kBase, {}};
  if (resolution != Resolution::p256) sizes.super_size = budget_of(resolution);
  return sizes;
}

int64_t own_audio_tokens(int frames) { return (frames - 1) / 4 * 4 + 2; }

}  // namespace happyhorse
