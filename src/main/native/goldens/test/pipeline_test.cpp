/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/pipeline.h"

#include <algorithm>

#include "cpu/cpu_ops.h"
#include "goldens/hashed_weights.h"
#include "model/audio_rates.h"
#include "model/text_encoder.h"
#include "tensor/error.h"
#include "tensor/test/check.h"

using namespace happyhorse;

namespace {

DitConfig tiny_dit(Coordinates coordinates) {
  DitConfig config{.layers = 3,
                   .hidden = 64,
                   .head_dim = 16,
                   .key_heads = 2,
                   .video_channels = 192,
                   .audio_channels = 64,
                   .text_channels = 32,
                   .multi_modality_layers = {0, 2},
                   .gelu7_layers = {0},
                   .local_layers = {}};
  config.coordinates = coordinates;
  if (coordinates == Coordinates::v1) {
    config.local_layers = {1};
    config.receptive_field = 1;
  }
  return config;
}

/** A whole model of made-up weights: every part, small. */
struct TinyModel {
  cpu::CpuOps ops;
  parity::HashedWeights weights{"tiny."};
  Dit base{ops, tiny_dit(Coordinates::v2), Arithmetic::f32, std::make_shared<parity::HashedWeights>("base."),
           Dit::Residency::resident};
  Dit super{ops, tiny_dit(Coordinates::v1), Arithmetic::f32, std::make_shared<parity::HashedWeights>("super."),
            Dit::Residency::streamed};
  WanConfig wan{8, 16, 48, {1, 2, 4, 4}, 2, {false, true, true}};
  WanEncoder image_encoder{ops, wan, Arithmetic::f32, weights};
  WanDecoder wan_decoder{ops, wan, Arithmetic::f32, weights};
  TurboConfig turbo{{16, 16, 8, 8}, {1, 1, 1, 1, 1}, {true, true, true, false}, {false, false, true, false}, 2, 2};
  TurboDecoder turbo_decoder{ops, turbo, Arithmetic::f32, weights};
  AudioConfig audio{2, 4, 4, {1, 2, 4, 8, 16}, {2, 4, 4, 8, 8}, 64};
  AudioDecoder audio_decoder{ops, audio, weights};
  AudioEncoder audio_encoder{ops, audio, weights};
  PipelineParts parts{base, &super, &image_encoder, &audio_encoder, &turbo_decoder, audio_decoder};

  Tensor noise(Shape shape, uint64_t seed) {
    Tensor tensor = ops.empty(DType::f32, std::move(shape));
    ops.normals(seed, 0, {}, tensor);
    return tensor;
  }

  GenerationRequest request() {
    GenerationRequest request{.size = {64, 64}, .super_size = {}, .seconds = 1, .text = noise({5, 32}, 1)};
    request.steps = 2;
    return request;
  }

  Generation run(const GenerationRequest& request, uint64_t seed = 42, const ProgressHook& hook = {}) {
    SeededNoise source(ops, seed);
    return generate(ops, parts, request, source, hook);
  }
};

TinyModel& model() {
  static TinyModel instance;
  return instance;
}

RgbImage grey(uint8_t level) { return {50, 70, std::vector<uint8_t>(3 * 50 * 70, level)}; }

bool same_pixels(const Tensor& a, const Tensor& b) {
  return a.shape() == b.shape() && std::ranges::equal(a.span<const uint8_t>(), b.span<const uint8_t>());
}

bool same_sound(const Tensor& a, const Tensor& b) {
  return a.shape() == b.shape() && std::ranges::equal(a.span<const float>(), b.span<const float>());
}

}  // namespace

TEST(textToVideoGivesFramesAndSoundOfTheRightLength) {
  const Generation result = model().run(model().request());
  CHECK_EQUAL(to_string(result.frames.shape()), "[25, 64, 64, 3]");
  CHECK_EQUAL(to_string(result.waveform.shape()), "[2, 53248]");
  CHECK(std::ranges::all_of(result.waveform.span<const float>(), [](float v) { return std::isfinite(v); }));
}

TEST(theSameSeedGivesTheSameClipAndAnotherSeedAnother) {
  const Generation first = model().run(model().request(), 7);
  const Generation again = model().run(model().request(), 7);
  const Generation other = model().run(model().request(), 8);
  CHECK(same_pixels(first.frames, again.frames) && same_sound(first.waveform, again.waveform));
  CHECK(!same_pixels(first.frames, other.frames) && !same_sound(first.waveform, other.waveform));
}

