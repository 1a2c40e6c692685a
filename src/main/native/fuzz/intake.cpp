// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any small grey picture, given to the search for its face. Its decoding is fuzz_photo's, what follows is
// fuzz_measure's: together they would leave time for a few inputs a second.

#include <opencv2/core.hpp>

#include "engine.h"
#include "face_finder.h"
#include "failure.h"
#include "target.h"

using namespace showhorse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Cascades cascades(EngineOptions{}.cascades);
  constexpr int kMostSide = 48;
  if (size < 3) return 0;
  cv::Mat grey(1 + data[0] % kMostSide, 1 + data[1] % kMostSide, CV_8U);
  for (size_t i = 0; i < grey.total(); ++i) grey.data[i] = data[2 + i % (size - 2)];
  try {
    find_face(cascades, grey);
  } catch (const Failure&) {
  }
  return 0;
}
