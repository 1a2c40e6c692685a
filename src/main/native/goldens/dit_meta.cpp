/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/dit_meta.h"

#include <vector>

#include "tensor/error.h"

namespace happyhorse::parity {
namespace {

std::string trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/** Splits at commas outside brackets. */
std::vector<std::string> clauses(const std::string& text) {
  std::vector<std::string> result(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '[' || c == '{' ? 1 : (c == ']' || c == '}' ? -1 : 0);
    if (c == ',' && depth == 0) {
      result.emplace_back();
    } else {
      result.back() += c;
    }
  }
  for (std::string& clause : result) clause = trimmed(clause);
  return result;
}

struct Described {
  nlohmann::json json;
  std::string base;
};

Described describe(const nlohmann::json& all, const std::string& name, int depth) {
  if (!all.contains(name)) throw ResourceError("meta.json describes no transformer '" + name + "'");
  const nlohmann::json& entry = all.at(name);
  if (entry.is_object()) return {entry, name};
  if (!entry.is_string() || depth == 0) throw ResourceError("meta.json: transformer '" + name + "' is not understood");
  const std::vector<std::string> parts = clauses(entry.get<std::string>());
  if (!parts[0].starts_with("as ")) {
    throw ResourceError("meta.json: transformer '" + name + "' should begin with 'as NAME', not '" + parts[0] + "'");
  }
  Described result = describe(all, trimmed(parts[0].substr(3)), depth - 1);
  for (size_t i = 1; i < parts.size(); ++i) {
    const std::string clause = parts[i].starts_with("with ") ? trimmed(parts[i].substr(5)) : parts[i];
    const size_t space = clause.find(' ');
    if (space == std::string::npos) {
      throw ResourceError("meta.json: transformer '" + name + "': '" + clause + "' is not KEY VALUE");
    }
    const std::string value = trimmed(clause.substr(space));
    const nlohmann::json parsed = nlohmann::json::parse(value, nullptr, /*allow_exceptions=*/false);
    result.json[clause.substr(0, space)] = parsed.is_discarded() ? nlohmann::json(value) : parsed;
  }
  return result;
}

std::string coordinates_of(const nlohmann::json& all, const std::string& name) {
  const auto table = all.find("coordinates");
  if (table == all.end() || !table->is_object()) return "v2";
  for (const auto& [names, value] : table->items()) {
    for (const std::string& listed : clauses(names)) {
      if (listed == name && value.is_string()) return value.get<std::string>();
    }
  }
  return "v2";
}

}  // namespace

NamedDit find_dit(const nlohmann::json& meta, const std::string& name) {
  const auto all = meta.find("dit");
  if (all == meta.end() || !all->is_object()) throw ResourceError("meta.json has no object 'dit'");
  std::string found = name;
  if (!all->contains(found) && name.size() > 2 && name.ends_with("sr")) {
    found = name.substr(0, name.size() - 2) + "_sr";
  }
  Described described = describe(*all, found, 8);
  if (!described.json.contains("coords")) described.json["coords"] = coordinates_of(*all, found);
  return {found, described.base, dit_config(JsonObject(described.json, "meta.json dit." + found))};
}

}  // namespace happyhorse::parity
