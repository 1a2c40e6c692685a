/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/cases.h"
#include "model/audio_decoder.h"
#include "model/audio_encoder.h"
#include "model/audio_rates.h"
#include "tensor/checkpoint.h"

namespace happyhorse::parity {

void run_audio_cases(Suite& suite) {
  for (const std::string& name : suite.goldens.names("oobleck-")) {
    suite.report.run("oobleck " + name, [&] {
      const std::filesystem::path path = suite.goldens.path("oobleck-" + name);
      const SafetensorsFile file(path);
      const AudioConfig config =
          audio_config(JsonObject(suite.goldens.meta(), "meta.json").object("oobleck").object("model"));
      Checkpoint weights(path, "w.pretransform.model.");
      const bool decodes = file.contains("dec.in");
      const bool encodes = file.contains("enc.in");
      if (decodes) {
        const AudioDecoder decoder(suite.ops, config, weights);
        const Tensor latent = suite.ops.to_device(unbatched(file.tensor("dec.in"))).permute({1, 0});
        suite.report.compare("decode", suite.ops.to_host(decoder.decode(latent)), unbatched(file.tensor("dec.out")),
                             kF32Allowed);
      }
      if (encodes) {
        const AudioEncoder encoder(suite.ops, config, weights);
        const Tensor pcm = suite.ops.to_device(unbatched(file.tensor("enc.in")));
        suite.report.compare("encode", suite.ops.to_host(encoder.statistics(pcm)),
                             unbatched(file.tensor("enc.prebottleneck")), kF32Allowed);
      }
      if (decodes && encodes) weights.expect_all_used();
      if (file.contains("resampled")) {
        const Tensor waveform = suite.ops.to_device(unbatched(file.tensor("dec.out")));
        const Tensor resampled = change_rate(suite.ops, waveform, kModelRate, kReferenceRate);
        suite.report.compare("resampled", suite.ops.to_host(resampled.permute({1, 0})), file.tensor("resampled"),
                             kF32Allowed);
      }
    });
  }
}

}  // namespace happyhorse::parity
