/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <optional>

#include "model/dit.h"
#include "model/noise.h"
#include "model/progress.h"
#include "model/samplers.h"

namespace happyhorse {

/** Both streams' latents: video [48, T, h, w], audio [A, 64], f32. */
struct Latents {
  Tensor video;
  Tensor audio;
};

/** What a stage is conditioned on. */
struct Condition {
  Tensor text;              /* [S, text channels] f32 */
  Tensor negative_text;     /* the same for the unconditional pass; undefined: no guidance */
  Tensor image;             /* latent [48, 1, h, w] that frame 0 is held at; undefined: none */
  bool audio_fixed = false; /* the audio latent is given and does not change */
};

/** Guidance scales of the base models with a negative prompt; spec 5.5. */
struct BaseGuidance {
  float video_early = 5.0f; /* while the integer timestep is above 500 */
  float video_late = 2.0f;
  float audio = 5.0f;
};

/**
 * The base stage: from noise to latents (spec 5). Without a negative prompt the distilled solver renoises each step,
 * drawing video then audio noise; with one, UniPC and guidance. `start` holds the initial noise, or given audio.
 *
 * Given audio stays as it is under either solver. The reference's distilled branch overwrites it, which loses the very
 * sound that drives the lips; holding it is this engine's one deliberate deviation (spec 11, item 5). The noise for
 * audio is drawn all the same, so that the other draws are where they would be.
 */
Latents sample_base(Ops& ops, Dit& dit, const Condition& condition, const Latents& start, int64_t steps,
                    NoiseSource& noise, const ProgressHook& hook = {});

/** The video latent at another spatial size, linear with aligned corners. */
Tensor resize_latent(Ops& ops, const Tensor& video, int64_t height, int64_t width);

struct SuperResolutionOptions {
  int64_t steps = 5;
  int64_t noise_level = 220; /* index into zero_snr_table(); 0: the latent is not renoised */
  float audio_noise = 0.7f;
};

/**
 * Where super-resolution begins: the resized video renoised, the audio mixed with noise (spec 5.7). Draws video then
 * audio.
 */
Latents super_resolution_start(Ops& ops, const Latents& base, int64_t height, int64_t width,
                               const SuperResolutionOptions& options, NoiseSource& noise);

/**
 * The super-resolution stage from there: UniPC on the video alone, audio as conditioning. With a negative prompt the
 * guidance is 2 for latent frames 0 to 12 and 3.5 from 13 on.
 */
Tensor sample_super_resolution(Ops& ops, Dit& dit, const Condition& condition, const Latents& start, int64_t steps,
                               const ProgressHook& hook = {});

}  // namespace happyhorse
