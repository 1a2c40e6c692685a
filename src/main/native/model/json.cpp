/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/json.h"

#include <fstream>
#include <optional>

#include "tensor/error.h"

namespace happyhorse {
namespace {

/** None for what is no integer or lies outside; get<int64_t>() of 2^63 and more would turn negative. */
std::optional<int64_t> integer_within(const nlohmann::json& value, Range range) {
  if (!value.is_number_integer()) return std::nullopt;
  if (value.is_number_unsigned() && value.get<uint64_t>() > static_cast<uint64_t>(INT64_MAX)) return std::nullopt;
  const int64_t number = value.get<int64_t>();
  return number >= range.least && number <= range.most ? std::optional(number) : std::nullopt;
}

std::string text_of(Range range) {
  return " from " + std::to_string(range.least) + " to " + std::to_string(range.most);
}

}  // namespace

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

void JsonObject::fail(const std::string& key, const std::string& expected) const {
  throw ResourceError(where_ + ": '" + key + "' must be " + expected);
}

int64_t JsonObject::integer(const std::string& key, Range range) const {
  const std::optional<int64_t> value = integer_within(member(key), range);
  if (!value) fail(key, "an integer" + text_of(range));
  return *value;
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

std::vector<int64_t> JsonObject::integers(const std::string& key, Range each) const {
  const nlohmann::json& value = member(key);
  if (!value.is_array()) fail(key, "an array of integers" + text_of(each));
  std::vector<int64_t> result;
  for (const nlohmann::json& element : value) {
    const std::optional<int64_t> number = integer_within(element, each);
    if (!number) fail(key, "an array of integers" + text_of(each));
    result.push_back(*number);
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
