/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "abi/engines.h"

#include "abi/failure.h"
#include "happyhorse/engine.h"
#include "happyhorse/options.h"
#include "portrait/portrait_port.h"

namespace showhorse {

std::unique_ptr<EnginePort> open_engine(const std::string& name, const char* options, const OpenProgress& progress) {
  if (name == "portrait") return open_portrait(options, progress);
  if (name == "happyhorse") {
    const happyhorse::EngineOptions parsed = happyhorse::EngineOptions::parse(options);
    return happyhorse::open_engine(parsed, portrait_photo_intake(parsed.cascades), progress);
  }
  throw Failure(SHOWHORSE_ERROR_UNKNOWN_ENGINE,
                "This library has no engine \"" + name + "\"; it has \"portrait\" and \"happyhorse\".");
}

}  // namespace showhorse
