/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cost/measure.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "cost/stages.h"
#include "cpu/cpu_ops.h"
#include "goldens/hashed_weights.h"
#include "model/noise.h"

namespace happyhorse::cost {
namespace {

constexpr Arithmetic kArithmetic = Arithmetic::bf16;
/** The first half second of a 256p clip: 589 tokens, enough to see the rate. */
constexpr int64_t kFrames = 4, kHeight = 16, kWidth = 28, kAudio = 13, kText = 128;

double fastest(const std::function<void()>& run) {
  run();
  double best = 1e30;
  for (int i = 0; i < 2; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

DitConfig small_transformer() {
  return {.layers = 6,
          .hidden = 512,
          .head_dim = 128,
          .key_heads = 2,
          .video_channels = 192,
          .audio_channels = 64,
          .text_channels = 3584,
          .multi_modality_layers = {0, 1, 4, 5},
          .gelu7_layers = {0, 1},
          .local_layers = {}};
}

/** Layer 4 is the published transformer's most frequent kind; it is all that this one has. */
DitConfig one_published_layer() {
  DitConfig config = published_dit(DitVariant::base);
  config.layers = 1;
  config.multi_modality_layers = {};
  config.gelu7_layers = {};
  return config;
}

Measured step_of(cpu::CpuOps& ops, const std::string& name, const DitConfig& config) {
  const DitExtent extent{kFrames, kHeight, kWidth, kAudio, kText};
  Dit dit(ops, config, kArithmetic, std::make_shared<parity::HashedWeights>("bench."), Dit::Residency::resident);
  SeededNoise noise(ops, 1);
  const Tensor text = noise.draw({kText, config.text_channels});
  const Tensor video = noise.draw({config.video_channels / 4, kFrames, kHeight, kWidth});
  const Tensor audio = noise.draw({kAudio, config.audio_channels});
  const DitPrompt prompt = dit.prepare(extent, text);
  const double seconds = fastest([&] { dit.forward(prompt, video, audio, true, [](int64_t, const Tensor&) {}); });
  const StageCost cost = transformer_cost(name, config, {16 * kWidth, 16 * kHeight}, kAudio, kText, 1);
  return {name + ", " + std::to_string(prompt.sequence.length()) + " tokens", cost.each.operations(), seconds};
}

}  // namespace

std::vector<Measured> measure(int threads) {
  cpu::CpuOps ops(threads);
  return {step_of(ops, "a step of a transformer of 6 layers and width 512", small_transformer()),
          step_of(ops, "one gated layer of the published width 5120, with adapter and heads", one_published_layer())};
}

}  // namespace happyhorse::cost
