/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <optional>
#include <variant>

#include "model/audio_decoder.h"
#include "model/audio_encoder.h"
#include "model/generation_size.h"
#include "model/image_conditioning.h"
#include "model/sampling.h"
#include "model/turbo_decoder.h"
#include "model/wan_decoder.h"
#include "model/wan_encoder.h"

namespace happyhorse {

/** What a generation needs loaded. Optional parts are needed only by the requests that say so. Not owned. */
struct PipelineParts {
  Dit& base;
  Dit* super_resolution = nullptr;       /* for a super-resolved size */
  WanEncoder* image_encoder = nullptr;   /* for an image */
  AudioEncoder* audio_encoder = nullptr; /* for given audio */
  std::variant<TurboDecoder*, WanDecoder*> video_decoder;
  AudioDecoder& audio_decoder;
};

struct PixelSize {
  int64_t width;
  int64_t height;
};

struct GenerationRequest {
  PixelSize size;                           /* of the base stage; floored to multiples of 32 */
  std::optional<PixelSize> super_size = {}; /* of the super-resolution stage */
  int64_t seconds = 4;                      /* ignored with given audio */
  std::optional<int64_t> audio_tokens = {}; /* a length finer than seconds: 25 a second; ignored with given audio */
  Tensor text;                              /* [S, text channels] f32, from TextEncoder::features */
  Tensor negative_text = {};                /* undefined: the distilled solver without guidance */
  std::optional<RgbImage> image = {};       /* the first frame */
  Tensor audio = {};                        /* given sound [2, n] f32 at 51.2 kHz; undefined: generated */
  int64_t steps = 8;                        /* 8 for the distilled model, 32 for the base model with guidance */
  SuperResolutionOptions super_resolution = {};
};

struct Generation {
  Tensor frames;   /* u8 [F, H, W, 3] at 25 fps, host memory */
  Tensor waveform; /* f32 [2, 2048 A] at 51.2 kHz, host memory */
};

/**
 * One clip: text to video, photo to video, and either driven by given audio, which then stays fixed (see sample_base).
 * Draws in the reference's order: audio noise (or, with given audio, the bottleneck's), video noise, the base stage's,
 * super-resolution video, super-resolution audio. Throws Cancelled when the hook says stop, ArgumentError when the
 * request needs a part that is not there. One thread at a time.
 */
Generation generate(Ops& ops, const PipelineParts& parts, const GenerationRequest& request, NoiseSource& noise,
                    const ProgressHook& hook = {});

}  // namespace happyhorse
