// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any bytes as the JSON of a model's configuration, of every part; what is accepted must have sizes.

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "model/audio_config.h"
#include "model/dit_config.h"
#include "model/text_encoder_config.h"
#include "model/turbo_config.h"
#include "model/wan_config.h"
#include "target.h"
#include "tensor/error.h"

using namespace happyhorse;

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

template <class Read>
void given(Read&& read) {
  try {
    read();
  } catch (const ResourceError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const nlohmann::json json = nlohmann::json::parse(data, data + size, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return 0;
  const JsonObject object(json, "input");
  given([&] { expect(dit_config(object).parameters() > 0); });
  given([&] { expect(text_encoder_config(object).layers > 0); });
  given([&] { expect(!wan_config(object).multipliers.empty()); });
  given([&] { expect(turbo_config(object).time_factor() > 0); });
  given([&] { expect(audio_config(object).hop() > 0); });
  return 0;
}
