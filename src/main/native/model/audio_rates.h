/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "tensor/ops.h"

namespace happyhorse {

/** Samples a second of the model's waveforms: 25 audio tokens of 2048 samples (spec 1.5). */
inline constexpr int64_t kModelRate = 51200;
/** What the reference writes its files at. */
inline constexpr int64_t kReferenceRate = 44100;
/** What this service airs. */
inline constexpr int64_t kServiceRate = 48000;

/** x [C, n] at `from` Hz -> [C, floor(n to / from)] at `to` Hz, by periodic FFT resampling (spec 9.4). */
Tensor change_rate(Ops& ops, const Tensor& x, int64_t from, int64_t to);

}  // namespace happyhorse
