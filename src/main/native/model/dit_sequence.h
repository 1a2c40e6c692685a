/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <array>

#include "model/dit_config.h"
#include "tensor/ops.h"

namespace happyhorse {

/** What the transformer is run on: latent frames, latent height and width (both even), audio tokens, text tokens. */
struct DitExtent {
  int64_t frames;
  int64_t height;
  int64_t width;
  int64_t audio;
  int64_t text;
};

/** The packed token sequence: video (frame, row, column), then audio, then text. */
class DitSequence {
 public:
  /** Throws ArgumentError for odd sizes, none of a modality, or one text token under v1 coordinates. */
  DitSequence(const DitConfig& config, const DitExtent& extent);

  const DitExtent& extent() const { return extent_; }
  int64_t frame_tokens() const { return extent_.height / 2 * (extent_.width / 2); }
  int64_t video_tokens() const { return extent_.frames * frame_tokens(); }
  int64_t length() const { return video_tokens() + extent_.audio + extent_.text; }
  /** Rows [borders[m], borders[m+1]) belong to modality m: video, audio, text. */
  std::array<int64_t, 4> borders() const;

  /** [L, 6 bands]: sines of all axes, then cosines, in f32 on the host; spec 2.4 and 2.5. */
  Tensor rope_table(const Tensor& bands) const;

  /** The ranges of a local layer over the first `queries` rows; spec section 4. */
  std::vector<AttentionRange> local_ranges(int64_t queries) const;

 private:
  std::vector<std::array<float, 3>> positions() const;

  Coordinates coordinates_;
  int64_t receptive_field_;
  DitExtent extent_;
};

}  // namespace happyhorse
