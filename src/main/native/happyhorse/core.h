/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "abi/engine_port.h"
#include "abi/photo_intake.h"
#include "happyhorse/lane.h"
#include "happyhorse/models.h"
#include "happyhorse/options.h"

namespace happyhorse {

/** What clips ask of the engine: the models, warm, on their own thread. Thread-safe. */
class Core {
 public:
  /** Changes whenever pictures change with the same weights. */
  static constexpr const char* kVersion = "2";

  /** Finds the files, judges the memory, loads and runs one small generation. Throws showhorse::Failure. */
  Core(const EngineOptions& options, std::unique_ptr<showhorse::PhotoIntake> intake,
       const showhorse::OpenProgress& progress);

  const EngineOptions& options() const { return options_; }
  showhorse::PhotoIntake& intake() { return *intake_; }
  std::string describe() const;
  int64_t vocabulary() const { return files_.shapes().text.vocabulary; }

  /** Runs work with the models, after what came before; what it throws becomes a Failure. */
  void with_models(const std::function<void(Ops&, Models&)>& work);

 private:
  void load(const showhorse::OpenProgress& progress);
  void warm_up();

  EngineOptions options_;
  std::unique_ptr<showhorse::PhotoIntake> intake_;
  ModelFiles files_;
  std::unique_ptr<Ops> ops_;
  std::unique_ptr<Models> models_;
  Lane lane_;
};

/** Runs `body`; a model's exception becomes the Failure that the ABI reports. */
void translated(const std::function<void()>& body);

}  // namespace happyhorse
