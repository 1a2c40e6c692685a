/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/pipeline.h"

#include "tensor/error.h"

namespace happyhorse {
namespace {

constexpr int64_t kAudioChannels = 64;

template <class Part>
Part& needed(Part* part, const char* what) {
  if (part == nullptr) throw ArgumentError(std::string("this request needs ") + what + ", which is not loaded");
  return *part;
}

Tensor encode_image(Ops& ops, const PipelineParts& parts, const GenerationRequest& request,
                    const GenerationSize& size) {
  if (!request.image) return {};
  const Tensor pixels = ops.to_device(condition_image(*request.image, size.width, size.height));
  return needed(parts.image_encoder, "the image encoder").encode(pixels);
}

/** Draws the bottleneck's noise, or the audio noise itself, then the video noise. */
Latents start_latents(Ops& ops, const PipelineParts& parts, const GenerationRequest& request,
                      const GenerationSize& size, NoiseSource& noise) {
  Latents start;
  if (request.audio.defined()) {
    const Tensor draw = noise.draw({kAudioChannels, size.audio_tokens});
    start.audio = needed(parts.audio_encoder, "the audio encoder").encode(ops.to_device(request.audio), draw);
  } else {
    start.audio = noise.draw({size.audio_tokens, kAudioChannels});
  }
  start.video = noise.draw({kLatentChannels, size.latent_frames, size.latent_height, size.latent_width});
  return start;
}

Tensor decode_frames(Ops& ops, const PipelineParts& parts, const Tensor& latent) {
  const Tensor video = std::visit([&](const auto* decoder) { return decoder->decode(latent); }, parts.video_decoder);
  const Tensor frames = ops.empty(DType::u8, {video.dim(1), video.dim(2), video.dim(3), 3});
  ops.to_pixels(video, frames);
  return ops.to_host(frames);
}

}  // namespace

Generation generate(Ops& ops, const PipelineParts& parts, const GenerationRequest& request, NoiseSource& noise,
                    const ProgressHook& hook) {
  const int64_t tokens = request.audio.defined()
                             ? audio_tokens_of_samples(request.audio.dim(1))
                             : request.audio_tokens.value_or(audio_tokens_of_seconds(request.seconds));
  const GenerationSize size = generation_size(request.size.width, request.size.height, tokens);
  const Latents start = start_latents(ops, parts, request, size, noise);

  report(hook, Stage::image, 0, 1);
  Condition condition{.text = request.text,
                      .negative_text = request.negative_text,
                      .image = encode_image(ops, parts, request, size),
                      .audio_fixed = request.audio.defined()};
  const Latents base = sample_base(ops, parts.base, condition, start, request.steps, noise, hook);

  Tensor video = base.video;
  if (request.super_size) {
    const GenerationSize large = generation_size(request.super_size->width, request.super_size->height, tokens);
    Dit& dit = needed(parts.super_resolution, "the super-resolution model");
    condition.image = encode_image(ops, parts, request, large);
    condition.negative_text = {};  // every published configuration runs this stage without guidance
    const Latents from =
        super_resolution_start(ops, base, large.latent_height, large.latent_width, request.super_resolution, noise);
    video = sample_super_resolution(ops, dit, condition, from, request.super_resolution.steps, hook);
  }

  report(hook, Stage::video, 0, 1);
  Generation result{.frames = decode_frames(ops, parts, video), .waveform = {}};
  report(hook, Stage::audio, 0, 1);
  result.waveform = ops.to_host(parts.audio_decoder.decode(base.audio));
  report(hook, Stage::audio, 1, 1);
  return result;
}

}  // namespace happyhorse
