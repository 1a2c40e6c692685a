// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "engines.h"

#include "failure.h"
#include "portrait_port.h"

namespace showhorse {

std::unique_ptr<EnginePort> open_engine(const std::string& name, const char* options, const OpenProgress& progress) {
  if (name == "portrait") return open_portrait(options, progress);
  throw Failure(SHOWHORSE_ERROR_UNKNOWN_ENGINE,
                "This library has no engine \"" + name +
                    "\"; it has \"portrait\". The engine \"happyhorse\" is in libshowhorse-happyhorse.");
}

}  // namespace showhorse
