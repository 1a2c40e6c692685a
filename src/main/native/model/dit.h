/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "model/dit_block.h"

namespace happyhorse {

/** A velocity for each stream: video [C, T, h, w] and audio [A, 64], f32. */
struct Velocity {
  Tensor video;
  Tensor audio; /* undefined where audio was not wanted */
};

/**
 * What does not change between the steps of one request: token layout, rotary table and the embedded prompt
 * (text [S, text_channels] f32 holding only valid rows). Made by Dit::prepare, used with that Dit only.
 */
struct DitPrompt {
  DitSequence sequence;
  Tensor rope;
  Tensor text; /* [S, hidden] */
};

/** Sees the residual after each layer; layer -1 is the adapter's output. With a probe no row is left out. */
using DitProbe = std::function<void(int64_t layer, const Tensor& h)>;

/**
 * The single-stream transformer: one forward denoises video and audio tokens together, with no timestep among its
 * inputs. One thread at a time.
 */
class Dit {
 public:
  /** Whether layers are loaded once and kept, or from the source in every forward (slow, but the memory of one layer).
   */
  enum class Residency : uint8_t { resident, streamed };

  /** Called after each part is loaded, with the share done so far; may throw Cancelled. */
  using Loaded = std::function<void(double done)>;

  Dit(Ops& ops, DitConfig config, Arithmetic arithmetic, std::shared_ptr<WeightSource> source, Residency residency,
      const Loaded& loaded = {});

  const DitConfig& config() const { return config_; }

  DitPrompt prepare(const DitExtent& extent, const Tensor& text);

  /** `audio_wanted` false skips the audio head and, in the last layer, what only it needs. */
  Velocity forward(const DitPrompt& prompt, const Tensor& video, const Tensor& audio, bool audio_wanted,
                   const DitProbe& probe = {});

  /** Packs and embeds: [video | audio | text] -> [L, hidden] f32. */
  Tensor embed(const DitPrompt& prompt, const Tensor& video, const Tensor& audio);
  /** The heads on the final residual: per-token velocities, before unpatchify. Audio only if wanted. */
  Velocity heads(const DitPrompt& prompt, const Tensor& h, bool audio_wanted);
  DitBlockContext block_context(const DitPrompt& prompt) {
    return {ops_, config_, arithmetic_, prompt.sequence, prompt.rope};
  }

 private:
  Ops& ops_;
  DitConfig config_;
  Arithmetic arithmetic_;
  std::shared_ptr<WeightSource> source_;
  DitEnds ends_;
  std::vector<DitLayer> layers_; /* empty when streamed */
};

}  // namespace happyhorse
