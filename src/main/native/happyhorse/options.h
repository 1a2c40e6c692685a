/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace happyhorse {

/** What the pictures are computed at; the canvas' shape decides the sides. */
enum class Resolution : uint8_t { p256, p540, p1080 };

/** Options of the engine, from JSON; see showhorse_engine_open(). */
struct EngineOptions {
  std::filesystem::path checkpoint;
  /** Weights that lie elsewhere than in the published layout, by part (see ModelFiles): a file, or a folder of shards.
   */
  std::map<std::string, std::filesystem::path> parts;
  std::string cascades; /* empty: where Debian puts them */
  int threads = 0;      /* 0: one per core */
  Resolution resolution = Resolution::p256;
  std::optional<double> memory_gib; /* unset: what is available */

  /** @throws showhorse::Failure ARGUMENT when malformed, an option is unknown or there is no checkpoint */
  static EngineOptions parse(const char* json);
};

const char* name_of(Resolution resolution);

}  // namespace happyhorse
