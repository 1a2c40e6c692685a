/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>

#include "goldens/cases.h"
#include "model/samplers.h"

namespace happyhorse::parity {
namespace {

constexpr std::string_view kSigmas = "sigmas.";

Tensor as_f32(std::span<const int64_t> values) {
  const Tensor result = Tensor::host(DType::f32, {static_cast<int64_t>(values.size())});
  for (size_t i = 0; i < values.size(); ++i) result.span<float>()[i] = static_cast<float>(values[i]);
  return result;
}

/** The goldens' made-up model: tanh(1.3 x) + 0.2 t / 1000. */
Tensor velocity(const Tensor& x, int64_t timestep) {
  const Tensor result = Tensor::host(DType::f32, x.shape());
  for (int64_t i = 0; i < x.count(); ++i) {
    result.span<float>()[i] =
        std::tanh(1.3f * x.span<const float>()[i]) + 0.2f * static_cast<float>(timestep) / 1000.0f;
  }
  return result;
}

void check_steps(Suite& suite, const SafetensorsFile& file, const std::string& steps) {
  const NoiseSchedule schedule = noise_schedule(std::stoll(steps));
  suite.report.compare("sigmas." + steps, Tensor::of<float>(schedule.sigmas, {schedule.steps() + 1}),
                       file.tensor("sigmas." + steps), 1e-6);
  if (file.contains("timesteps." + steps)) {
    suite.report.compare("timesteps." + steps, as_f32(schedule.timesteps),
                         as_f32(file.tensor("timesteps." + steps).span<const int64_t>()), 0);
  }
  if (!file.contains("unipc." + steps + ".x0")) return;
  UniPc solver(suite.ops, schedule);
  Tensor x = file.tensor("unipc." + steps + ".x0");
  for (int64_t i = 0; i < schedule.steps(); ++i) x = solver.step(i, x, velocity(x, schedule.timesteps[i]));
  suite.report.compare("unipc." + steps, x, file.tensor("unipc." + steps + ".out"), kF32Allowed);
}

}  // namespace

void run_schedule_cases(Suite& suite) {
  for (const std::string& name : suite.goldens.names("pipeline-")) {
    suite.report.run("samplers " + name, [&] {
      const SafetensorsFile file(suite.goldens.path("pipeline-" + name));
      for (const auto& [key, entry] : file.entries()) {
        if (key.starts_with(kSigmas)) check_steps(suite, file, key.substr(kSigmas.size()));
      }
      if (file.contains("zerosnr.sigmas")) {
        const std::vector<float> table = zero_snr_table();
        suite.report.compare("zerosnr", Tensor::of<float>(table, {static_cast<int64_t>(table.size())}),
                             file.tensor("zerosnr.sigmas"), 1e-6);
      }
    });
  }
}

}  // namespace happyhorse::parity
