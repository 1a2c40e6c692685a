/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/dit_sequence.h"

#include <cmath>

#include "tensor/error.h"

namespace happyhorse {
namespace {

/** (position - centre) * scale with scale (reference - 1) / (extent - 1), or 1 where both are 1; in f32. */
float scaled(float position, float centre, int64_t reference, int64_t extent) {
  const float scale =
      reference == 1 && extent == 1 ? 1.0f : static_cast<float>(reference - 1) / static_cast<float>(extent - 1);
  return (position - centre) * scale;
}

}  // namespace

DitSequence::DitSequence(const DitConfig& config, const DitExtent& extent)
    : coordinates_(config.coordinates), receptive_field_(config.receptive_field), extent_(extent) {
  if (extent.frames < 1 || extent.height < 2 || extent.width < 2 || extent.height % 2 != 0 || extent.width % 2 != 0) {
    throw ArgumentError("video of " + to_string({extent.frames, extent.height, extent.width}) +
                        ": expected frames and even latent sizes");
  }
  if (extent.audio < 1 || extent.text < 1) throw ArgumentError("audio and text tokens must be given");
  if (coordinates_ == Coordinates::v1 && extent.text < 2) {
    throw ArgumentError("one text token has no position under v1 coordinates");
  }
}

std::array<int64_t, 4> DitSequence::borders() const {
  const int64_t video = video_tokens();
  return {0, video, video + extent_.audio, length()};
}

std::vector<std::array<float, 3>> DitSequence::positions() const {
  std::vector<std::array<float, 3>> result;
  result.reserve(length());
  const int64_t rows = extent_.height / 2;
  const int64_t columns = extent_.width / 2;
  for (int64_t t = 0; t < extent_.frames; ++t) {
    for (int64_t y = 0; y < rows; ++y) {
      for (int64_t x = 0; x < columns; ++x) {
        result.push_back({static_cast<float>(t), static_cast<float>(y) - static_cast<float>(rows - 1) / 2.0f,
                          static_cast<float>(x) - static_cast<float>(columns - 1) / 2.0f});
      }
    }
  }
  const int64_t audio_reference = coordinates_ == Coordinates::v1 ? extent_.frames : (extent_.audio - 1) / 4 + 1;
  for (int64_t a = 0; a < extent_.audio; ++a) {
    // With one audio token the extent is 1, and its own time 0 whatever the scale.
    const float time = extent_.audio == 1 ? 0.0f : scaled(static_cast<float>(a), 0.0f, audio_reference, extent_.audio);
    result.push_back({time, 0.0f, 0.0f});
  }
  for (int64_t s = 0; s < extent_.text; ++s) {
    const bool v1 = coordinates_ == Coordinates::v1;
    const auto position = static_cast<float>(v1 ? s : s - extent_.text);
    result.push_back({scaled(position, 0.0f, v1 ? 2 : 1, extent_.text), 0.0f, 0.0f});
  }
  return result;
}

Tensor DitSequence::rope_table(const Tensor& bands) const {
  const std::span<const float> frequencies = bands.span<const float>();
  const auto count = static_cast<int64_t>(frequencies.size());
  const Tensor table = Tensor::host(DType::f32, {length(), 6 * count});
  float* out = table.span<float>().data();
  for (const std::array<float, 3>& position : positions()) {
    for (int64_t axis = 0; axis < 3; ++axis) {
      for (int64_t j = 0; j < count; ++j) {
        const float angle = position[axis] * frequencies[j];
        out[axis * count + j] = std::sin(angle);
        out[(3 + axis) * count + j] = std::cos(angle);
      }
    }
    out += 6 * count;
  }
  return table;
}

std::vector<AttentionRange> DitSequence::local_ranges(int64_t queries) const {
  const int64_t tokens = frame_tokens();
  const int64_t video = video_tokens();
  std::vector<AttentionRange> ranges;
  const auto add = [&](int64_t begin, int64_t end, int64_t key_begin, int64_t key_end) {
    const int64_t stop = std::min(end, queries);
    if (begin < stop) ranges.push_back({begin, stop, key_begin, key_end});
  };
  for (int64_t f = 0; f < extent_.frames; ++f) {
    add(f * tokens, (f + 1) * tokens, std::max<int64_t>(0, f - receptive_field_) * tokens,
        std::min(extent_.frames, f + receptive_field_ + 1) * tokens);
  }
  add(0, video, video, length());
  add(video, length(), 0, length());
  return ranges;
}

}  // namespace happyhorse
