/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <vector>

#include "model/json.h"

namespace happyhorse {

/** Shape of TurboVAED's decoder in the decoder's own order, that is reversed against the published lists; spec 8.1. */
struct TurboConfig {
  std::vector<int64_t> channels; /* of up-block u */
  std::vector<int64_t> blocks;   /* of the middle, then of up-block u */
  std::vector<bool> upsamples;   /* up-block u enlarges */
  std::vector<bool> keeps_time;  /* up-block u enlarges only spatially */
  int64_t first_window;          /* latent frames of the first window */
  int64_t step;                  /* and of each further one */

  /** Decoded frames per latent frame. */
  int64_t time_factor() const;
  void validate() const;
};

/** The published JSON's keys. Depth-wise convolutions and other patch sizes than 2 are refused. */
TurboConfig turbo_config(const JsonObject& json);

/** TurboV3-Wan22-TinyShallow_7_7. */
TurboConfig published_turbo();

}  // namespace happyhorse
