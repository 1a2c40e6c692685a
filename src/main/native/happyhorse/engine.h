/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <memory>

#include "abi/engine_port.h"
#include "abi/photo_intake.h"
#include "happyhorse/options.h"

namespace happyhorse {

/** The transformer engine behind the ABI, warm. @param intake finds faces and frames photos. Throws Failure. */
std::unique_ptr<showhorse::EnginePort> open_engine(const EngineOptions& options,
                                                   std::unique_ptr<showhorse::PhotoIntake> intake,
                                                   const showhorse::OpenProgress& progress);

}  // namespace happyhorse
