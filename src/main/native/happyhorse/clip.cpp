/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/clip.h"

#include <algorithm>
#include <cmath>

#include "abi/failure.h"
#include "happyhorse/clip_sound.h"
#include "model/noise.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

/** Frames of the dissolve from the photo and back to it. The first generated frames hardly differ from it. */
constexpr int kBlendIn = 4, kBlendOut = 8;

float smooth(float t) { return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t); }

/** How much of generated frame `index` of `count` shows; 0 for the first and the last. */
float shown(int index, int count) {
  const int in = std::min(kBlendIn, count / 2), out = std::min(kBlendOut, count / 2);
  const auto ramp = [](int distance, int length) {
    return length == 0 ? 0.0f : smooth(static_cast<float>(distance) / static_cast<float>(length));
  };
  return std::min(ramp(index, in), ramp(count - 1 - index, out));
}

}  // namespace

Clip::Clip(std::shared_ptr<Core> core, std::shared_ptr<const Portrait> portrait, showhorse::ClipRequest request)
    : core_(std::move(core)), portrait_(std::move(portrait)), request_(std::move(request)) {
  using showhorse::Failure;
  if (request_.frames > kMostFrames) {
    throw Failure(SHOWHORSE_ERROR_UNSUPPORTED, "The clip has " + std::to_string(request_.frames) +
                                                   " frames; happyhorse renders at most " +
                                                   std::to_string(kMostFrames) + " at once.");
  }
  if (request_.tokens.empty()) {
    throw Failure(SHOWHORSE_ERROR_ARGUMENT, "The clip has no prompt; happyhorse needs its token ids.");
  }
  const int32_t largest = *std::max_element(request_.tokens.begin(), request_.tokens.end());
  if (largest >= core_->vocabulary()) {
    throw Failure(SHOWHORSE_ERROR_ARGUMENT, "The prompt has token " + std::to_string(largest) +
                                                "; this text encoder has " + std::to_string(core_->vocabulary()) +
                                                " tokens.");
  }
}

showhorse_status Clip::render(showhorse_frame& frame) {
  if (cancelled_.load()) throw showhorse::Failure(SHOWHORSE_ERROR_CANCELLED, "The clip was cancelled.");
  if (next_ == request_.frames) return SHOWHORSE_END;
  if (!frames_.defined()) core_->with_models([this](Ops& ops, Models& models) { generate_all(ops, models); });
  write_i420(picture(next_), frame);
  frame.mouth_opening = 0;
  write_sound(frame);
  ++next_;
  return SHOWHORSE_OK;
}

void Clip::generate_all(Ops& ops, Models& models) {
  const auto going_on = [this](const Progress&) { return !cancelled_.load(); };
  if (cancelled_.load()) throw Cancelled();
  const std::vector<int64_t> ids(request_.tokens.begin(), request_.tokens.end());
  const Tensor prompt = Tensor::of<int64_t>(ids, {static_cast<int64_t>(ids.size())});
  GenerationRequest request{.size = portrait_->sizes.base,
                            .super_size = portrait_->sizes.super_size,
                            .text = models.text_encoder().features(prompt)};
  request.image = portrait_->framed;
  request.audio_tokens = own_audio_tokens(request_.frames);
  if (request_.sound == showhorse::Sound::kGiven) request.audio = driving_sound(ops, request_.pcm);
  SeededNoise noise(ops, request_.seed);
  Generation generation = generate(ops, models.parts(), request, noise, going_on);
  const int64_t pairs = int64_t{request_.frames} * portrait_->canvas.samples_per_frame();
  if (request_.sound == showhorse::Sound::kOwn) sound_ = delivered_sound(ops, generation.waveform, pairs);
  frames_ = generation.frames;
}

RgbImage Clip::picture(int index) const {
  const auto generated = static_cast<int>(std::min<int64_t>(frames_.dim(0), request_.frames));
  const float weight = index < generated ? shown(index, generated) : 0;
  if (weight == 0) return portrait_->neutral;
  const std::span<const uint8_t> pixels = frames_.rows(index, index + 1).span<const uint8_t>();
  const RgbImage raw{frames_.dim(2), frames_.dim(1), std::vector<uint8_t>(pixels.begin(), pixels.end())};
  RgbImage on_canvas = portrait_->fit.to_canvas(raw);
  return weight == 1 ? on_canvas : blended(on_canvas, portrait_->neutral, weight);
}

void Clip::write_sound(showhorse_frame& frame) const {
  if (frame.pcm == nullptr) return;
  const int64_t pairs = portrait_->canvas.samples_per_frame();
  const int64_t first = next_ * pairs;
  for (int64_t i = 0; i < pairs; ++i) {
    const bool given = request_.sound == showhorse::Sound::kGiven;
    for (int64_t side = 0; side < 2; ++side) {
      frame.pcm[2 * i + side] = given            ? request_.pcm[static_cast<size_t>(first + i)]
                                : sound_.empty() ? 0.0f
                                                 : sound_[static_cast<size_t>(2 * (first + i) + side)];
    }
  }
}

}  // namespace happyhorse
