/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace happyhorse {

/** A JSON document from a file. Throws ResourceError naming the file and the byte where it stops being JSON. */
nlohmann::json read_json(const std::filesystem::path& path);

/** The least and the most that an integer may be. */
struct Range {
  int64_t least;
  int64_t most;
};

/** Members of a JSON object of known types; one that is missing, wrongly typed or out of its range is a ResourceError
 *  naming it and `where`. */
class JsonObject {
 public:
  JsonObject(const nlohmann::json& json, std::string where);

  bool has(const std::string& key) const { return json_.contains(key); }
  int64_t integer(const std::string& key, Range range) const;
  double number(const std::string& key) const;
  bool boolean(const std::string& key) const;
  std::string string(const std::string& key) const;
  std::vector<int64_t> integers(const std::string& key, Range each) const;
  std::vector<std::string> strings(const std::string& key) const;
  std::vector<bool> booleans(const std::string& key) const;
  JsonObject object(const std::string& key) const;

 private:
  const nlohmann::json& member(const std::string& key) const;
  [[noreturn]] void fail(const std::string& key, const std::string& expected) const;

  const nlohmann::json& json_;
  std::string where_;
};

}  // namespace happyhorse
