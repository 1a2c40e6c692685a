/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/options.h"

#include <nlohmann/json.hpp>

#include "abi/failure.h"
#include "abi/json_number.h"

namespace happyhorse {
namespace {

constexpr int kMostThreads = 256;

[[noreturn]] void wrong(const std::string& sentence) { throw showhorse::Failure(SHOWHORSE_ERROR_ARGUMENT, sentence); }

Resolution resolution_of(const std::string& name) {
  for (const Resolution resolution : {Resolution::p256, Resolution::p540, Resolution::p1080}) {
    if (name == name_of(resolution)) return resolution;
  }
  wrong("The engine option \"resolution\" is \"" + name + "\"; it must be \"256p\", \"540p\" or \"1080p\".");
}

void set(EngineOptions& options, const std::string& key, const nlohmann::json& value) {
  if (key == "checkpoint") {
    options.checkpoint = value.get<std::string>();
  } else if (key == "parts") {
    for (const auto& [part, path] : value.items()) options.parts[part] = path.get<std::string>();
  } else if (key == "cascades") {
    options.cascades = value.get<std::string>();
  } else if (key == "threads") {
    const std::optional<int> threads = showhorse::whole_number(value);
    if (!threads || *threads < 0 || *threads > kMostThreads) {
      wrong("The engine option \"threads\" is " + value.dump().substr(0, 32) + "; it must be 0 (one per core) to 256.");
    }
    options.threads = *threads;
  } else if (key == "resolution") {
    options.resolution = resolution_of(value.get<std::string>());
  } else if (key == "memory") {
    options.memory_gib = value.get<double>();
  } else {
    wrong("The engine option \"" + key +
          "\" is unknown; happyhorse takes \"checkpoint\", \"parts\", \"cascades\", \"threads\", \"resolution\" and "
          "\"memory\".");
  }
}

}  // namespace

EngineOptions EngineOptions::parse(const char* json) {
  EngineOptions options;
  try {
    const auto value = nlohmann::json::parse(json == nullptr ? "{}" : json);
    if (!value.is_object()) wrong("The engine options are not a JSON object.");
    for (const auto& [key, option] : value.items()) set(options, key, option);
  } catch (const nlohmann::json::exception& e) {
    wrong(std::string("The engine options are malformed: ") + e.what() + ".");
  }
  if (options.checkpoint.empty()) {
    wrong("The engine option \"checkpoint\" is missing; it names the directory with the downloaded models.");
  }
  if (options.memory_gib && !(*options.memory_gib > 0)) wrong("The engine option \"memory\" must be over 0 GiB.");
  return options;
}

const char* name_of(Resolution resolution) {
  switch (resolution) {
    case Resolution::p256:
      return "256p";
    case Resolution::p540:
      return "540p";
    case Resolution::p1080:
      return "1080p";
  }
  return "";
}

}  // namespace happyhorse
