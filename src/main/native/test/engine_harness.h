// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "i420.h"
#include "showhorse.h"

namespace showhorse {

struct CloseHandle {
  void operator()(showhorse_engine* e) const { showhorse_engine_close(e); }
  void operator()(showhorse_presenter* p) const { showhorse_presenter_close(p); }
  void operator()(showhorse_clip* c) const { showhorse_clip_close(c); }
};

using EngineHandle = std::unique_ptr<showhorse_engine, CloseHandle>;
using PresenterHandle = std::unique_ptr<showhorse_presenter, CloseHandle>;
using ClipHandle = std::unique_ptr<showhorse_clip, CloseHandle>;

/** A frame's buffers and what the engine wrote into them. */
class FrameBuffer {
 public:
  explicit FrameBuffer(const showhorse_canvas& canvas);

  showhorse_frame& frame() { return frame_; }
  const I420& picture() const { return picture_; }
  const std::vector<float>& sound() const { return sound_; }
  float mouth_opening() const { return frame_.mouth_opening; }

 private:
  I420 picture_;
  std::vector<float> sound_;
  showhorse_frame frame_{};
};

showhorse_canvas canvas_of(int width, int height, int rate = 25);

/** Each throws std::runtime_error with the engine's sentence when the call fails. */
EngineHandle open_engine(const std::string& options = "{}");
std::string find_rig(showhorse_engine* engine, const std::vector<uint8_t>& photo);
PresenterHandle open_presenter(showhorse_engine* engine, const std::vector<uint8_t>& photo,
                               const showhorse_canvas& canvas);
ClipHandle open_clip(showhorse_presenter* presenter, const showhorse_clip_request& request);

std::string last_error();

/** The drawn demo presenter of the project. */
std::string demo_photo_path();

/** A request that owns what it points to. */
struct Utterance {
  std::vector<float> pcm;
  std::vector<std::string> symbols;
  std::vector<showhorse_phoneme> phonemes;
  std::string language = "en";
  uint64_t seed = 1;
  int frames = 0;

  /** Phonemes of equal length after a pause: a buzz where there is speech, silence where there is not. */
  static Utterance of(const std::vector<std::string>& symbols, int samples_each, int frames, int samples_per_frame);
  /** No speech. */
  static Utterance idle(uint64_t seed, int frames);

  showhorse_clip_request request() const;
};

}  // namespace showhorse
