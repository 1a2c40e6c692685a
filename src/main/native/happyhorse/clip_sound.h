/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <vector>

#include "tensor/ops.h"

namespace happyhorse {

/** Mono at 48 kHz -> [2, n] at 51.2 kHz on the device: what drives a generation. */
Tensor driving_sound(Ops& ops, const std::vector<float>& pcm);

/**
 * A generated waveform [2, n] at 51.2 kHz (host) as interleaved stereo at 48 kHz, exactly `pairs` long: padded with
 * silence, silent for one AAC frame at either end and faded beside that, so that segments can be joined there; peaks
 * over -1 dBFS lower the whole.
 */
std::vector<float> delivered_sound(Ops& ops, const Tensor& waveform, int64_t pairs);

}  // namespace happyhorse
