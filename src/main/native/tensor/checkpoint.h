/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tensor/safetensors.h"
#include "tensor/weights.h"

namespace happyhorse {

/**
 * A strict view of one safetensors file, of a folder with `model.safetensors`, or of a sharded folder with
 * `model.safetensors.index.json`. Only names that begin with `prefix` belong to it, and are asked for without it.
 *
 * Opening checks that the index and the shards agree: every indexed tensor in the shard it names, no shard missing, no
 * tensor in two shards or outside the index. Zstandard-compressed shards (`<shard>.zst`) are not read; they are named
 * in the error so that the user knows to decompress them. One thread at a time.
 */
class Checkpoint final : public WeightSource {
 public:
  explicit Checkpoint(const std::filesystem::path& path, std::string prefix = "");

  Tensor load(const Parameter& parameter) override;
  bool contains(const std::string& name) const override { return owner_.contains(prefix_ + name); }

  /** Throws ResourceError if tensors of this checkpoint were never asked for, naming the first few and their files. */
  void expect_all_used() const;

  /** Tensors that belong to this checkpoint (those under the prefix). */
  size_t size() const { return owner_.size(); }

 private:
  void add(const std::filesystem::path& file);
  void add_shards(const std::filesystem::path& index);

  std::filesystem::path path_;
  std::string prefix_;
  std::vector<SafetensorsFile> files_;
  std::map<std::string, size_t> owner_; /* full name -> index into files_ */
  std::set<std::string> used_;
};

}  // namespace happyhorse
