// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace showhorse {

/** The whole number that `value` is; none if it is no number, has a fraction or does not fit: get<int>() of 1e99 is
 * undefined. */
inline std::optional<int> whole_number(const nlohmann::json& value) {
  if (!value.is_number()) return std::nullopt;
  const double number = value.get<double>();  // exact for every int
  const bool fits = number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max();
  if (!fits || number != std::trunc(number)) return std::nullopt;
  return static_cast<int>(number);
}

/** The finite number that `value` is; none if it is no number or does not fit. */
inline std::optional<float> real_number(const nlohmann::json& value) {
  if (!value.is_number()) return std::nullopt;
  const double number = value.get<double>();
  if (!(std::abs(number) <= std::numeric_limits<float>::max())) return std::nullopt;
  return static_cast<float>(number);
}

}  // namespace showhorse
