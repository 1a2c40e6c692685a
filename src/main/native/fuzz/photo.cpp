// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any bytes as a photo: JPEG, PNG, WebP and their EXIF.

#include "photo.h"

#include "failure.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  try {
    showhorse::decode_photo({data, size});
  } catch (const showhorse::Failure&) {
  }
  return 0;
}
