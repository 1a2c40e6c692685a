/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>
#include <functional>

#include "goldens/cases.h"
#include "goldens/dit_meta.h"
#include "goldens/hashed_weights.h"
#include "goldens/row_order.h"
#include "model/dit.h"
#include "model/patchify.h"
#include "tensor/checkpoint.h"
#include "tensor/error.h"

namespace happyhorse::parity {
namespace {

/** Above this a model counts as full-size: behind --full, and with the wider tolerance. */
constexpr int64_t kFullParameters = 1'000'000'000;

/** One run of a case: its inputs and expectations are the tensors of a file under a prefix. */
class DitCase {
 public:
  DitCase(Suite& suite, const SafetensorsFile& file, std::string prefix, const NamedDit& named,
          std::shared_ptr<WeightSource> source)
      : suite_(suite), file_(file), prefix_(std::move(prefix)), named_(named), source_(std::move(source)) {}

  void run() {
    source_inputs();
    check_layers();
    if (named_.config.parameters() < kFullParameters && file_.contains(prefix_ + "f32.video")) check_forward();
  }

 private:
  static constexpr Arithmetic kBoth[] = {Arithmetic::f32, Arithmetic::bf16};

  static std::string label(Arithmetic arithmetic) { return arithmetic == Arithmetic::f32 ? "f32" : "bf16"; }

  void source_inputs() {
    video_ = unbatched(file_.tensor(prefix_ + "in.video"));
    audio_ = unbatched(file_.tensor(prefix_ + "in.audio"));
    text_ = unbatched(file_.tensor(prefix_ + "in.text"));
    extent_ = {video_.dim(1), video_.dim(2), video_.dim(3), audio_.dim(0), text_.dim(0)};
  }

  /** Compares with f32.<item>; in bf16 the allowance is the reference's own error there. */
  void compare(Arithmetic arithmetic, const std::string& item, const Tensor& actual) {
    if (!file_.contains(prefix_ + "f32." + item)) return;
    const Tensor truth = unbatched(file_.tensor(prefix_ + "f32." + item));
    if (arithmetic == Arithmetic::f32) {
      const bool full = named_.name == "full" || named_.config.parameters() >= kFullParameters;
      suite_.report.compare("f32 " + item, suite_.ops.to_host(actual), truth, full ? kF32AllowedFull : kF32Allowed);
      return;
    }
    std::optional<double> own;
    if (file_.contains(prefix_ + "bf16." + item)) {
      own = relative_error(unbatched(file_.tensor(prefix_ + "bf16." + item)), truth);
    } else if (item.ends_with("video") || item.ends_with("audio")) {
      own = stated_bf16_error(suite_.goldens.meta(), "dit " + named_.name, item.ends_with("audio") ? 1 : 0);
    }
    if (own) suite_.report.compare("bf16 " + item, suite_.ops.to_host(actual), truth, kBf16Factor * *own);
  }

  /** The residual with its rows as the file has them; found at the first dumped layer, the same for all. */
  Tensor in_dumped_order(const Tensor& h, const std::string& item) {
    const Tensor values = suite_.ops.to_host(h);
    const Tensor truth = unbatched(file_.tensor(prefix_ + "f32." + item));
    if (row_order_.empty()) row_order_ = match_rows(values, truth, DitSequence(named_.config, extent_).borders());
    return ordered(values, row_order_);
  }

  void compare_residual(Arithmetic arithmetic, int64_t layer, const Tensor& h) {
    const std::string item = "layer" + std::to_string(layer);
    if (file_.contains(prefix_ + "f32." + item)) compare(arithmetic, item, in_dumped_order(h, item));
    if (!file_.contains(prefix_ + "f32." + item + ".rms")) return;
    const Tensor values = suite_.ops.to_host(h);
    const Tensor rms = Tensor::host(DType::f32, {h.dim(0)});
    for (int64_t i = 0; i < h.dim(0); ++i) {
      double sum = 0;
      for (const float v : values.rows(i, i + 1).span<const float>()) sum += static_cast<double>(v) * v;
      rms.span<float>()[i] = static_cast<float>(std::sqrt(sum / static_cast<double>(h.dim(1))));
    }
    compare(arithmetic, item + ".rms", rms);
  }

