// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any bytes as the JSON header of a safetensors file.

#include <string_view>

#include "target.h"
#include "tensor/error.h"
#include "tensor/safetensors_header.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  try {
    happyhorse::parse_safetensors_json({reinterpret_cast<const char*>(data), size}, "input");
  } catch (const happyhorse::ResourceError&) {
  }
  return 0;
}
