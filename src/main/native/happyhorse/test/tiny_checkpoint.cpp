/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/test/tiny_checkpoint.h"

#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <vector>

#include "model/json.h"
#include "tensor/error.h"
#include "tensor/safetensors.h"

namespace happyhorse {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/** Tensors under the names that they have in a download. */
using Named = std::map<std::string, Tensor>;

/** Those of a golden file that begin with `marker`, with `prefix` in its place. */
Named tensors_of(const fs::path& file, const std::string& marker, const std::string& prefix) {
  const SafetensorsFile golden(file);
  Named tensors;
  for (const auto& [name, entry] : golden.entries()) {
    if (name.starts_with(marker)) tensors.emplace(prefix + name.substr(marker.size()), golden.tensor(name));
  }
  return tensors;
}

void write_bytes(const fs::path& file, const std::function<void(std::ostream&)>& write) {
  fs::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  write(stream);
  stream.close();
  if (!stream) throw ResourceError("cannot write " + file.string());
}

void write_json(const fs::path& file, const json& value) {
  write_bytes(file, [&](std::ostream& out) { out << value.dump(1) << "\n"; });
}

void write_safetensors(const fs::path& file, const Named& tensors) {
  json header = json::object();
  size_t at = 0;
  for (const auto& [name, tensor] : tensors) {
    header[name] = {
        {"dtype", name_of(tensor.dtype())}, {"shape", tensor.shape()}, {"data_offsets", {at, at + tensor.bytes()}}};
    at += tensor.bytes();
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  write_bytes(file, [&](std::ostream& out) {
    const uint64_t length = text.size();
    for (int i = 0; i < 8; ++i) out.put(static_cast<char>(length >> (8 * i)));
    out << text;
    for (const auto& [name, tensor] : tensors) {
      out.write(reinterpret_cast<const char*>(tensor.raw()), static_cast<std::streamsize>(tensor.bytes()));
    }
  });
}

/** As published: model-0000k-of-0000n.safetensors and their index. */
void write_sharded(const fs::path& folder, const Named& tensors, size_t shards) {
  std::vector<Named> parts(shards);
  size_t i = 0;
  for (const auto& entry : tensors) parts[i++ * shards / tensors.size()].insert(entry);
  json weight_map = json::object();
  size_t bytes = 0;
  for (size_t k = 0; k < shards; ++k) {
    char file[48];
    std::snprintf(file, sizeof file, "model-%05zu-of-%05zu.safetensors", k + 1, shards);
    write_safetensors(folder / file, parts[k]);
    for (const auto& [name, tensor] : parts[k]) {
      weight_map[name] = file;
      bytes += tensor.bytes();
    }
  }
  write_json(folder / "model.safetensors.index.json",
             {{"metadata", {{"total_size", bytes}}}, {"weight_map", weight_map}});
}

}  // namespace

void write_tiny_checkpoint(const fs::path& goldens, const fs::path& folder) {
  const json meta = read_json(goldens / "meta.json");
  const auto golden = [&](const std::string& stem) { return goldens / (stem + ".safetensors"); };

  const Named transformer = tensors_of(golden("dit-tiny-weights"), "", "");
  json config = meta.at("dit").at("tiny");
  write_sharded(folder / "distill", transformer, 2);
  write_json(folder / "distill/config.json", config);
  config["coords"] = "v1";
  write_sharded(folder / "540p_sr", transformer, 2);
  write_json(folder / "540p_sr/config.json", config);
  config["local_attn_layers"] = {0, 1, 3, 4, 5};
  config["frame_receptive_field"] = 1;
  write_sharded(folder / "1080p_sr", transformer, 2);
  write_json(folder / "1080p_sr/config.json", config);

  const fs::path text = folder / "t5gemma-9b-9b-ul2";
  write_sharded(text, tensors_of(golden("t5gemma-tiny"), "w.", "model."), 2);
  write_json(text / "config.json", {{"model_type", "t5gemma"}, {"encoder", meta.at("t5gemma")}});
  write_json(text / "tokenizer.json", tiny_tokenizer(meta.at("t5gemma").at("vocab_size")));

  write_safetensors(folder / "turbo_vae/checkpoint-340000.safetensors",
                    tensors_of(golden("turbo-vaed-tiny"), "w.", ""));
  write_json(folder / "turbo_vae/TurboV3-Wan22-TinyShallow_7_7.json", meta.at("turbo_vaed"));

  const fs::path audio = folder / "stable-audio-open-1.0";
  write_safetensors(audio / "model.safetensors", tensors_of(golden("oobleck-tiny"), "w.", ""));
  write_json(audio / "model_config.json",
             {{"sample_rate", 44100}, {"model", {{"pretransform", {{"config", meta.at("oobleck").at("model")}}}}}});

  const fs::path wan = folder / "Wan2.2-TI2V-5B";
  write_safetensors(wan / "Wan2.2_VAE.safetensors", tensors_of(golden("wan22-vae-tiny"), "w.", ""));
  write_json(wan / "Wan2.2_VAE.json", meta.at("wan22_vae"));
}

}  // namespace happyhorse