  /** Both arithmetics layer by layer, so that each layer's weights are made once and only one layer is held. */
  void check_layers() {
    std::vector<Dit> models;
    std::vector<DitPrompt> prompts;
    std::vector<Tensor> residuals;
    for (const Arithmetic arithmetic : kBoth) {
      models.emplace_back(suite_.ops, named_.config, arithmetic, source_, Dit::Residency::streamed);
      prompts.push_back(models.back().prepare(extent_, text_));
      residuals.push_back(models.back().embed(prompts.back(), video_, audio_));
    }
    compare(Arithmetic::f32, "rope", prompts[0].rope);
    compare(Arithmetic::f32, "adapter", residuals[0]);
    for (int64_t i = 0; i < named_.config.layers; ++i) {
      const DitLayer weights = load_dit_layer(suite_.ops, *source_, named_.config, i);
      for (size_t a = 0; a < models.size(); ++a) {
        run_dit_layer(models[a].block_context(prompts[a]), weights, i, residuals[a], residuals[a].dim(0));
        compare_residual(kBoth[a], i, residuals[a]);
      }
    }
    for (size_t a = 0; a < models.size(); ++a) {
      const Velocity velocity = models[a].heads(prompts[a], residuals[a], true);
      compare(kBoth[a], "tokens.video", velocity.video);
      compare(kBoth[a], "tokens.audio", velocity.audio);
    }
  }

  /** The way the pipeline runs it: resident weights, rows that nobody reads left out. */
  void check_forward() {
    for (const Arithmetic arithmetic : kBoth) {
      Dit model(suite_.ops, named_.config, arithmetic, source_, Dit::Residency::resident);
      const DitPrompt prompt = model.prepare(extent_, text_);
      const Velocity velocity = model.forward(prompt, video_, audio_, true);
      compare(arithmetic, "video", velocity.video);
      compare(arithmetic, "audio", velocity.audio);
      const Tensor video_only = model.forward(prompt, video_, audio_, false).video;
      suite_.report.compare(label(arithmetic) + " video without audio head", suite_.ops.to_host(video_only),
                            suite_.ops.to_host(velocity.video), 1e-6);
    }
  }

  Suite& suite_;
  const SafetensorsFile& file_;
  std::string prefix_;
  const NamedDit& named_;
  std::shared_ptr<WeightSource> source_;
  Tensor video_, audio_, text_;
  DitExtent extent_{};
  std::vector<int64_t> row_order_;
};

std::string hash_prefix(const nlohmann::json& meta, const NamedDit& named) {
  const nlohmann::json prefixes = meta.value("hash_prefix", nlohmann::json::object());
  for (const std::string& key : {named.name, named.base}) {
    if (prefixes.contains(key) && prefixes.at(key).is_string()) return prefixes.at(key).get<std::string>();
  }
  throw ResourceError("meta.json states no hash_prefix for '" + named.name + "'");
}

/** Cases of a checkpoint that is shipped: "" is configuration NAME, "sr." is NAME_sr. */
void run_shipped(Suite& suite, const std::string& name, const SafetensorsFile& file, const std::string& prefix) {
  const std::string config = prefix.empty() ? name : name + "_" + prefix.substr(0, prefix.size() - 1);
  suite.report.run("dit " + config, [&] {
    const NamedDit named = find_dit(suite.goldens.meta(), config);
    const auto checkpoint = std::make_shared<Checkpoint>(suite.goldens.path("dit-" + name + "-weights"));
    DitCase(suite, file, prefix, named, checkpoint).run();
    checkpoint->expect_all_used();
  });
}

/** Cases of computed weights: the prefix names the configuration. */
void run_hashed(Suite& suite, const SafetensorsFile& file, const std::string& prefix) {
  const std::string config = prefix.substr(0, prefix.size() - 1);
  suite.report.run("dit " + config, [&] {
    const NamedDit named = find_dit(suite.goldens.meta(), config);
    if (named.config.parameters() >= kFullParameters && !suite.full) {
      return suite.report.skip("dit " + config, "takes minutes and gigabytes; give --full");
    }
    DitCase(suite, file, prefix, named, std::make_shared<HashedWeights>(hash_prefix(suite.goldens.meta(), named)))
        .run();
  });
}

}  // namespace

void run_dit_cases(Suite& suite) {
  constexpr std::string_view kInput = "in.video";
  for (const std::string& name : suite.goldens.names("dit-", "-io")) {
    const SafetensorsFile file(suite.goldens.path("dit-" + name + "-io"));
    for (const auto& [key, entry] : file.entries()) {
      if (!key.ends_with(kInput)) continue;
      const std::string prefix = key.substr(0, key.size() - kInput.size());
      if (!prefix.empty() && !prefix.ends_with('.')) continue;
      if (suite.goldens.has("dit-" + name + "-weights")) {
        run_shipped(suite, name, file, prefix);
      } else if (!prefix.empty()) {
        run_hashed(suite, file, prefix);
      }
    }
  }
}

}  // namespace happyhorse::parity
