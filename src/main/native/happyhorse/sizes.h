/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <optional>

#include "happyhorse/options.h"
#include "model/pipeline.h"

namespace happyhorse {

/** Longest clip, in frames at 25 fps: what the models were trained for. */
inline constexpr int kMostFrames = 256;

/** What a canvas is computed at: sides are multiples of 32 that come near its shape. */
struct PictureSizes {
  PixelSize base;
  std::optional<PixelSize> super_size;

  PixelSize final_size() const { return super_size.value_or(base); }
};

/**
 * The base stage takes at most the pixels of 448x256, super-resolution those of 896x512 or 1920x1088, and neither more
 * than the canvas. A 720x1280 canvas at 540p is 256x448, then 512x896.
 */
PictureSizes picture_sizes(int canvas_width, int canvas_height, Resolution resolution);

/** The sizes of a landscape canvas at this resolution's own pixels: the largest request there can be. */
PictureSizes largest_sizes(Resolution resolution);

/**
 * Audio tokens for `frames` frames when the sound is the model's own: one more than the decoded frames, as published
 * (5 s: 125 frames, 126 tokens). Decoding gives 4k+1 frames; the up to three frames that are left are held.
 */
int64_t own_audio_tokens(int frames);

}  // namespace happyhorse
