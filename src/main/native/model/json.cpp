/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/json.h"

#include <fstream>

#include "tensor/error.h"

namespace happyhorse {

nlohmann::json read_json(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw ResourceError("cannot open " + path.string());
  try {
    return nlohmann::json::parse(stream);
  } catch (const nlohmann::json::parse_error& error) {
    throw ResourceError(path.string() + " is not valid JSON at byte " + std::to_string(error.byte));
  }
}

JsonObject::JsonObject(const nlohmann::json& json, std::string where) : json_(json), where_(std::move(where)) {
  if (!json_.is_object()) throw ResourceError(where_ + ": expected a JSON object");
}

const nlohmann::json& JsonObject::member(const std::string& key) const {
  if (!json_.contains(key)) fail(key, "present");
  return json_.at(key);
}

void JsonObject::fail(const std::string& key, const char* expected) const {
  throw ResourceError(where_ + ": '" + key + "' must be " + expected);
}

int64_t JsonObject::integer(const std::string& key) const {
  const nlohmann::json& value = member(key);
  if (!value.is_number_integer()) fail(key, "an integer");
  return value.get<int64_t>();
}

double JsonObject::number(const std::string& key) const {
  const nlohmann::json& value = member(key);
  if (!value.is_number()) fail(key, "a number");
  return value.get<double>();
}

bool JsonObject::boolean(const std::string& key) const {
  const nlohmann::json& value = member(key);
  if (!value.is_boolean()) fail(key, "true or false");
  return value.get<bool>();
}

std::string JsonObject::string(const std::string& key) const {
  const nlohmann::json& value = member(key);
  if (!value.is_string()) fail(key, "a string");
  return value.get<std::string>();
}

std::vector<int64_t> JsonObject::integers(const std::string& key) const {
  const nlohmann::json& value = member(key);
  if (!value.is_array()) fail(key, "an array of integers");
  std::vector<int64_t> result;
  for (const nlohmann::json& element : value) {
    if (!element.is_number_integer()) fail(key, "an array of integers");
    result.push_back(element.get<int64_t>());
  }
  return result;
}

std::vector<std::string> JsonObject::strings(const std::string& key) const {
  const nlohmann::json& value = member(key);
  if (!value.is_array()) fail(key, "an array of strings");
  std::vector<std::string> result;
  for (const nlohmann::json& element : value) {
    if (!element.is_string()) fail(key, "an array of strings");
    result.push_back(element.get<std::string>());
  }
  return result;
}

std::vector<bool> JsonObject::booleans(const std::string& key) const {
  const nlohmann::json& value = member(key);
  if (!value.is_array()) fail(key, "an array of true and false");
  std::vector<bool> result;
  for (const nlohmann::json& element : value) {
    if (!element.is_boolean()) fail(key, "an array of true and false");
    result.push_back(element.get<bool>());
  }
  return result;
}

JsonObject JsonObject::object(const std::string& key) const { return {member(key), where_ + "." + key}; }

}  // namespace happyhorse
