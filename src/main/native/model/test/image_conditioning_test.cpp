/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/image_conditioning.h"

#include "tensor/error.h"
#include "tensor/test/check.h"

using namespace happyhorse;

namespace {

/** Noise that any implementation can make again. */
RgbImage noise(int64_t width, int64_t height) {
  RgbImage image{width, height, {}};
  for (int64_t y = 0; y < height; ++y)
    for (int64_t x = 0; x < width; ++x)
      for (int64_t c = 0; c < 3; ++c) {
        const auto mixed = static_cast<uint32_t>(x * 7919 + y * 104729 + c * 1299709) * 2654435761u;
        image.pixels.push_back(static_cast<uint8_t>(mixed >> 24));
      }
  return image;
}

uint32_t fnv1a(const std::vector<uint8_t>& bytes) {
  uint32_t hash = 0x811c9dc5u;
  for (const uint8_t byte : bytes) hash = (hash ^ byte) * 0x01000193u;
  return hash;
}

}  // namespace

TEST(lanczosGivesPillowsBytes) {
  // Hashes of Pillow 9.4.0's Image.resize(..., LANCZOS) of the same noise: up, down, mixed, and one axis alone.
  CHECK_EQUAL(fnv1a(resize_lanczos(noise(40, 30), 64, 64).pixels), 0x1280f574u);
  CHECK_EQUAL(fnv1a(resize_lanczos(noise(97, 61), 32, 48).pixels), 0x56106473u);
  CHECK_EQUAL(fnv1a(resize_lanczos(noise(50, 33), 50, 64).pixels), 0x5de7c62eu);
  CHECK_EQUAL(fnv1a(resize_lanczos(noise(64, 40), 32, 40).pixels), 0xf8594882u);
  CHECK_EQUAL(fnv1a(resize_lanczos(noise(33, 57), 96, 32).pixels), 0x278a0a9eu);
}

TEST(cropEdgesAreRoundedHalfToEvenAsPillowDoes) {
  // 102 wide to 101: edges 0.5 and 101.5 become 0 and 102, so nothing is cut.
  CHECK_EQUAL(crop_to_aspect(noise(102, 50), 202, 100).width, 102);
  CHECK_EQUAL(fnv1a(crop_to_aspect(noise(103, 50), 202, 100).pixels), 0x361b8786u);
  CHECK_EQUAL(crop_to_aspect(noise(100, 300), 64, 64).height, 100);
}

TEST(aPictureOfTheRightSizeIsOnlyScaledToMinusOneToOne) {
  const Tensor tensor = condition_image(noise(4, 2), 4, 2);
  CHECK_EQUAL(to_string(tensor.shape()), "[3, 1, 2, 4]");
  CHECK_EQUAL(tensor.span<const float>()[8], 2.0f * (static_cast<float>(noise(4, 2).pixels[1]) / 255.0f) - 1.0f);
}

TEST(aPictureWithTooFewBytesIsRefused) {
  CHECK_THROWS(ArgumentError, "5 bytes", crop_to_aspect({4, 2, std::vector<uint8_t>(5)}, 4, 4));
}
