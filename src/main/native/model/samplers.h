/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <optional>
#include <vector>

#include "tensor/ops.h"

namespace happyhorse {

/** The noise levels of N steps; spec 5.1. */
struct NoiseSchedule {
  std::vector<float> sigmas;      /* N + 1, the last is 0 */
  std::vector<int64_t> timesteps; /* N, trunc(1000 sigma): chooses the guidance, never fed to the model */

  int64_t steps() const { return static_cast<int64_t>(timesteps.size()); }
};

/** `shift` is applied exactly once, here. Throws ArgumentError for fewer than 1 step. */
NoiseSchedule noise_schedule(int64_t steps, double shift = 5.0);

/**
 * The distilled model's step (spec 5.2): out = next sigma * noise + (1 - next sigma) * (x - sigma v). It renoises
 * afresh each step; in the last, whose next sigma is 0, the noise has no effect but is still drawn.
 */
Tensor distilled_step(Ops& ops, const NoiseSchedule& schedule, int64_t step, const Tensor& x, const Tensor& velocity,
                      const Tensor& noise);

/** v_u + scale (v_c - v_u); in place of `conditional`. Strided views allowed. */
void guide(Ops& ops, const Tensor& conditional, const Tensor& unconditional, float scale);

/** UniPC of order 2 ("bh2", x0 prediction, corrector always on; spec 5.3) for one stream. Call step() for 0, 1, 2, ...
 */
class UniPc {
 public:
  UniPc(Ops& ops, NoiseSchedule schedule) : ops_(ops), schedule_(std::move(schedule)) {}

  const NoiseSchedule& schedule() const { return schedule_; }

  /** The sample for step + 1 from the sample x and its velocity at `step`. */
  Tensor step(int64_t step, const Tensor& x, const Tensor& velocity);

 private:
  double sigma(int64_t i) const { return schedule_.sigmas[i]; }
  double lambda(int64_t i) const;
  Tensor corrected(int64_t step, const Tensor& x0);
  Tensor predicted(int64_t step, const Tensor& x, const Tensor& x0) const;
  Tensor sum(const std::vector<Term>& terms) const;

  Ops& ops_;
  NoiseSchedule schedule_;
  std::vector<Tensor> outputs_; /* the converted outputs of all steps so far; the last two are kept */
  Tensor last_;
  int64_t last_order_ = 0;
};

/** tab[k] of the 1000-step zero-terminal-SNR table: the share of signal in a latent renoised at level k; spec 5.7. */
std::vector<float> zero_snr_table();

}  // namespace happyhorse
