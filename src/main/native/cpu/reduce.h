/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>

namespace happyhorse::cpu {

/** In 16 partial sums, so that the compiler may use vectors without being allowed to reorder a sum. */
float sum_of_squares(const float* x, int64_t n);

}  // namespace happyhorse::cpu
