/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/clip_pictures.h"

#include <algorithm>
#include <cmath>

namespace happyhorse {
namespace {

// ITU-R BT.709, section 3: luma weights; limited range puts Y in 16..235 and Cb, Cr in 16..240.
constexpr float kRed = 0.2126f, kGreen = 0.7152f, kBlue = 0.0722f;
constexpr float kLuma = 219.0f / 255, kChroma = 224.0f / 255;

uint8_t rounded(float value) { return static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L)); }

RgbImage cropped(const RgbImage& image, int64_t width, int64_t height) {
  const int64_t left = (image.width - width) / 2, top = (image.height - height) / 2;
  RgbImage out{width, height, std::vector<uint8_t>(static_cast<size_t>(3 * width * height))};
  for (int64_t y = 0; y < height; ++y) {
    const auto row = image.pixels.begin() + 3 * ((top + y) * image.width + left);
    std::copy(row, row + 3 * width, out.pixels.begin() + 3 * y * width);
  }
  return out;
}

}  // namespace

CanvasFit::CanvasFit(int canvas_width, int canvas_height, PixelSize model)
    : canvas_width_(canvas_width), canvas_height_(canvas_height), model_(model) {
  const double scale = std::max(static_cast<double>(canvas_width) / static_cast<double>(model.width),
                                static_cast<double>(canvas_height) / static_cast<double>(model.height));
  framed_width_ = std::max(canvas_width, static_cast<int>(std::lround(static_cast<double>(model.width) * scale)));
  framed_height_ = std::max(canvas_height, static_cast<int>(std::lround(static_cast<double>(model.height) * scale)));
}

RgbImage CanvasFit::to_canvas(const RgbImage& picture) const {
  return cropped(resize_lanczos(picture, framed_width_, framed_height_), canvas_width_, canvas_height_);
}

RgbImage CanvasFit::neutral(const RgbImage& framed) const {
  return to_canvas(resize_lanczos(crop_to_aspect(framed, model_.width, model_.height), model_.width, model_.height));
}

RgbImage blended(const RgbImage& a, const RgbImage& b, float weight) {
  RgbImage out{a.width, a.height, std::vector<uint8_t>(a.pixels.size())};
  for (size_t i = 0; i < out.pixels.size(); ++i) {
    out.pixels[i] = rounded(weight * static_cast<float>(a.pixels[i]) + (1 - weight) * static_cast<float>(b.pixels[i]));
  }
  return out;
}

void write_i420(const RgbImage& picture, const showhorse_frame& frame) {
  const int64_t width = picture.width;
  for (int64_t y = 0; y < picture.height; ++y) {
    const uint8_t* p = picture.pixels.data() + 3 * y * width;
    uint8_t* luma = frame.y + y * frame.stride_y;
    for (int64_t x = 0; x < width; ++x, p += 3) {
      luma[x] = rounded(16 + kLuma * (kRed * p[0] + kGreen * p[1] + kBlue * p[2]));
    }
  }
  for (int64_t y = 0; y < picture.height / 2; ++y) {
    const uint8_t* a = picture.pixels.data() + 6 * y * width;
    const uint8_t* b = a + 3 * width;
    for (int64_t x = 0; x < width / 2; ++x, a += 6, b += 6) {
      const float red = static_cast<float>(a[0] + a[3] + b[0] + b[3]) / 4;
      const float green = static_cast<float>(a[1] + a[4] + b[1] + b[4]) / 4;
      const float blue = static_cast<float>(a[2] + a[5] + b[2] + b[5]) / 4;
      const float luma = kRed * red + kGreen * green + kBlue * blue;
      frame.u[y * frame.stride_u + x] = rounded(128 + kChroma * (blue - luma) / (2 * (1 - kBlue)));
      frame.v[y * frame.stride_v + x] = rounded(128 + kChroma * (red - luma) / (2 * (1 - kRed)));
    }
  }
}

}  // namespace happyhorse
