// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

#include "backdrop.h"
#include "framing.h"

namespace showhorse {

/** What the owner of a photo chose: how the presenter is framed and what stands behind. */
struct Look {
  FramingChoice framing;
  Background background;

  /**
   * Reads {"framing":{"zoom","x","y"},"background":{"mode","colour","strength"}}; what is absent is as suggested.
   *
   * @param json NULL for the suggested framing and the photo's own background
   * @param picture file of the background picture, for the mode "picture" only
   * @throws Failure LOOK naming the member and what it must be, or why the picture cannot be used
   */
  static Look parse(const char* json, std::span<const uint8_t> picture);
};

}  // namespace showhorse
