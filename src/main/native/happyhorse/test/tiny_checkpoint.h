/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

namespace happyhorse {

/**
 * Writes the golden tensors' small models as a checkpoint of the published layout: distill, 540p_sr and 1080p_sr
 * (sharded), turbo_vae, t5gemma-9b-9b-ul2 with a tokenizer.json of its vocabulary, stable-audio-open-1.0 and
 * Wan2.2-TI2V-5B. Some 25 MB. The models are made up: pictures and sound are noise. Throws ResourceError.
 */
void write_tiny_checkpoint(const std::filesystem::path& goldens, const std::filesystem::path& folder);

/** A tokenizer.json of Gemma's form (byte-fallback BPE, blanks as U+2581) with at most `vocabulary` tokens. */
nlohmann::json tiny_tokenizer(int64_t vocabulary);

}  // namespace happyhorse