TEST(aPhotoChangesTheClip) {
  GenerationRequest request = model().request();
  request.image = grey(30);
  const Generation dark = model().run(request);
  request.image = grey(220);
  CHECK(!same_pixels(dark.frames, model().run(request).frames));
}

TEST(theFirstLatentFrameIsThePhotosAfterTheLastStep) {
  const Tensor image = model().image_encoder.encode(condition_image(grey(90), 64, 64));
  const Condition condition{.text = model().noise({5, 32}, 1), .negative_text = {}, .image = image};
  SeededNoise noise(model().ops, 3);
  const Latents start{model().noise({48, 3, 4, 4}, 4), model().noise({9, 64}, 5)};
  const Latents end = sample_base(model().ops, model().base, condition, start, 2, noise);
  CHECK(same_sound(model().ops.contiguous(end.video.narrow(1, 0, 1), DType::f32), image));
}

TEST(givenAudioStaysFixedUnderBothSolvers) {
  const Latents start{model().noise({48, 3, 4, 4}, 4), model().noise({9, 64}, 5)};
  for (const bool guided : {false, true}) {
    Condition condition{.text = model().noise({5, 32}, 1), .negative_text = {}, .image = {}, .audio_fixed = true};
    if (guided) condition.negative_text = model().noise({3, 32}, 2);
    SeededNoise noise(model().ops, 3);
    const Latents end = sample_base(model().ops, model().base, condition, start, 3, noise);
    CHECK(same_sound(end.audio, start.audio));
    CHECK(!same_sound(end.video, start.video));
  }
}

TEST(givenAudioSetsTheLengthAndDrivesThePicture) {
  GenerationRequest request = model().request();
  request.audio = model().noise({2, 2048 * 9 + 100}, 11);
  const Generation first = model().run(request);
  CHECK_EQUAL(to_string(first.frames.shape()), "[9, 64, 64, 3]");
  CHECK_EQUAL(first.waveform.dim(1), 2048 * 9);
  request.audio = model().noise({2, 2048 * 9 + 100}, 12);
  CHECK(!same_pixels(first.frames, model().run(request).frames));
}

TEST(guidanceChangesTheResultAndScaleOneWouldNot) {
  const Tensor conditional = model().noise({4, 6}, 1);
  const Tensor kept = model().noise({4, 6}, 1);
  guide(model().ops, conditional, model().noise({4, 6}, 2), 1.0f);
  CHECK(same_sound(conditional, kept));
  GenerationRequest request = model().request();
  const Generation plain = model().run(request);
  request.negative_text = model().noise({3, 32}, 9);
  CHECK(!same_pixels(plain.frames, model().run(request).frames));
}

TEST(superResolutionGivesTheLargerSizeAndKeepsTheSound) {
  GenerationRequest request = model().request();
  const Generation base = model().run(request);
  request.super_size = PixelSize{128, 96};
  request.super_resolution.steps = 2;
  const Generation large = model().run(request);
  CHECK_EQUAL(to_string(large.frames.shape()), "[25, 96, 128, 3]");
  CHECK(same_sound(large.waveform, base.waveform));
}

TEST(theFullDecoderCanReplaceTheFastOne) {
  PipelineParts parts = model().parts;
  parts.video_decoder = &model().wan_decoder;
  SeededNoise noise(model().ops, 42);
  const Generation result = generate(model().ops, parts, model().request(), noise);
  CHECK_EQUAL(to_string(result.frames.shape()), "[25, 64, 64, 3]");
}

TEST(aGenerationIsCancelledBetweenSteps) {
  int steps = 0;
  const ProgressHook hook = [&steps](const Progress& progress) { return progress.stage != Stage::base || ++steps < 2; };
  bool cancelled = false;
  try {
    model().run(model().request(), 42, hook);
  } catch (const Cancelled&) {
    cancelled = true;
  }
  CHECK(cancelled);
  CHECK_EQUAL(steps, 2);
}

TEST(progressCountsEveryStepOfEveryStage) {
  std::vector<std::pair<Stage, int64_t>> seen;
  model().run(model().request(), 42, [&seen](const Progress& progress) {
    seen.emplace_back(progress.stage, progress.done);
    return true;
  });
  const std::vector<std::pair<Stage, int64_t>> expected{{Stage::image, 0}, {Stage::base, 0},  {Stage::base, 1},
                                                        {Stage::base, 2},  {Stage::video, 0}, {Stage::audio, 0},
                                                        {Stage::audio, 1}};
  CHECK(seen == expected);
}

