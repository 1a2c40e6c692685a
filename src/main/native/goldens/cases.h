/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "goldens/goldens.h"
#include "goldens/report.h"
#include "tensor/ops.h"

namespace happyhorse::parity {

struct Suite {
  Ops& ops;
  const Goldens& goldens;
  Report& report;
  bool full; /* also the cases that take minutes */
};

/** f32 arithmetic against the goldens' f32. */
inline constexpr double kF32Allowed = 1e-4;
/** The same for a transformer of full size, where more rounding adds up. */
inline constexpr double kF32AllowedFull = 2e-3;
/** How much worse than the reference's own bf16 error a bf16 result may be. */
inline constexpr double kBf16Factor = 1.5;

void run_dit_cases(Suite& suite);
void run_text_cases(Suite& suite);
void run_wan_cases(Suite& suite);
void run_turbo_cases(Suite& suite);
void run_audio_cases(Suite& suite);
void run_schedule_cases(Suite& suite);
void run_end_to_end_cases(Suite& suite);

}  // namespace happyhorse::parity
