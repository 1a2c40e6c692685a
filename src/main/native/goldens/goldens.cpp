/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/goldens.h"

#include <algorithm>

#include "model/json.h"
#include "tensor/error.h"

namespace happyhorse::parity {

Goldens::Goldens(const std::filesystem::path& folder) : folder_(folder), meta_(read_json(folder / "meta.json")) {
  if (!meta_.is_object()) throw ResourceError((folder / "meta.json").string() + ": expected a JSON object");
}

std::vector<std::string> Goldens::names(const std::string& before, const std::string& after) const {
  const std::string ending = after + ".safetensors";
  std::vector<std::string> result;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    const std::string file = entry.path().filename().string();
    if (file.size() > before.size() + ending.size() && file.starts_with(before) && file.ends_with(ending)) {
      result.push_back(file.substr(before.size(), file.size() - before.size() - ending.size()));
    }
  }
  std::ranges::sort(result);
  return result;
}

Tensor unbatched(const Tensor& tensor) {
  if (tensor.rank() == 0 || tensor.dim(0) != 1) return tensor;
  return tensor.reshape({tensor.shape().begin() + 1, tensor.shape().end()});
}

std::optional<double> stated_bf16_error(const nlohmann::json& meta, const std::string& name, size_t index) {
  const auto errors = meta.find("bf16_reference_error");
  if (errors == meta.end() || !errors->is_object()) return std::nullopt;
  for (const auto& [key, value] : errors->items()) {
    // "dit tiny video, audio" holds a pair for the case "dit tiny".
    if (key != name && !key.starts_with(name + " ")) continue;
    if (value.is_number() && index == 0) return value.get<double>();
    if (value.is_array() && index < value.size() && value[index].is_number()) return value[index].get<double>();
  }
  return std::nullopt;
}

}  // namespace happyhorse::parity
