// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace showhorse {

/**
 * A PNG without the chunks that its pixels and colours do not need. libpng unpacks every compressed text before it tells the size of
 * the picture: seven megabytes of them grow to as many gigabytes. What is no PNG, or ends too early, keeps its tail, for
 * libpng to complain of.
 */
std::vector<uint8_t> bare_png(std::span<const uint8_t> file);

}  // namespace showhorse
