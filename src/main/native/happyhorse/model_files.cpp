/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/model_files.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "model/json.h"
#include "tensor/checkpoint.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

namespace fs = std::filesystem;

DitVariant variant_of(Resolution resolution) {
  return resolution == Resolution::p1080 ? DitVariant::sr1080 : DitVariant::sr540;
}

/** Finds the parts, and remembers what is not there. */
class Finder {
 public:
  explicit Finder(const EngineOptions& options) : options_(options) {}

  /** The given path of a part, or the first of its published places; a pickle in its place is not converted yet. */
  fs::path weights(const std::string& part, const std::vector<fs::path>& places, const std::string& pickle = "") {
    if (const auto given = options_.parts.find(part); given != options_.parts.end()) {
      if (fs::exists(given->second)) return given->second;
      missing_.push_back(part + " at " + given->second.string());
      return {};
    }
    bool unconverted = false;
    for (const fs::path& place : places) {
      const fs::path path = options_.checkpoint / place;
      if (fs::exists(path)) return path;
      unconverted = unconverted || (!pickle.empty() && fs::exists(fs::path(path).replace_filename(pickle)));
    }
    missing_.push_back(places.front().string() +
                       (unconverted ? " (convert " + pickle + " with `showhorse models convert`)" : ""));
    return {};
  }

  /** A file that must lie beside the weights. */
  fs::path beside(const fs::path& weights, const std::string& name) {
    if (weights.empty()) return {};
    const fs::path file = (fs::is_directory(weights) ? weights : weights.parent_path()) / name;
    if (!fs::is_regular_file(file)) missing_.push_back(file.string());
    return file;
  }

  void refuse_missing() const {
    if (missing_.empty()) return;
    std::string list;
    for (const std::string& name : missing_) list += (list.empty() ? "" : ", ") + name;
    throw ResourceError("the checkpoint " + options_.checkpoint.string() + " lacks " + list);
  }

 private:
  const EngineOptions& options_;
  std::vector<std::string> missing_;
};

DitConfig transformer_config(const fs::path& weights, DitVariant variant) {
  const fs::path file = (fs::is_directory(weights) ? weights : weights.parent_path()) / "config.json";
  if (!fs::exists(file)) return published_dit(variant);
  const nlohmann::json json = read_json(file);
  return dit_config(JsonObject(json, file.string()));
}

TextEncoderConfig text_config(const fs::path& file) {
  const nlohmann::json json = read_json(file);
  return text_encoder_config(JsonObject(json, file.string()).object("encoder"));
}

TurboConfig turbo_of(const fs::path& weights) {
  const fs::path file = weights.parent_path() / "TurboV3-Wan22-TinyShallow_7_7.json";
  if (!fs::exists(file)) return published_turbo();
  const nlohmann::json json = read_json(file);
  return turbo_config(JsonObject(json, file.string()));
}

AudioConfig audio_of(const fs::path& file) {
  const nlohmann::json json = read_json(file);
  return audio_config(JsonObject(json, file.string()).object("model").object("pretransform").object("config"));
}

WanConfig wan_of(const fs::path& weights) {
  const fs::path file = fs::path(weights).replace_extension(".json");
  if (!fs::exists(file)) return published_wan();
  const nlohmann::json json = read_json(file);
  return wan_config(JsonObject(json, file.string()));
}

/** FNV-1a over whatever is fed to it. */
class Fingerprint {
 public:
  void add(const std::string& bytes) {
    for (const char byte : bytes) hash_ = (hash_ ^ static_cast<uint8_t>(byte)) * 16777619u;
  }

  /** A weight file by name, size and the start of its header, which lists its tensors. */
  void add_file(const fs::path& file) {
    add(file.filename().string() + ":" + std::to_string(fs::file_size(file)) + ";");
    std::string start(4096, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    add(start.substr(0, static_cast<size_t>(stream.gcount())));
  }

  /** A file, or all weights and configurations of a folder. */
  void add_weights(const fs::path& path) {
    if (!fs::is_directory(path)) return add_file(path);
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() == ".safetensors" || entry.path().extension() == ".json") files.push_back(entry);
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) add_file(file);
  }

  std::string hex() const {
    char text[9];
    std::snprintf(text, sizeof text, "%08x", hash_);
    return text;
  }

 private:
  uint32_t hash_ = 2166136261u;
};

}  // namespace

ModelShapes ModelShapes::published(Resolution resolution) {
  ModelShapes shapes{.text = published_text_encoder(),
                     .base = published_dit(DitVariant::base),
                     .super_resolution = {},
                     .wan = published_wan(),
                     .turbo = published_turbo(),
                     .audio = published_audio()};
  if (resolution != Resolution::p256) shapes.super_resolution = published_dit(variant_of(resolution));
  return shapes;
}

ModelFiles::ModelFiles(const EngineOptions& options) {
  if (!fs::is_directory(options.checkpoint)) {
    throw ResourceError("there is no directory " + options.checkpoint.string());
  }
  const Resolution resolution = options.resolution;
  Finder find(options);
  transformer_ = find.weights("distill", {"distill"});
  if (resolution != Resolution::p256) {
    const char* part = resolution == Resolution::p1080 ? "1080p_sr" : "540p_sr";
    super_resolution_ = find.weights(part, {part});
  }
  turbo_ = find.weights("turbo_decoder", {"turbo_vae/checkpoint-340000.safetensors"}, "checkpoint-340000.ckpt");
  text_ = find.weights("text_encoder", {"t5gemma-9b-9b-ul2", "google/t5gemma-9b-9b-ul2"});
  const fs::path text_json = find.beside(text_, "config.json");
  audio_ = find.weights(
      "audio", {"stable-audio-open-1.0/model.safetensors", "stabilityai/stable-audio-open-1.0/model.safetensors"});
  const fs::path audio_json = find.beside(audio_, "model_config.json");
  wan_ = find.weights("video_vae",
                      {"Wan2.2-TI2V-5B/Wan2.2_VAE.safetensors", "Wan-AI/Wan2.2-TI2V-5B/Wan2.2_VAE.safetensors"},
                      "Wan2.2_VAE.pth");
  find.refuse_missing();

  shapes_ = {.text = text_config(text_json),
             .base = transformer_config(transformer_, DitVariant::base),
             .super_resolution = {},
             .wan = wan_of(wan_),
             .turbo = turbo_of(turbo_),
             .audio = audio_of(audio_json)};
  if (!super_resolution_.empty()) {
    shapes_.super_resolution = transformer_config(super_resolution_, variant_of(resolution));
  }
}

std::shared_ptr<WeightSource> ModelFiles::open(Part part) const {
  switch (part) {
    case Part::text_encoder:
      return std::make_shared<Checkpoint>(text_, "model.");
    case Part::base:
      return std::make_shared<Checkpoint>(transformer_);
    case Part::super_resolution:
      return std::make_shared<Checkpoint>(super_resolution_);
    case Part::image_encoder:
      return std::make_shared<Checkpoint>(wan_);
    case Part::video_decoder:
      return std::make_shared<Checkpoint>(turbo_);
    case Part::audio:
      return std::make_shared<Checkpoint>(audio_, "pretransform.model.");
  }
  throw ArgumentError("no such part");
}

std::string ModelFiles::fingerprint() const {
  Fingerprint fingerprint;
  for (const fs::path& part : {transformer_, super_resolution_, text_, turbo_, audio_, wan_}) {
    if (!part.empty()) fingerprint.add_weights(part);
  }
  return fingerprint.hex();
}

}  // namespace happyhorse
