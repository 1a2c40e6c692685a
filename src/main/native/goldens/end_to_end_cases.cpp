/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/cases.h"
#include "goldens/dit_meta.h"
#include "model/audio_decoder.h"
#include "model/sampling.h"
#include "model/turbo_decoder.h"
#include "tensor/checkpoint.h"
#include "tensor/error.h"

namespace happyhorse::parity {
namespace {

/** Gives the file's noise tensors in the order in which a generation draws; another shape fails the case. */
class RecordedNoise final : public NoiseSource {
 public:
  RecordedNoise(Ops& ops, std::vector<Tensor> tensors) : ops_(ops), tensors_(std::move(tensors)) {}

  Tensor draw(const Shape& shape) override {
    if (next_ == tensors_.size()) throw ArgumentError("more noise is drawn than the goldens hold");
    const Tensor& tensor = tensors_[next_++];
    if (tensor.shape() != shape) {
      throw ArgumentError("noise " + to_string(shape) + " is drawn where the goldens hold " +
                          to_string(tensor.shape()));
    }
    return ops_.to_device(tensor);
  }

  bool exhausted() const { return next_ == tensors_.size(); }

 private:
  Ops& ops_;
  std::vector<Tensor> tensors_;
  size_t next_ = 0;
};

/** A model's files by the goldens' name where there are several, or the only ones. */
std::string model_file(const Goldens& goldens, const std::string& before, const std::string& name,
                       const std::string& after) {
  if (goldens.has(before + name + after)) return before + name + after;
  const std::vector<std::string> names = goldens.names(before, after);
  if (names.size() != 1) throw ResourceError("no file " + before + name + after + ".safetensors");
  return before + names.front() + after;
}

class EndToEnd {
 public:
  EndToEnd(Suite& suite, const std::string& name)
      : suite_(suite), ops_(suite.ops), file_(suite.goldens.path("pipeline-" + name)), name_(name) {}

  void run() {
    const Latents base = base_stage();
    Tensor video = base.video;
    if (file_.contains("e2e.sr.video")) video = super_resolution(base);
    decode(video, base.audio);
  }

 private:
  Tensor input(const std::string& item) const { return unbatched(file_.tensor("e2e." + item)); }
  Tensor optional_input(const std::string& item) const {
    return file_.contains("e2e." + item) ? ops_.to_device(input(item)) : Tensor();
  }

  void compare(const std::string& item, const Tensor& actual) {
    if (file_.contains("e2e." + item)) suite_.report.compare(item, ops_.to_host(actual), input(item), kF32Allowed);
  }

  Dit model(const std::string& config) {
    const std::string file = model_file(suite_.goldens, "dit-", name_, "-weights");
    return {ops_, find_dit(suite_.goldens.meta(), config).config, Arithmetic::f32,
            std::make_shared<Checkpoint>(suite_.goldens.path(file)), Dit::Residency::resident};
  }

  Latents base_stage() {
    std::vector<Tensor> draws;
    int64_t steps = 0;
    for (; file_.contains("e2e.step" + std::to_string(steps) + ".video_noise"); ++steps) {
      draws.push_back(input("step" + std::to_string(steps) + ".video_noise"));
      draws.push_back(input("step" + std::to_string(steps) + ".audio_noise"));
    }
    RecordedNoise noise(ops_, std::move(draws));
    const Condition condition{.text = ops_.to_device(input("context")),
                              .negative_text = {},
                              .image = optional_input("image_latent"),
                              .audio_fixed = false};
    const Latents start{ops_.to_device(input("video_noise")), ops_.to_device(input("audio_noise"))};
    Dit dit = model(name_);
    const Latents base = sample_base(ops_, dit, condition, start, steps, noise);
    if (!noise.exhausted()) throw ArgumentError("less noise is drawn than the goldens hold");
    compare("base.video", base.video);
    compare("base.audio", base.audio);
    return base;
  }

  Tensor super_resolution(const Latents& base) {
    const Tensor expected = input("sr.video");
    RecordedNoise noise(ops_, {input("sr.noise"), input("sr.audio_noise")});
    compare("sr.upsampled", resize_latent(ops_, base.video, expected.dim(2), expected.dim(3)));
    const SuperResolutionOptions options;
    const Latents start = super_resolution_start(ops_, base, expected.dim(2), expected.dim(3), options, noise);
    compare("sr.start", start.video);
    const Condition condition{.text = ops_.to_device(input("context")),
                              .negative_text = {},
                              .image = optional_input("sr.image_latent"),
                              .audio_fixed = true};
    Dit dit = model(name_ + "_sr");
    const Tensor video = sample_super_resolution(ops_, dit, condition, start, options.steps);
    compare("sr.video", video);
    return video;
  }

  void decode(const Tensor& video, const Tensor& audio) {
    const JsonObject meta(suite_.goldens.meta(), "meta.json");
    if (file_.contains("e2e.frames")) {
      Checkpoint weights(suite_.goldens.path(model_file(suite_.goldens, "turbo-vaed-", name_, "")), "w.");
      const TurboDecoder decoder(ops_, turbo_config(meta.object("turbo_vaed")), Arithmetic::f32, weights);
      const Tensor decoded = decoder.decode(video);
      const Tensor frames = ops_.empty(DType::u8, {decoded.dim(1), decoded.dim(2), decoded.dim(3), 3});
      ops_.to_pixels(decoded, frames);
      suite_.report.compare_pixels("frames", ops_.to_host(frames), input("frames"), 1e-3);
    }
    if (file_.contains("e2e.waveform")) {
      Checkpoint weights(suite_.goldens.path(model_file(suite_.goldens, "oobleck-", name_, "")),
                         "w.pretransform.model.");
      const AudioDecoder decoder(ops_, audio_config(meta.object("oobleck").object("model")), weights);
      compare("waveform", decoder.decode(audio));
    }
  }

  Suite& suite_;
  Ops& ops_;
  SafetensorsFile file_;
  std::string name_;
};

}  // namespace

void run_end_to_end_cases(Suite& suite) {
  for (const std::string& name : suite.goldens.names("pipeline-")) {
    suite.report.run("e2e " + name, [&] {
      if (!SafetensorsFile(suite.goldens.path("pipeline-" + name)).contains("e2e.base.video")) {
        return suite.report.skip("e2e " + name, "the file holds no generation");
      }
      EndToEnd(suite, name).run();
    });
  }
}

}  // namespace happyhorse::parity
