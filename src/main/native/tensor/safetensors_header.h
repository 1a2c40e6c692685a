/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tensor/safetensors.h"

namespace happyhorse {

/**
 * The JSON of a safetensors header, strictly: an object of {"dtype","shape","data_offsets"} and optionally
 * "__metadata__" (an object of strings). Offsets are counted from the start of the data. Throws ResourceError.
 */
std::map<std::string, SafetensorsEntry> parse_safetensors_json(std::string_view json, const std::string& file);

}  // namespace happyhorse
