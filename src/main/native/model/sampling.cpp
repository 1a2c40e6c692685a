/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/sampling.h"

#include <cmath>

#include "tensor/error.h"

namespace happyhorse {
namespace {

/** Guidance of the super-resolution stage: weaker for the first latent frames. */
constexpr int64_t kFirstStrongFrame = 13;
constexpr float kEarlyFrameGuidance = 2.0f;
constexpr float kLateFrameGuidance = 3.5f;
/** Integer timestep above which the base video is guided strongly. */
constexpr int64_t kLateTimestep = 500;

DitExtent extent_of(const Latents& latents, const Tensor& text) {
  return {latents.video.dim(1), latents.video.dim(2), latents.video.dim(3), latents.audio.dim(0), text.dim(0)};
}

Tensor copy_of(Ops& ops, const Tensor& tensor) {
  const Tensor copy = ops.empty(tensor.dtype(), tensor.shape());
  ops.copy(tensor, copy);
  return copy;
}

/** Holds the first latent frame at the image's; in place. */
void clamp_first_frame(Ops& ops, const Condition& condition, const Tensor& video) {
  if (!condition.image.defined()) return;
  const Tensor first = video.narrow(1, 0, 1);
  if (condition.image.shape() != first.shape()) {
    throw ArgumentError("image latent " + to_string(condition.image.shape()) + ", expected " +
                        to_string(first.shape()));
  }
  ops.copy(condition.image, first);
}

void guide_base(Ops& ops, const Velocity& conditional, const Velocity& unconditional, int64_t timestep) {
  const BaseGuidance guidance;
  guide(ops, conditional.video, unconditional.video,
        timestep > kLateTimestep ? guidance.video_early : guidance.video_late);
  guide(ops, conditional.audio, unconditional.audio, guidance.audio);
}

void guide_super_resolution(Ops& ops, const Tensor& conditional, const Tensor& unconditional) {
  const int64_t frames = conditional.dim(1);
  const int64_t early = std::min(frames, kFirstStrongFrame);
  guide(ops, conditional.narrow(1, 0, early), unconditional.narrow(1, 0, early), kEarlyFrameGuidance);
  if (frames > early) {
    guide(ops, conditional.narrow(1, early, frames - early), unconditional.narrow(1, early, frames - early),
          kLateFrameGuidance);
  }
}

}  // namespace

Latents sample_base(Ops& ops, Dit& dit, const Condition& condition, const Latents& start, int64_t steps,
                    NoiseSource& noise, const ProgressHook& hook) {
  const NoiseSchedule schedule = noise_schedule(steps);
  const bool guided = condition.negative_text.defined();
  const DitPrompt prompt = dit.prepare(extent_of(start, condition.text), condition.text);
  std::optional<DitPrompt> negative;
  if (guided) negative = dit.prepare(extent_of(start, condition.negative_text), condition.negative_text);
  UniPc video_solver(ops, schedule);
  UniPc audio_solver(ops, schedule);

  Latents x{copy_of(ops, start.video), start.audio};
  for (int64_t i = 0; i < steps; ++i) {
    report(hook, Stage::base, i, steps);
    clamp_first_frame(ops, condition, x.video);
    const Velocity velocity = dit.forward(prompt, x.video, x.audio, true);
    if (guided) {
      guide_base(ops, velocity, dit.forward(*negative, x.video, x.audio, true), schedule.timesteps[i]);
      x.video = video_solver.step(i, x.video, velocity.video);
      if (!condition.audio_fixed) x.audio = audio_solver.step(i, x.audio, velocity.audio);
    } else {
      x.video = distilled_step(ops, schedule, i, x.video, velocity.video, noise.draw(x.video.shape()));
      const Tensor audio_noise = noise.draw(x.audio.shape());
      if (!condition.audio_fixed) x.audio = distilled_step(ops, schedule, i, x.audio, velocity.audio, audio_noise);
    }
  }
  clamp_first_frame(ops, condition, x.video);
  report(hook, Stage::base, steps, steps);
  return x;
}

Tensor resize_latent(Ops& ops, const Tensor& video, int64_t height, int64_t width) {
  const int64_t planes = video.dim(0) * video.dim(1);
  const Tensor out = ops.empty(DType::f32, {video.dim(0), video.dim(1), height, width});
  ops.resize_linear(video.reshape({planes, video.dim(2), video.dim(3)}), out.reshape({planes, height, width}));
  return out;
}

Latents super_resolution_start(Ops& ops, const Latents& base, int64_t height, int64_t width,
                               const SuperResolutionOptions& options, NoiseSource& noise) {
  const std::vector<float> table = zero_snr_table();
  if (options.noise_level < 0 || options.noise_level >= static_cast<int64_t>(table.size())) {
    throw ArgumentError("noise level " + std::to_string(options.noise_level) + ": expected 0 to 999");
  }
  const Tensor video = resize_latent(ops, base.video, height, width);
  if (options.noise_level > 0) {
    const float signal = table[options.noise_level];
    const Term terms[] = {{signal, video}, {std::sqrt(1.0f - signal * signal), noise.draw(video.shape())}};
    ops.combine(terms, video);
  }
  const Tensor audio = ops.empty(DType::f32, base.audio.shape());
  const Term mixed[] = {{options.audio_noise, noise.draw(audio.shape())}, {1.0f - options.audio_noise, base.audio}};
  ops.combine(mixed, audio);
  return {video, audio};
}

Tensor sample_super_resolution(Ops& ops, Dit& dit, const Condition& condition, const Latents& start, int64_t steps,
                               const ProgressHook& hook) {
  const bool guided = condition.negative_text.defined();
  const DitPrompt prompt = dit.prepare(extent_of(start, condition.text), condition.text);
  std::optional<DitPrompt> negative;
  if (guided) negative = dit.prepare(extent_of(start, condition.negative_text), condition.negative_text);
  UniPc solver(ops, noise_schedule(steps));
  Tensor video = copy_of(ops, start.video);
  for (int64_t i = 0; i < steps; ++i) {
    report(hook, Stage::super_resolution, i, steps);
    clamp_first_frame(ops, condition, video);
    const Velocity velocity = dit.forward(prompt, video, start.audio, false);
    if (guided) {
      guide_super_resolution(ops, velocity.video, dit.forward(*negative, video, start.audio, false).video);
    }
    video = solver.step(i, video, velocity.video);
  }
  clamp_first_frame(ops, condition, video);
  report(hook, Stage::super_resolution, steps, steps);
  return video;
}

}  // namespace happyhorse
