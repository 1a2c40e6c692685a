/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <array>
#include <vector>

#include "tensor/tensor.h"

namespace happyhorse::parity {

/**
 * The row of `actual` that each row of `expected` shows. The reference sorts its rows by modality before the first
 * layer, with a sort that is not stable, so dumps taken inside its layers hold the rows of a modality in an order of
 * its own; arithmetic does not depend on it. The nearest row of the same modality is taken, each at most once; where
 * that is no one-to-one match, the rows are left in place (and the comparison fails as it should). f32 [L, D].
 */
std::vector<int64_t> match_rows(const Tensor& actual, const Tensor& expected, const std::array<int64_t, 4>& borders);

/** Row i of the result is row order[i] of x. */
Tensor ordered(const Tensor& x, const std::vector<int64_t>& order);

}  // namespace happyhorse::parity
