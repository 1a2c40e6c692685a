/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "model/dit_config.h"

namespace happyhorse::parity {

/** A transformer configuration of meta.json. */
struct NamedDit {
  std::string name; /* as meta.json spells it */
  std::string base; /* the configuration it is "as", or its own name */
  DitConfig config;
};

/**
 * Finds a configuration under "dit". It is an object, or prose: "as NAME, with KEY VALUE, KEY VALUE, ...", where a
 * VALUE is JSON or a bare word. Coordinates that the configuration does not state come from "coordinates", whose keys
 * list names. A name `midsr` finds `mid_sr`. Throws ResourceError if there is none or it does not parse.
 */
NamedDit find_dit(const nlohmann::json& meta, const std::string& name);

}  // namespace happyhorse::parity
