/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/core.h"

#include <nlohmann/json.hpp>
#include <thread>

#include "abi/failure.h"
#include "cpu/cpu_ops.h"
#include "happyhorse/memory.h"
#include "model/noise.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

constexpr float kPlanned = 0.02f, kLoaded = 0.9f;
constexpr double kGiB = 1024.0 * 1024 * 1024;

std::string sentence(const std::string& text) { return "happyhorse: " + text + "."; }

ModelFiles find_files(const EngineOptions& options) {
  try {
    return ModelFiles(options);
  } catch (const ResourceError& error) {
    throw showhorse::Failure(SHOWHORSE_ERROR_RESOURCE, sentence(error.what()));
  }
}

}  // namespace

void translated(const std::function<void()>& body) {
  try {
    body();
  } catch (const Cancelled&) {
    throw showhorse::Failure(SHOWHORSE_ERROR_CANCELLED, "The clip was cancelled.");
  } catch (const ResourceError& error) {
    throw showhorse::Failure(SHOWHORSE_ERROR_RESOURCE, sentence(error.what()));
  } catch (const ArgumentError& error) {
    throw showhorse::Failure(SHOWHORSE_ERROR_INTERNAL, sentence(error.what()));
  }
}

Core::Core(const EngineOptions& options, std::unique_ptr<showhorse::PhotoIntake> intake,
           const showhorse::OpenProgress& progress)
    : options_(options), intake_(std::move(intake)), files_(find_files(options)) {
  progress(0, "planning memory");
  const int64_t available = options.memory_gib ? static_cast<int64_t>(*options.memory_gib * kGiB) : available_memory();
  translated([&] { require_memory(plan_memory(files_.shapes(), largest_sizes(options.resolution)), available); });
  lane_.run([&] { translated([&] { load(progress); }); });
  progress(1, "ready");
}

void Core::load(const showhorse::OpenProgress& progress) {
  ops_ = std::make_unique<cpu::CpuOps>(options_.threads);
  const auto source = [&](Part part) { return files_.open(part); };
  models_ = std::make_unique<Models>(*ops_, files_.shapes(), source, [&](double done, const char* stage) {
    progress(kPlanned + (kLoaded - kPlanned) * static_cast<float>(done), stage);
  });
  progress(kLoaded, "first generation");
  warm_up();
}

/** Every weight is read once and every operation has run once, on the smallest picture there is. */
void Core::warm_up() {
  constexpr int64_t kSide = 64, kTokens = 6;
  const int64_t ids[] = {0, 1};
  GenerationRequest request{.size = {kSide, kSide},
                            .text = models_->text_encoder().features(Tensor::of<int64_t>(ids, {2}))};
  request.image = RgbImage{kSide, kSide, std::vector<uint8_t>(3 * kSide * kSide, 128)};
  request.audio_tokens = kTokens;
  request.steps = 1;
  if (files_.shapes().super_resolution) {
    request.super_size = request.size;
    request.super_resolution.steps = 1;
  }
  SeededNoise noise(*ops_, 0);
  generate(*ops_, models_->parts(), request, noise);
}

std::string Core::describe() const {
  const int threads = options_.threads > 0 ? options_.threads : static_cast<int>(std::thread::hardware_concurrency());
  return nlohmann::json{
      {"name", "happyhorse"},
      {"version", std::string(kVersion) + "-" + name_of(options_.resolution) + "-" + files_.fingerprint()},
      {"speech", "own"},
      {"idle", true},
      {"threads", threads}}
      .dump();
}

void Core::with_models(const std::function<void(Ops&, Models&)>& work) {
  lane_.run([&] { translated([&] { work(*ops_, *models_); }); });
}

}  // namespace happyhorse
