/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/models.h"

namespace happyhorse {
namespace {

/** The published arithmetic: block linears and vision models round to bf16. */
constexpr Arithmetic kArithmetic = Arithmetic::bf16;

/** Where each part begins, as a share of the published bytes. */
constexpr double kBaseBegins = 0.20, kSuperBegins = 0.58, kRestBegins = 0.96;

TextEncoder::Loaded within(const LoadProgress& progress, double begin, double end, const char* stage) {
  return [=, &progress](double done) { progress(begin + (end - begin) * done, stage); };
}

TextEncoder load_text(Ops& ops, const ModelShapes& shapes, const PartSource& source, const LoadProgress& progress) {
  progress(0, "loading the text encoder");
  const std::shared_ptr<WeightSource> weights = source(Part::text_encoder);
  return {ops,         shapes.text,
          kArithmetic, TextAttention::plain,
          *weights,    within(progress, 0, kBaseBegins, "loading the text encoder")};
}

}  // namespace

Models::Models(Ops& ops, const ModelShapes& shapes, const PartSource& source, const LoadProgress& progress)
    : text_(load_text(ops, shapes, source, progress)) {
  base_ = std::make_unique<Dit>(ops, shapes.base, kArithmetic, source(Part::base), Dit::Residency::resident,
                                within(progress, kBaseBegins, kSuperBegins, "loading the transformer"));
  if (shapes.super_resolution) {
    super_resolution_ = std::make_unique<Dit>(
        ops, *shapes.super_resolution, kArithmetic, source(Part::super_resolution), Dit::Residency::resident,
        within(progress, kSuperBegins, kRestBegins, "loading the super-resolution transformer"));
  }
  progress(kRestBegins, "loading the image encoder");
  image_encoder_ = std::make_unique<WanEncoder>(ops, shapes.wan, kArithmetic, *source(Part::image_encoder));
  progress(kRestBegins + 0.01, "loading the video decoder");
  video_decoder_ = std::make_unique<TurboDecoder>(ops, shapes.turbo, kArithmetic, *source(Part::video_decoder));
  progress(kRestBegins + 0.02, "loading the audio model");
  const std::shared_ptr<WeightSource> audio = source(Part::audio);
  audio_encoder_ = std::make_unique<AudioEncoder>(ops, shapes.audio, *audio);
  audio_decoder_ = std::make_unique<AudioDecoder>(ops, shapes.audio, *audio);
  progress(1, "loaded");
}

PipelineParts Models::parts() {
  return {.base = *base_,
          .super_resolution = super_resolution_.get(),
          .image_encoder = image_encoder_.get(),
          .audio_encoder = audio_encoder_.get(),
          .video_decoder = video_decoder_.get(),
          .audio_decoder = *audio_decoder_};
}

}  // namespace happyhorse
