/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stdexcept>

namespace happyhorse {

/** A file (checkpoint, index, configuration) is missing, damaged or not what the model needs. The message names it. */
struct ResourceError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/** A shape, type or range that the caller got wrong. A defect of the calling code, not of its data. */
struct ArgumentError : std::logic_error {
  using std::logic_error::logic_error;
};

/** The work was cancelled between two steps. */
struct Cancelled : std::runtime_error {
  Cancelled() : std::runtime_error("cancelled") {}
};

}  // namespace happyhorse
