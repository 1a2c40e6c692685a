// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any bytes as a photo on its whole way in: decoded, its face found, its rig checked. Large pictures are left to
// fuzz_photo, for speed.

#include "engine.h"
#include "failure.h"
#include "photo.h"
#include "target.h"

using namespace showhorse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Engine engine({});
  constexpr size_t kMostPixels = 120'000;
  try {
    const cv::Mat photo = decode_photo({data, size});
    if (photo.total() <= kMostPixels) engine.find_rig(photo);
  } catch (const Failure&) {
  }
  return 0;
}
