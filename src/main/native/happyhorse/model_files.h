/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "happyhorse/options.h"
#include "model/audio_config.h"
#include "model/dit_config.h"
#include "model/text_encoder_config.h"
#include "model/turbo_config.h"
#include "model/wan_config.h"
#include "tensor/weights.h"

namespace happyhorse {

/** The parts that are loaded, in this order. */
enum class Part : uint8_t { text_encoder, base, super_resolution, image_encoder, video_decoder, audio };

/** The shapes of all parts. */
struct ModelShapes {
  TextEncoderConfig text;
  DitConfig base;
  std::optional<DitConfig> super_resolution;
  WanConfig wan;
  TurboConfig turbo;
  AudioConfig audio;

  /** What the published files hold. */
  static ModelShapes published(Resolution resolution);
};

/**
 * A folder laid out as the models are published (spec 1.1): distill/, 540p_sr/ and 1080p_sr/, turbo_vae/,
 * t5gemma-9b-9b-ul2/, stable-audio-open-1.0/ and Wan2.2-TI2V-5B/; the last three also below the owner's name (google/,
 * stabilityai/, Wan-AI/). The two pickles must have been converted to safetensors. Where a part lies elsewhere its path
 * is given, by the names that `showhorse models check` uses: distill, 540p_sr, 1080p_sr, text_encoder, audio,
 * turbo_decoder, video_vae.
 *
 * Shapes come from the published JSON files beside the weights: config.json, model_config.json,
 * TurboV3-Wan22-TinyShallow_7_7.json. Where nothing is published (transformers, Wan VAE) a file config.json, or the
 * weights' name with .json, may say other shapes than the published ones; the turbo decoder's file may be missing.
 */
class ModelFiles {
 public:
  /** Throws ResourceError that names everything missing for this resolution, or the file that is wrong. */
  explicit ModelFiles(const EngineOptions& options);

  const ModelShapes& shapes() const { return shapes_; }

  /** The weights of a part, checked against their index; names as the model asks for them. */
  std::shared_ptr<WeightSource> open(Part part) const;

  /** Eight hexadecimal digits that change with the names, sizes and headers of the weight files in use. */
  std::string fingerprint() const;

 private:
  std::filesystem::path transformer_, super_resolution_, turbo_, text_, audio_, wan_;
  ModelShapes shapes_;
};

}  // namespace happyhorse
