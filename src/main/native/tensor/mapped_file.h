/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <filesystem>
#include <memory>

#include "tensor/tensor.h"

namespace happyhorse {

/**
 * Maps a file read-only. Pages are read when first touched and shared between processes; nothing is copied.
 * The file must not be shortened while it is mapped. Throws ResourceError naming the file.
 */
std::shared_ptr<Storage> map_file(const std::filesystem::path& path);

}  // namespace happyhorse
