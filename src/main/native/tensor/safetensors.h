/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "tensor/tensor.h"

namespace happyhorse {

/** One entry of a safetensors header: what it is and where its bytes lie, counted from the start of the file. */
struct SafetensorsEntry {
  std::string dtype; /* as written; may be a type this program does not compute with */
  Shape shape;
  uint64_t begin;
  uint64_t end;
};

/** Longest header accepted, as in the format's own implementation (100 MB). */
inline constexpr uint64_t kMaxSafetensorsHeader = 100'000'000;

/**
 * Reads and checks the header of a safetensors file (https://huggingface.co/docs/safetensors): 8 bytes little-endian
 * length, then that much JSON, then the data. Refused, naming `file`: a truncated file, a header over the limit, JSON
 * that is malformed or has duplicate or unknown keys, shapes that overflow, ranges that disagree with shape and type,
 * overlap, leave holes or do not end with the file. Allocates no more than a small multiple of the header's size.
 */
std::map<std::string, SafetensorsEntry> parse_safetensors(std::span<const std::byte> bytes, const std::string& file);

/** A mapped safetensors file. Immutable; any number of threads may read it. */
class SafetensorsFile {
 public:
  explicit SafetensorsFile(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  const std::map<std::string, SafetensorsEntry>& entries() const { return entries_; }
  bool contains(const std::string& name) const { return entries_.contains(name); }

  /**
   * A read-only view of the mapped bytes, or a copy where the file places them at an unaligned address.
   * Throws ResourceError if there is no such tensor or its type is none of DType's.
   */
  Tensor tensor(const std::string& name) const;

 private:
  std::filesystem::path path_;
  std::shared_ptr<Storage> storage_;
  std::map<std::string, SafetensorsEntry> entries_;
};

}  // namespace happyhorse
