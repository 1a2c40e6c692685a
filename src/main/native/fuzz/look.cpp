// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any bytes as the JSON of a look, up to a zero byte, and as its background picture, from there on.

#include "look.h"

#include <algorithm>
#include <string>

#include "failure.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string json(data, std::find(data, data + size, uint8_t{0}));
  const size_t rest = std::min(size, json.size() + 1);
  try {
    showhorse::Look::parse(json.c_str(), {data + rest, size - rest});
  } catch (const showhorse::Failure&) {
  }
  return 0;
}