TEST(aRequestForAPartThatIsNotLoadedSaysWhich) {
  PipelineParts parts = model().parts;
  parts.super_resolution = nullptr;
  parts.audio_encoder = nullptr;
  GenerationRequest request = model().request();
  request.super_size = PixelSize{128, 128};
  SeededNoise noise(model().ops, 1);
  CHECK_THROWS(ArgumentError, "super-resolution model", generate(model().ops, parts, request, noise));
  request.audio = model().noise({2, 4096}, 1);
  CHECK_THROWS(ArgumentError, "audio encoder", generate(model().ops, parts, request, noise));
}

TEST(bf16ArithmeticStaysNearF32InEveryVisionModel) {
  TinyModel& m = model();
  const Tensor latent = m.noise({48, 3, 4, 4}, 21);
  const Tensor image = condition_image(grey(90), 64, 64);
  const auto near = [&](const Tensor& narrow, const Tensor& wide) {
    const Tensor a = converted(narrow, DType::f32);
    CHECK_WITHIN(check::relative_error(a.span<const float>(), wide.span<const float>()), 3e-2);
  };
  near(TurboDecoder(m.ops, m.turbo, Arithmetic::bf16, m.weights).decode(latent), m.turbo_decoder.decode(latent));
  near(WanDecoder(m.ops, m.wan, Arithmetic::bf16, m.weights).decode(latent), m.wan_decoder.decode(latent));
  near(WanEncoder(m.ops, m.wan, Arithmetic::bf16, m.weights).encode(image), m.image_encoder.encode(image));
}

TEST(theAudioBottleneckSamplesAroundTheMean) {
  TinyModel& m = model();
  const Tensor pcm = m.noise({2, 2048 * 4}, 31);
  const Tensor zero = Tensor::host(DType::f32, {64, 4});
  const Tensor mean = m.audio_encoder.statistics(pcm).rows(0, 64);
  CHECK(same_sound(m.audio_encoder.encode(pcm, zero), m.ops.contiguous(mean.permute({1, 0}), DType::f32)));
  CHECK_THROWS(ArgumentError, "at most 1484800", m.audio_encoder.encode(m.noise({2, 1'484'801}, 1), zero));
}

TEST(theServicesRateKeepsDurationAndTone) {
  TinyModel& m = model();
  const Tensor tone = Tensor::host(DType::f32, {1, 51200});
  for (int i = 0; i < 51200; ++i) tone.span<float>()[i] = static_cast<float>(std::sin(2 * M_PI * 440 * i / 51200));
  const Tensor out = change_rate(m.ops, tone, kModelRate, kServiceRate);
  CHECK_EQUAL(out.dim(1), 48000);
  std::vector<double> expected;
  for (int i = 0; i < 48000; ++i) expected.push_back(std::sin(2 * M_PI * 440 * i / 48000));
  CHECK_WITHIN(check::relative_error(out.span<const float>(), expected), 1e-6);
}

TEST(textFeaturesAreCutAfterEncodingAndPassThroughF16) {
  TinyModel& m = model();
  TextEncoderConfig config = published_text_encoder();
  config.vocabulary = 50;
  config.hidden = 32;
  config.intermediate = 64;
  config.layers = 2;
  config.heads = 2;
  config.key_heads = 1;
  config.head_dim = 16;
  config.sliding = {true, false};
  TextEncoder encoder(m.ops, config, Arithmetic::bf16, TextAttention::plain, m.weights);
  std::vector<int64_t> ids(30);
  for (size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<int64_t>(i * 7 % 50);
  const Tensor all = encoder.features(Tensor::of<int64_t>(ids, {30}));
  const Tensor cut = encoder.features(Tensor::of<int64_t>(ids, {30}), 10);
  CHECK_EQUAL(to_string(cut.shape()), "[10, 32]");
  CHECK(same_sound(cut, all.rows(0, 10)));
  for (const float v : all.span<const float>()) CHECK_EQUAL(to_float(to_f16(v)), v);
  CHECK_THROWS(ArgumentError, "id 50", encoder.encode(Tensor::of<int64_t>(std::vector<int64_t>{50}, {1})));
}
