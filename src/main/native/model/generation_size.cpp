/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/generation_size.h"

#include <string>

#include "tensor/error.h"

namespace happyhorse {

GenerationSize generation_size(int64_t width, int64_t height, int64_t audio_tokens) {
  if (width < 32 || height < 32 || audio_tokens < 1) {
    throw ArgumentError("cannot generate " + std::to_string(width) + "x" + std::to_string(height) + " with " +
                        std::to_string(audio_tokens) + " audio tokens: at least 32x32 and one token");
  }
  const int64_t latent_width = width / 32 * 2;
  const int64_t latent_height = height / 32 * 2;
  return {.width = 16 * latent_width,
          .height = 16 * latent_height,
          .latent_width = latent_width,
          .latent_height = latent_height,
          .latent_frames = (audio_tokens - 1) / 4 + 1,
          .audio_tokens = audio_tokens};
}

}  // namespace happyhorse
