/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>

namespace happyhorse {

/** The sizes that follow from what is asked for; spec 1.3. */
struct GenerationSize {
  int64_t width; /* pixels, a multiple of 32 */
  int64_t height;
  int64_t latent_width; /* width / 16, even */
  int64_t latent_height;
  int64_t latent_frames;
  int64_t audio_tokens;

  int64_t decoded_frames() const { return 4 * (latent_frames - 1) + 1; }
};

/** Pixels are floored to multiples of 32. Throws ArgumentError under 32 pixels or without an audio token. */
GenerationSize generation_size(int64_t width, int64_t height, int64_t audio_tokens);

/** Audio tokens of a clip of whole seconds without given audio: one per frame at 25 fps, and one more. */
inline int64_t audio_tokens_of_seconds(int64_t seconds) { return 25 * seconds + 1; }

/** Audio tokens of given audio at 51.2 kHz: whole blocks of 2048 samples. */
inline int64_t audio_tokens_of_samples(int64_t samples) { return samples / 2048; }

}  // namespace happyhorse
