// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>

#include "engine_port.h"

namespace showhorse {

/** Opens the engine of a name. @throws Failure UNKNOWN_ENGINE, and what the engine throws */
std::unique_ptr<EnginePort> open_engine(const std::string& name, const char* options, const OpenProgress& progress);

}  // namespace showhorse
