// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <filesystem>

namespace showhorse {

/** A file of that name in the directory of the library or program that this code was linked into. */
std::filesystem::path beside_this_code(const char* name);

}  // namespace showhorse
