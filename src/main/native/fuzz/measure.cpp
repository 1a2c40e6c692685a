// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// A face of any place and size that the search may report, in any picture: measured, laid on a canvas, cut out. What is
// measured is brought to 320 x 400 first, so no picture is a cheap one.

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "engine.h"
#include "failure.h"
#include "target.h"

using namespace showhorse;

namespace {

constexpr size_t kHead = 9;

/** An eye as the search gives it: no further than 0.14 widths of the face from where eyes usually are. */
std::optional<cv::Point2f> eye(const cv::Rect2f& box, float usual, uint8_t right, uint8_t down) {
  if (right == 255) return std::nullopt;
  const auto off = [](uint8_t byte) { return 0.14f * 0.7f * (static_cast<float>(byte) / 127 - 1); };
  return cv::Point2f(box.x + box.width * (usual + off(right)), box.y + box.height * (0.39f + off(down)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < kHead + 3) return 0;
  const int width = kMinFaceWidth + data[0] % 64, height = kMinFaceWidth + data[1] % 128;
  const float side = kMinFaceWidth + static_cast<float>(data[2]) / 255 * (std::min(width, height) - kMinFaceWidth);
  FoundFace found;
  found.box = {static_cast<float>(data[3]) / 255 * (width - side), static_cast<float>(data[4]) / 255 * (height - side),
               side, side};
  found.left_eye = eye(found.box, 0.31f, data[5], data[6]);
  found.right_eye = eye(found.box, 0.69f, data[7], data[8]);

  cv::Mat coarse(24, 16, CV_8UC3), photo;
  for (size_t i = 0; i < coarse.total() * 3; ++i) coarse.data[i] = data[kHead + i % (size - kHead)];
  cv::resize(coarse, photo, {width, height}, 0, 0, cv::INTER_CUBIC);
  try {
    rig_of(photo, found, {32, 48});
  } catch (const Failure&) {
  }
  return 0;
}
