/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/cases.h"
#include "model/text_encoder.h"
#include "tensor/checkpoint.h"

namespace happyhorse::parity {
namespace {

void compare(Suite& suite, const SafetensorsFile& file, const std::string& item, TextAttention attention,
             const TextEncoderConfig& config, const std::filesystem::path& path) {
  if (!file.contains("f32." + item)) return;
  const Tensor ids = unbatched(file.tensor("in.ids"));
  const Tensor truth = unbatched(file.tensor("f32." + item));
  for (const Arithmetic arithmetic : {Arithmetic::f32, Arithmetic::bf16}) {
    Checkpoint weights(path, "w.");
    TextEncoder encoder(suite.ops, config, arithmetic, attention, weights);
    weights.expect_all_used();
    const Tensor hidden = suite.ops.to_host(encoder.encode(ids));
    if (arithmetic == Arithmetic::f32) {
      suite.report.compare("f32 " + item, hidden, truth, kF32Allowed);
      continue;
    }
    std::optional<double> own;
    if (file.contains("bf16." + item)) {
      own = relative_error(unbatched(file.tensor("bf16." + item)), truth);
    } else if (attention == TextAttention::plain) {
      own = stated_bf16_error(suite.goldens.meta(), "t5gemma", 0);
    }
    if (own) suite.report.compare("bf16 " + item, hidden, truth, kBf16Factor * *own);
  }
}

}  // namespace

void run_text_cases(Suite& suite) {
  for (const std::string& name : suite.goldens.names("t5gemma-")) {
    suite.report.run("t5gemma " + name, [&] {
      const std::filesystem::path path = suite.goldens.path("t5gemma-" + name);
      const SafetensorsFile file(path);
      const JsonObject meta(suite.goldens.meta(), "meta.json");
      const TextEncoderConfig config = text_encoder_config(meta.object("t5gemma"));
      compare(suite, file, "hidden", TextAttention::plain, config, path);
      compare(suite, file, "hidden_softcap", TextAttention::soft_capped, config, path);
    });
  }
}

}  // namespace happyhorse::parity
