/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <functional>
#include <memory>

#include "happyhorse/model_files.h"
#include "model/pipeline.h"
#include "model/text_encoder.h"

namespace happyhorse {

/** Where the weights of a part come from. */
using PartSource = std::function<std::shared_ptr<WeightSource>(Part)>;

/** Called while loading with the share done, 0..1, and what is being loaded; may throw to stop. */
using LoadProgress = std::function<void(double done, const char* stage)>;

/** Every model of a generation, loaded. One thread at a time. */
class Models {
 public:
  Models(Ops& ops, const ModelShapes& shapes, const PartSource& source, const LoadProgress& progress);

  TextEncoder& text_encoder() { return text_; }
  PipelineParts parts();

 private:
  TextEncoder text_;
  std::unique_ptr<Dit> base_, super_resolution_;
  std::unique_ptr<WanEncoder> image_encoder_;
  std::unique_ptr<TurboDecoder> video_decoder_;
  std::unique_ptr<AudioEncoder> audio_encoder_;
  std::unique_ptr<AudioDecoder> audio_decoder_;
};

}  // namespace happyhorse
