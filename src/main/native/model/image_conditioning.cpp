/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/image_conditioning.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tensor/error.h"

namespace happyhorse {
namespace {

/** Pillow's fixed point for 8-bit pictures. */
constexpr int kPrecision = 22;

double lanczos(double x) {
  if (x < -3.0 || x >= 3.0) return 0.0;
  if (x == 0.0) return 1.0;
  const double a = x * std::numbers::pi;
  const double b = a / 3.0;
  return std::sin(a) / a * (std::sin(b) / b);
}

/** One output position's window and weights. */
struct Taps {
  int64_t first;
  std::vector<int32_t> weights;
};

std::vector<Taps> taps_of(int64_t in, int64_t out) {
  const double scale = static_cast<double>(in) / static_cast<double>(out);
  const double filter_scale = std::max(scale, 1.0);
  const double support = 3.0 * filter_scale;
  std::vector<Taps> result(out);
  for (int64_t o = 0; o < out; ++o) {
    const double centre = (static_cast<double>(o) + 0.5) * scale;
    const int64_t first = std::max<int64_t>(0, static_cast<int64_t>(centre - support + 0.5));
    const int64_t last = std::min<int64_t>(in, static_cast<int64_t>(centre + support + 0.5));
    std::vector<double> weights;
    double sum = 0;
    for (int64_t x = first; x < last; ++x) {
      weights.push_back(lanczos((static_cast<double>(x) - centre + 0.5) * (1.0 / filter_scale)));
      sum += weights.back();
    }
    result[o].first = first;
    for (const double weight : weights) {
      const double scaled = weight / sum * (1 << kPrecision);
      result[o].weights.push_back(static_cast<int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
    }
  }
  return result;
}

/** Resizes the axis that has `step` bytes between neighbours; the other axis is walked `lines` times. */
void resize_axis(const uint8_t* from, uint8_t* to, const std::vector<Taps>& taps, int64_t lines, int64_t from_line,
                 int64_t to_line, int64_t step) {
  for (int64_t line = 0; line < lines; ++line) {
    for (size_t o = 0; o < taps.size(); ++o) {
      for (int64_t c = 0; c < 3; ++c) {
        int32_t sum = 1 << (kPrecision - 1);
        const uint8_t* at = from + line * from_line + taps[o].first * step + c;
        for (const int32_t weight : taps[o].weights) {
          sum += weight * *at;
          at += step;
        }
        to[line * to_line + static_cast<int64_t>(o) * step + c] =
            static_cast<uint8_t>(std::clamp(sum >> kPrecision, 0, 255));
      }
    }
  }
}

int64_t half_to_even(int64_t twice) { return static_cast<int64_t>(std::nearbyint(static_cast<double>(twice) / 2.0)); }

void check(const RgbImage& image, int64_t width, int64_t height) {
  if (image.width < 1 || image.height < 1 || width < 1 || height < 1 ||
      image.pixels.size() != static_cast<size_t>(3 * image.width * image.height)) {
    throw ArgumentError("a picture of " + std::to_string(image.width) + "x" + std::to_string(image.height) + " with " +
                        std::to_string(image.pixels.size()) + " bytes");
  }
}

}  // namespace

RgbImage crop_to_aspect(const RgbImage& image, int64_t width, int64_t height) {
  check(image, width, height);
  if (image.width == width && image.height == height) return image;
  int64_t new_width = image.width;
  int64_t new_height = image.height;
  // The comparison and the products are f64 in the reference.
  const double ratio = static_cast<double>(height) / static_cast<double>(width);
  if (static_cast<double>(image.height) / static_cast<double>(image.width) > ratio) {
    new_height = static_cast<int64_t>(static_cast<double>(image.width * height) / static_cast<double>(width));
  } else {
    new_width = static_cast<int64_t>(static_cast<double>(image.height * width) / static_cast<double>(height));
  }
  const int64_t left = half_to_even(image.width - new_width);
  const int64_t top = half_to_even(image.height - new_height);
  const int64_t right = half_to_even(image.width + new_width);
  const int64_t bottom = half_to_even(image.height + new_height);
  RgbImage result{right - left, bottom - top, {}};
  for (int64_t y = top; y < bottom; ++y) {
    const auto* row = image.pixels.data() + 3 * (y * image.width + left);
    result.pixels.insert(result.pixels.end(), row, row + 3 * result.width);
  }
  return result;
}

RgbImage resize_lanczos(const RgbImage& image, int64_t width, int64_t height) {
  check(image, width, height);
  RgbImage wide = image;
  if (width != image.width) {
    wide = {width, image.height, std::vector<uint8_t>(3 * width * image.height)};
    resize_axis(image.pixels.data(), wide.pixels.data(), taps_of(image.width, width), image.height, 3 * image.width,
                3 * width, 3);
  }
  if (height == image.height) return wide;
  RgbImage result{width, height, std::vector<uint8_t>(3 * width * height)};
  resize_axis(wide.pixels.data(), result.pixels.data(), taps_of(image.height, height), width, 3, 3, 3 * width);
  return result;
}

Tensor condition_image(const RgbImage& image, int64_t width, int64_t height) {
  const RgbImage resized = resize_lanczos(crop_to_aspect(image, width, height), width, height);
  const Tensor result = Tensor::host(DType::f32, {3, 1, height, width});
  const int64_t plane = height * width;
  for (int64_t i = 0; i < plane; ++i) {
    for (int64_t c = 0; c < 3; ++c) {
      result.span<float>()[c * plane + i] = 2.0f * (static_cast<float>(resized.pixels[3 * i + c]) / 255.0f) - 1.0f;
    }
  }
  return result;
}

}  // namespace happyhorse
