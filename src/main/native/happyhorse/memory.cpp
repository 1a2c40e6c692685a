/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/memory.h"

#include <cstdio>
#include <fstream>
#include <limits>

#include "abi/failure.h"
#include "cost/counting_ops.h"
#include "happyhorse/models.h"
#include "model/noise.h"

namespace happyhorse {
namespace {

constexpr int64_t kTextRows = 640;
constexpr double kGiB = 1024.0 * 1024 * 1024;
/** An allowance, not a count: re-laid weights and convolution buffers inside operations. */
constexpr double kScratchShare = 0.25;

std::string gib(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", bytes / kGiB);
  return text;
}

/** The first number of a file, or nothing. */
std::optional<int64_t> number_in(const char* path) {
  std::ifstream stream(path);
  int64_t value = 0;
  return stream >> value ? std::optional(value) : std::nullopt;
}

int64_t system_memory() {
  std::ifstream stream("/proc/meminfo");
  std::string key, unit;
  int64_t kib = 0;
  while (stream >> key >> kib) {
    if (key == "MemAvailable:") return kib * 1024;
    std::getline(stream, unit);
  }
  return std::numeric_limits<int64_t>::max();
}

}  // namespace

MemoryPlan plan_memory(const ModelShapes& shapes, const PictureSizes& sizes) {
  const auto ledger = std::make_shared<cost::Ledger>();
  cost::CountingOps ops(ledger);
  const auto source = [](Part) { return std::make_shared<cost::ShapeWeights>(); };
  Models models(ops, shapes, source, [](double, const char*) {});
  const int64_t weights = ledger->held;

  const RgbImage photo{sizes.base.width, sizes.base.height,
                       std::vector<uint8_t>(static_cast<size_t>(3 * sizes.base.width * sizes.base.height))};
  const Tensor text = models.text_encoder().features(ops.empty(DType::i64, {kTextRows}), kTextRows);
  GenerationRequest request{.size = sizes.base, .super_size = sizes.super_size, .text = text, .image = photo};
  request.audio_tokens = own_audio_tokens(kMostFrames);
  request.steps = 1;
  request.super_resolution.steps = 1;
  SeededNoise noise(ops, 0);
  generate(ops, models.parts(), request, noise);

  const int64_t activations = ledger->peak - weights;
  return {weights, activations, static_cast<int64_t>(kScratchShare * static_cast<double>(activations))};
}

int64_t available_memory() {
  int64_t available = system_memory();
  const auto most = number_in("/sys/fs/cgroup/memory.max");
  const auto used = number_in("/sys/fs/cgroup/memory.current");
  if (most && used) available = std::min(available, std::max<int64_t>(0, *most - *used));
  return available;
}

void require_memory(const MemoryPlan& plan, int64_t available) {
  const int64_t needed = plan.total();
  if (needed <= available) return;
  throw showhorse::Failure(
      SHOWHORSE_ERROR_MEMORY,
      "happyhorse needs " + gib(static_cast<double>(needed)) + " GiB (" + gib(static_cast<double>(plan.weights)) +
          " weights, " + gib(static_cast<double>(needed - plan.weights)) + " work) and may take " +
          gib(static_cast<double>(available)) + ": " + gib(static_cast<double>(needed - available)) + " GiB short.");
}

}  // namespace happyhorse
