// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>

#include "engine_port.h"
#include "photo_intake.h"

namespace showhorse {

/** The portrait engine behind the ABI. @param options JSON or NULL */
std::unique_ptr<EnginePort> open_portrait(const char* options, const OpenProgress& progress);

/** The portrait engine's eye for photos, for engines that have none. @param cascades directory; "" for the default */
std::unique_ptr<PhotoIntake> portrait_photo_intake(const std::string& cascades);

}  // namespace showhorse
