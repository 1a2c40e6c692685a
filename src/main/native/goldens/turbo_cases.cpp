/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/cases.h"
#include "model/turbo_decoder.h"
#include "tensor/checkpoint.h"

namespace happyhorse::parity {

void run_turbo_cases(Suite& suite) {
  for (const std::string& name : suite.goldens.names("turbo-vaed-")) {
    suite.report.run("turbo-vaed " + name, [&] {
      const std::filesystem::path path = suite.goldens.path("turbo-vaed-" + name);
      const SafetensorsFile file(path);
      const TurboConfig config = turbo_config(JsonObject(suite.goldens.meta(), "meta.json").object("turbo_vaed"));
      Checkpoint weights(path, "w.");
      const TurboDecoder decoder(suite.ops, config, Arithmetic::f32, weights);
      weights.expect_all_used();
      for (const auto& [key, entry] : file.entries()) {
        // "in" and "<case>.in" are latents; their videos are "out" and "<case>.out".
        if (key != "in" && (!key.ends_with(".in") || key.starts_with("w."))) continue;
        const std::string out = key.substr(0, key.size() - 2) + "out";
        const Tensor video = decoder.decode(suite.ops.to_device(unbatched(file.tensor(key))));
        suite.report.compare(out, suite.ops.to_host(video), unbatched(file.tensor(out)), kF32Allowed);
      }
    });
  }
}

}  // namespace happyhorse::parity
