/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cost/stages.h"

#include "cost/counting_ops.h"
#include "model/text_encoder.h"

namespace happyhorse::cost {
namespace {

constexpr Arithmetic kArithmetic = Arithmetic::bf16;

std::string text_of(PixelSize size) { return std::to_string(size.width) + "x" + std::to_string(size.height); }

/** Counts a module: `load` makes it and returns what runs it once. */
template <class Load>
StageCost counted(const std::string& name, const std::string& what, int64_t runs, Load load) {
  const auto ledger = std::make_shared<Ledger>();
  CountingOps ops(ledger);
  const auto weights = std::make_shared<ShapeWeights>();
  const auto run = load(ops, weights);
  const int64_t held = ledger->held;
  const Work before = ledger->work;
  ledger->peak = held;
  run();
  return {name, what, runs, ledger->work - before, held, ledger->peak - held};
}

}  // namespace

StageCost transformer_cost(const std::string& name, const DitConfig& config, PixelSize size, int64_t audio_tokens,
                           int64_t text_rows, int64_t steps) {
  const GenerationSize sizes = generation_size(size.width, size.height, audio_tokens);
  const DitExtent extent{sizes.latent_frames, sizes.latent_height, sizes.latent_width, audio_tokens, text_rows};
  const int64_t tokens = DitSequence(config, extent).length();
  const std::string what =
      text_of(size) + ", " + std::to_string(tokens) + " tokens, " + std::to_string(steps) + " steps";
  return counted(name, what, steps, [&](Ops& ops, const std::shared_ptr<WeightSource>& weights) {
    const auto dit = std::make_shared<Dit>(ops, config, kArithmetic, weights, Dit::Residency::resident);
    return [&ops, dit, extent, config] {
      const DitPrompt prompt = dit->prepare(extent, ops.empty(DType::f32, {extent.text, config.text_channels}));
      const Tensor video =
          ops.empty(DType::f32, {config.video_channels / 4, extent.frames, extent.height, extent.width});
      const Tensor audio = ops.empty(DType::f32, {extent.audio, config.audio_channels});
      // With a probe no row is left out of the last layer
      dit->forward(prompt, video, audio, true, [](int64_t, const Tensor&) {});
    };
  });
}

StageCost text_encoder_cost(int64_t rows) {
  return counted(
      "text encoder", std::to_string(rows) + " tokens", 1, [&](Ops& ops, const std::shared_ptr<WeightSource>& weights) {
        const auto encoder =
            std::make_shared<TextEncoder>(ops, published_text_encoder(), kArithmetic, TextAttention::plain, *weights);
        return [&ops, encoder, rows] { encoder->features(ops.empty(DType::i64, {rows}), rows); };
      });
}

StageCost image_encoder_cost(PixelSize size) {
  return counted("image encoder", text_of(size), 1, [&](Ops& ops, const std::shared_ptr<WeightSource>& weights) {
    const auto encoder = std::make_shared<WanEncoder>(ops, published_wan(), kArithmetic, *weights);
    return [&ops, encoder, size] { encoder->encode(ops.empty(DType::f32, {3, 1, size.height, size.width})); };
  });
}

namespace {

template <class Decoder, class Config>
StageCost decoder_cost(const std::string& name, const Config& config, PixelSize size, int64_t audio_tokens) {
  const GenerationSize sizes = generation_size(size.width, size.height, audio_tokens);
  const std::string what = text_of(size) + ", " + std::to_string(sizes.decoded_frames()) + " frames";
  return counted(name, what, 1, [&](Ops& ops, const std::shared_ptr<WeightSource>& weights) {
    const auto decoder = std::make_shared<Decoder>(ops, config, kArithmetic, *weights);
    return [&ops, decoder, sizes] {
      decoder->decode(ops.empty(DType::f32, {48, sizes.latent_frames, sizes.latent_height, sizes.latent_width}));
    };
  });
}

}  // namespace

StageCost turbo_decoder_cost(PixelSize size, int64_t audio_tokens) {
  return decoder_cost<TurboDecoder>("video decoder", published_turbo(), size, audio_tokens);
}

StageCost full_decoder_cost(PixelSize size, int64_t audio_tokens) {
  return decoder_cost<WanDecoder>("full video decoder", published_wan(), size, audio_tokens);
}

StageCost audio_decoder_cost(int64_t audio_tokens) {
  return counted("audio decoder", std::to_string(audio_tokens) + " tokens", 1,
                 [&](Ops& ops, const std::shared_ptr<WeightSource>& weights) {
                   const auto decoder = std::make_shared<AudioDecoder>(ops, published_audio(), *weights);
                   return [&ops, decoder, audio_tokens] { decoder->decode(ops.empty(DType::f32, {audio_tokens, 64})); };
                 });
}

StageCost audio_encoder_cost(int64_t audio_tokens) {
  return counted("audio encoder", std::to_string(audio_tokens) + " tokens", 1,
                 [&](Ops& ops, const std::shared_ptr<WeightSource>& weights) {
                   const AudioConfig config = published_audio();
                   const auto encoder = std::make_shared<AudioEncoder>(ops, config, *weights);
                   return [&ops, encoder, samples = config.hop() * audio_tokens] {
                     encoder->statistics(ops.empty(DType::f32, {2, samples}));
                   };
                 });
}

std::vector<RequestShape> published_requests() {
  constexpr PixelSize kBase{448, 256};
  return {{.name = "256p", .base = kBase, .super_size = {}},
          {.name = "540p", .base = kBase, .super_size = PixelSize{896, 512}},
          {.name = "1080p", .base = kBase, .super_size = PixelSize{1920, 1088}, .super_variant = DitVariant::sr1080}};
}

std::vector<StageCost> stages_of(const RequestShape& request) {
  const PixelSize final_size = request.super_size.value_or(request.base);
  std::vector<StageCost> stages{text_encoder_cost(request.text_rows), image_encoder_cost(request.base),
                                transformer_cost("base", published_dit(DitVariant::base), request.base,
                                                 request.audio_tokens, request.text_rows, 8)};
  if (request.super_size) {
    stages.push_back(image_encoder_cost(final_size));
    stages.push_back(transformer_cost("super-resolution", published_dit(request.super_variant), final_size,
                                      request.audio_tokens, request.text_rows, 5));
  }
  stages.push_back(turbo_decoder_cost(final_size, request.audio_tokens));
  stages.push_back(audio_decoder_cost(request.audio_tokens));
  return stages;
}

}  // namespace happyhorse::cost
