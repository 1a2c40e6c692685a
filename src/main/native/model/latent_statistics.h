/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <array>

#include "tensor/ops.h"

namespace happyhorse {

/** Channels of a video latent. */
inline constexpr int64_t kLatentChannels = 48;

/** Per-channel mean and standard deviation of Wan2.2 latents; spec 7.2. */
extern const std::array<float, kLatentChannels> kLatentMean;
extern const std::array<float, kLatentChannels> kLatentDeviation;

/** x * scale + shift per channel, in the implementation's space. */
struct ChannelScale {
  Tensor scale;
  Tensor shift;
};

/** Latent to decoder input with the full-precision constants (TurboVAED). */
ChannelScale turbo_latent_scale(Ops& ops);
/** Latent to decoder input with mean and inverse deviation rounded to bf16 (Wan2.2's decoder). */
ChannelScale wan_decoder_scale(Ops& ops);
/** Encoder output to latent with the same rounded constants. */
ChannelScale wan_encoder_scale(Ops& ops);

}  // namespace happyhorse
