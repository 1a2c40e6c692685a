/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/checkpoint.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tensor/error.h"

namespace happyhorse {
namespace {

constexpr const char* kIndexName = "model.safetensors.index.json";
constexpr const char* kSingleName = "model.safetensors";
/** How many tensors an error lists before it says "and n more". */
constexpr size_t kListed = 5;

std::map<std::string, std::string> read_index(const std::filesystem::path& index) {
  std::ifstream stream(index);
  const nlohmann::json json = nlohmann::json::parse(stream, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("weight_map") || !json["weight_map"].is_object()) {
    throw ResourceError(index.string() + ": expected a JSON object with an object 'weight_map'");
  }
  std::map<std::string, std::string> shards;
  for (const auto& [name, shard] : json["weight_map"].items()) {
    if (!shard.is_string()) throw ResourceError(index.string() + ": the shard of '" + name + "' is not a string");
    shards[name] = shard.get<std::string>();
  }
  return shards;
}

std::string types(const std::vector<DType>& stored) {
  std::string text;
  for (const DType type : stored) text += (text.empty() ? "" : " or ") + std::string(name_of(type));
  return text;
}

}  // namespace

Checkpoint::Checkpoint(const std::filesystem::path& path, std::string prefix)
    : path_(path), prefix_(std::move(prefix)) {
  if (!std::filesystem::is_directory(path)) {
    add(path);
  } else if (std::filesystem::exists(path / kIndexName)) {
    add_shards(path / kIndexName);
  } else if (std::filesystem::exists(path / kSingleName)) {
    add(path / kSingleName);
  } else {
    throw ResourceError(path.string() + ": neither " + kIndexName + " nor " + kSingleName + " is there");
  }
}

void Checkpoint::add(const std::filesystem::path& file) {
  files_.emplace_back(file);
  for (const auto& [name, entry] : files_.back().entries()) {
    if (!name.starts_with(prefix_)) continue;
    const auto [at, added] = owner_.emplace(name, files_.size() - 1);
    if (!added) {
      throw ResourceError(file.string() + ": tensor '" + name + "' is also in " + files_[at->second].path().string());
    }
  }
}

void Checkpoint::add_shards(const std::filesystem::path& index) {
  const std::map<std::string, std::string> shard_of = read_index(index);
  std::set<std::string> shards;
  for (const auto& [name, shard] : shard_of) {
    if (std::filesystem::path(shard).filename() != shard || shard == "." || shard == "..") {
      throw ResourceError(index.string() + ": shard '" + shard + "' is not a plain file name");
    }
    shards.insert(shard);
  }
  for (const std::string& shard : shards) {
    const std::filesystem::path file = index.parent_path() / shard;
    if (!std::filesystem::exists(file)) {
      const bool compressed = std::filesystem::exists(file.string() + ".zst");
      throw ResourceError(file.string() + ": named by " + index.filename().string() + " but missing" +
                          (compressed ? "; decompress the .zst beside it first" : ""));
    }
    add(file);
  }
  for (const auto& [name, shard] : shard_of) {
    if (!name.starts_with(prefix_)) continue;
    const auto found = owner_.find(name);
    if (found == owner_.end() || files_[found->second].path().filename() != shard) {
      throw ResourceError(index.string() + ": tensor '" + name + "' is not in " + shard + " as the index says");
    }
  }
  for (const auto& [name, file] : owner_) {
    if (!shard_of.contains(name)) {
      throw ResourceError(files_[file].path().string() + ": unexpected tensor '" + name + "', not in the index");
    }
  }
}

Tensor Checkpoint::load(const Parameter& parameter) {
  const std::string name = prefix_ + parameter.name;
  const auto found = owner_.find(name);
  const std::string expected = types(parameter.stored) + " " + to_string(parameter.shape);
  if (found == owner_.end()) {
    throw ResourceError(path_.string() + ": tensor '" + name + "' is missing; expected " + expected);
  }
  const SafetensorsFile& file = files_[found->second];
  const Tensor tensor = file.tensor(name);
  if (tensor.shape() != parameter.shape || std::ranges::count(parameter.stored, tensor.dtype()) == 0) {
    throw ResourceError(file.path().string() + ": tensor '" + name + "' is " + name_of(tensor.dtype()) + " " +
                        to_string(tensor.shape()) + "; expected " + expected);
  }
  used_.insert(name);
  return converted(tensor, parameter.wanted);
}

void Checkpoint::expect_all_used() const {
  std::string listed;
  size_t unexpected = 0;
  for (const auto& [name, file] : owner_) {
    if (used_.contains(name)) continue;
    if (unexpected++ < kListed) {
      const SafetensorsEntry& entry = files_[file].entries().at(name);
      listed += (listed.empty() ? "'" : ", '") + name + "' (" + entry.dtype + " " + to_string(entry.shape) + " in " +
                files_[file].path().filename().string() + ")";
    }
  }
  if (unexpected == 0) return;
  throw ResourceError(path_.string() + ": " + std::to_string(unexpected) + " unexpected tensors: " + listed +
                      (unexpected > kListed ? " and " + std::to_string(unexpected - kListed) + " more" : "") +
                      "; expected none beside the model's own");
}

}  // namespace happyhorse
