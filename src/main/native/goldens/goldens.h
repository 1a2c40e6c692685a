/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tensor/safetensors.h"

namespace happyhorse::parity {

/** A folder of golden tensors: `meta.json` with the configurations, and safetensors files named <kind>-<name>. */
class Goldens {
 public:
  /** Throws ResourceError if the folder or its meta.json cannot be read. */
  explicit Goldens(const std::filesystem::path& folder);

  const nlohmann::json& meta() const { return meta_; }

  /** The NAMEs of the files `<before>NAME<after>.safetensors`, sorted. */
  std::vector<std::string> names(const std::string& before, const std::string& after = "") const;

  std::filesystem::path path(const std::string& stem) const { return folder_ / (stem + ".safetensors"); }
  bool has(const std::string& stem) const { return std::filesystem::exists(path(stem)); }

 private:
  std::filesystem::path folder_;
  nlohmann::json meta_;
};

/** A golden tensor without its leading batch dimension of 1. */
Tensor unbatched(const Tensor& tensor);

/** The reference's own relative error in bf16 that meta.json states for a case ("dit tiny", "t5gemma"), if it does. */
std::optional<double> stated_bf16_error(const nlohmann::json& meta, const std::string& name, size_t index);

}  // namespace happyhorse::parity
