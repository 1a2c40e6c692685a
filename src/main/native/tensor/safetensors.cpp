/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/safetensors.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "tensor/error.h"
#include "tensor/mapped_file.h"
#include "tensor/safetensors_header.h"

namespace happyhorse {
namespace {

struct NamedType {
  std::string_view name;
  unsigned bits;
  std::optional<DType> type;
};

/** Every type of the format, so that sizes can be checked even where the values are not used. */
constexpr NamedType kTypes[] = {
    {"F32", 32, DType::f32},   {"F16", 16, DType::f16},      {"BF16", 16, DType::bf16},    {"I64", 64, DType::i64},
    {"I32", 32, DType::i32},   {"U8", 8, DType::u8},         {"BOOL", 8, std::nullopt},    {"I8", 8, std::nullopt},
    {"I16", 16, std::nullopt}, {"U16", 16, std::nullopt},    {"U32", 32, std::nullopt},    {"U64", 64, std::nullopt},
    {"F64", 64, std::nullopt}, {"F8_E4M3", 8, std::nullopt}, {"F8_E5M2", 8, std::nullopt},
};

const NamedType* find_type(std::string_view name) {
  const auto* found = std::ranges::find(kTypes, name, &NamedType::name);
  return found == std::end(kTypes) ? nullptr : found;
}

/** Bytes that a tensor of this type and shape takes; nothing when the product leaves 64 bits. */
std::optional<uint64_t> bytes_of(const NamedType& type, const Shape& shape) {
  uint64_t bytes = type.bits / 8;
  for (const int64_t dim : shape) {
    if (__builtin_mul_overflow(bytes, static_cast<uint64_t>(dim), &bytes)) return std::nullopt;
  }
  return bytes;
}

void check_tiling(const std::map<std::string, SafetensorsEntry>& entries, uint64_t data_bytes,
                  const std::string& file) {
  std::vector<std::pair<std::string, SafetensorsEntry>> sorted(entries.begin(), entries.end());
  std::ranges::sort(sorted, {}, [](const auto& e) { return std::pair(e.second.begin, e.second.end); });
  uint64_t expected = 0;
  for (const auto& [name, entry] : sorted) {
    if (entry.begin != expected) {
      throw ResourceError(file + ": tensor '" + name + "' begins at byte " + std::to_string(entry.begin) +
                          " of the data, expected " + std::to_string(expected) +
                          (entry.begin < expected ? " (it overlaps its neighbour)" : " (there is a hole before it)"));
    }
    expected = entry.end;
  }
  if (expected != data_bytes) {
    throw ResourceError(file + ": tensors take " + std::to_string(expected) + " bytes but the file holds " +
                        std::to_string(data_bytes) + (expected > data_bytes ? " (it is truncated)" : ""));
  }
}

}  // namespace

std::map<std::string, SafetensorsEntry> parse_safetensors(std::span<const std::byte> bytes, const std::string& file) {
  if (bytes.size() < 8)
    throw ResourceError(file + ": " + std::to_string(bytes.size()) + " bytes are no safetensors file");
  uint64_t length = 0;
  for (int i = 0; i < 8; ++i) length |= static_cast<uint64_t>(bytes[i]) << (8 * i);
  if (length > kMaxSafetensorsHeader) {
    throw ResourceError(file + ": header of " + std::to_string(length) + " bytes; at most " +
                        std::to_string(kMaxSafetensorsHeader) + " are accepted");
  }
  if (length > bytes.size() - 8) {
    throw ResourceError(file + ": truncated: the header takes " + std::to_string(length) + " bytes, the file has " +
                        std::to_string(bytes.size() - 8) + " after the length");
  }
  const std::string_view json(reinterpret_cast<const char*>(bytes.data()) + 8, length);
  if (!json.starts_with('{')) throw ResourceError(file + ": header does not begin with '{'");
  auto entries = parse_safetensors_json(json, file);

  const uint64_t data_bytes = bytes.size() - 8 - length;
  for (const auto& [name, entry] : entries) {
    const NamedType* type = find_type(entry.dtype);
    if (type == nullptr) throw ResourceError(file + ": tensor '" + name + "' has unknown type '" + entry.dtype + "'");
    const std::optional<uint64_t> expected = bytes_of(*type, entry.shape);
    if (!expected || entry.end < entry.begin || entry.end - entry.begin != *expected) {
      throw ResourceError(file + ": tensor '" + name + "' of " + entry.dtype + " " + to_string(entry.shape) +
                          " does not take bytes " + std::to_string(entry.begin) + " to " + std::to_string(entry.end));
    }
  }
  check_tiling(entries, data_bytes, file);
  for (auto& [name, entry] : entries) {
    entry.begin += 8 + length;
    entry.end += 8 + length;
  }
  return entries;
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path)
    : path_(path),
      storage_(map_file(path)),
      entries_(parse_safetensors({storage_->data(), storage_->bytes()}, path.string())) {}

Tensor SafetensorsFile::tensor(const std::string& name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) throw ResourceError(path_.string() + ": no tensor '" + name + "'");
  const SafetensorsEntry& entry = found->second;
  const NamedType* type = find_type(entry.dtype);
  if (!type->type) {
    throw ResourceError(path_.string() + ": tensor '" + name + "' is " + entry.dtype + ", which is not supported");
  }
  const DType dtype = *type->type;
  if (reinterpret_cast<uintptr_t>(storage_->data() + entry.begin) % size_of(dtype) == 0) {
    return {storage_, dtype, entry.shape, entry.begin};
  }
  Tensor copy = Tensor::host(dtype, entry.shape);
  std::memcpy(copy.raw(), storage_->data() + entry.begin, copy.bytes());
  return copy;
}

}  // namespace happyhorse
