/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/samplers.h"

#include <cmath>
#include <limits>

#include "tensor/error.h"

namespace happyhorse {

NoiseSchedule noise_schedule(int64_t steps, double shift) {
  if (steps < 1) throw ArgumentError("a schedule needs at least one step");
  // The largest sigma of 1000 training steps, as the f32 it is stored in.
  const double largest = 0.999f;
  NoiseSchedule schedule;
  for (int64_t i = 0; i < steps; ++i) {
    const double u = largest * (1.0 - static_cast<double>(i) / static_cast<double>(steps));
    const double sigma = shift * u / (1.0 + (shift - 1.0) * u);
    schedule.sigmas.push_back(static_cast<float>(sigma));
    schedule.timesteps.push_back(static_cast<int64_t>(1000.0 * sigma));
  }
  schedule.sigmas.push_back(0.0f);
  return schedule;
}

Tensor distilled_step(Ops& ops, const NoiseSchedule& schedule, int64_t step, const Tensor& x, const Tensor& velocity,
                      const Tensor& noise) {
  const float next = schedule.sigmas[step + 1];
  const Tensor out = ops.empty(DType::f32, x.shape());
  const Term denoised[] = {{1.0f, x}, {-schedule.sigmas[step], velocity}};
  ops.combine(denoised, out);
  const Term renoised[] = {{next, noise}, {1.0f - next, out}};
  ops.combine(renoised, out);
  return out;
}

void guide(Ops& ops, const Tensor& conditional, const Tensor& unconditional, float scale) {
  const Term terms[] = {{1.0f - scale, unconditional}, {scale, conditional}};
  ops.combine(terms, conditional);
}

double UniPc::lambda(int64_t i) const {
  if (sigma(i) == 0) return std::numeric_limits<double>::infinity();
  return std::log((1.0 - sigma(i)) / sigma(i));
}

Tensor UniPc::sum(const std::vector<Term>& terms) const {
  const Tensor out = ops_.empty(DType::f32, terms.front().tensor.shape());
  ops_.combine(terms, out);
  return out;
}

Tensor UniPc::corrected(int64_t step, const Tensor& x0) {
  const double s = sigma(step);
  const double s0 = sigma(step - 1);
  const double h = lambda(step) - lambda(step - 1);
  const double e = std::expm1(-h);
  const double a = 1.0 - s;
  const Tensor& previous = outputs_[step - 1];
  std::vector<Term> terms{{static_cast<float>(s / s0), last_}};
  if (last_order_ == 1) {
    terms.push_back({static_cast<float>(-a * e * 0.5), previous});
    terms.push_back({static_cast<float>(-a * e * 0.5), x0});
    return sum(terms);
  }
  const double r = (lambda(step - 2) - lambda(step - 1)) / h;
  const double phi = e / -h - 1.0;
  const double b1 = phi / e;
  const double b2 = 2.0 * (phi / -h - 0.5) / e;
  const double rho1 = (b1 - b2) / (1.0 - r);
  const double rho2 = b1 - rho1;
  terms.push_back({static_cast<float>(-a * e * (1.0 - rho1 / r - rho2)), previous});
  terms.push_back({static_cast<float>(-a * e * rho1 / r), outputs_[step - 2]});
  terms.push_back({static_cast<float>(-a * e * rho2), x0});
  return sum(terms);
}

Tensor UniPc::predicted(int64_t step, const Tensor& x, const Tensor& x0) const {
  const double s = sigma(step + 1);
  if (s == 0) return x0;
  const double s0 = sigma(step);
  const double h = lambda(step + 1) - lambda(step);
  const double e = std::expm1(-h);
  const double a = 1.0 - s;
  std::vector<Term> terms{{static_cast<float>(s / s0), x}};
  if (last_order_ == 1) {
    terms.push_back({static_cast<float>(-a * e), x0});
    return sum(terms);
  }
  const double r = (lambda(step - 1) - lambda(step)) / h;
  terms.push_back({static_cast<float>(-a * e * (1.0 - 0.5 / r)), x0});
  terms.push_back({static_cast<float>(-a * e * 0.5 / r), outputs_[step - 1]});
  return sum(terms);
}

Tensor UniPc::step(int64_t step, const Tensor& x, const Tensor& velocity) {
  if (step != static_cast<int64_t>(outputs_.size()) || step >= schedule_.steps()) {
    throw ArgumentError("UniPC step " + std::to_string(step) + " out of order");
  }
  const Tensor x0 = sum({{1.0f, x}, {-schedule_.sigmas[step], velocity}});
  // The converted output is of the sample as it came; the correction does not change it.
  // Nor does the last sample depend on it: that is the converted output itself.
  const bool correct = step > 0 && schedule_.sigmas[step + 1] != 0.0f;
  const Tensor sample = correct ? corrected(step, x0) : x;
  outputs_.push_back(x0);
  if (step >= 2) outputs_[step - 2] = {};
  last_order_ = std::min({int64_t{2}, schedule_.steps() - step, step + 1});
  last_ = sample;
  return predicted(step, sample, x0);
}

std::vector<float> zero_snr_table() {
  constexpr int kSteps = 1000;
  const double first = std::sqrt(0.00085);
  const double last = std::sqrt(0.0120);
  std::vector<float> roots;
  double product = 1.0;
  for (int k = 0; k < kSteps; ++k) {
    const double root = first + (last - first) * k / (kSteps - 1);
    product *= 1.0 - root * root;
    roots.push_back(std::sqrt(static_cast<float>(product)));
  }
  const float begin = roots.front();
  const float end = roots.back();
  for (float& value : roots) value = (value - end) * (begin / (begin - end));
  return roots;
}

}  // namespace happyhorse
