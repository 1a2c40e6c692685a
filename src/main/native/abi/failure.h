// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "showhorse.h"

namespace showhorse {

/** What the caller can act on: a status of the ABI and one sentence. Thrown inside, turned into a status at the ABI. */
class Failure : public std::runtime_error {
 public:
  Failure(showhorse_status status, const std::string& sentence) : std::runtime_error(sentence), status_(status) {}

  showhorse_status status() const noexcept { return status_; }

 private:
  showhorse_status status_;
};

}  // namespace showhorse
