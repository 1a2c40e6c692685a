/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/cases.h"
#include "model/wan_decoder.h"
#include "model/wan_encoder.h"
#include "tensor/checkpoint.h"

namespace happyhorse::parity {

void run_wan_cases(Suite& suite) {
  for (const std::string& name : suite.goldens.names("wan22-vae-")) {
    suite.report.run("wan22-vae " + name, [&] {
      const std::filesystem::path path = suite.goldens.path("wan22-vae-" + name);
      const SafetensorsFile file(path);
      const WanConfig config = wan_config(JsonObject(suite.goldens.meta(), "meta.json").object("wan22_vae"));
      Checkpoint weights(path, "w.");
      const bool encodes = file.contains("enc.in");
      const bool decodes = file.contains("dec.in");
      if (encodes) {
        const WanEncoder encoder(suite.ops, config, Arithmetic::f32, weights);
        const Tensor latent = encoder.encode(suite.ops.to_device(unbatched(file.tensor("enc.in"))));
        suite.report.compare("encode", suite.ops.to_host(latent), unbatched(file.tensor("enc.out")), kF32Allowed);
      }
      if (decodes) {
        const WanDecoder decoder(suite.ops, config, Arithmetic::f32, weights);
        const Tensor video = decoder.decode(suite.ops.to_device(unbatched(file.tensor("dec.in"))));
        suite.report.compare("decode", suite.ops.to_host(video), unbatched(file.tensor("dec.out")), kF32Allowed);
      }
      if (encodes && decodes) weights.expect_all_used();
    });
  }
}

}  // namespace happyhorse::parity
