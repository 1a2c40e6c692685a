// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "engine_harness.h"

#include <cmath>
#include <stdexcept>

namespace showhorse {
namespace {

void require_ok(int32_t status, const char* what) {
  if (status < 0)
    throw std::runtime_error(std::string(what) + ": " + showhorse_status_name(status) + ": " + last_error());
}

bool is_pause(const std::string& symbol) { return symbol.empty() || symbol == "_"; }

}  // namespace

FrameBuffer::FrameBuffer(const showhorse_canvas& canvas)
    : picture_{cv::Mat(canvas.height, canvas.width, CV_8UC1), cv::Mat(canvas.height / 2, canvas.width / 2, CV_8UC1),
               cv::Mat(canvas.height / 2, canvas.width / 2, CV_8UC1)},
      sound_(static_cast<size_t>(int64_t{2} * 48000 * canvas.rate_den / canvas.rate_num)) {
  frame_.size = sizeof frame_;
  frame_.y = picture_.y.data;
  frame_.u = picture_.u.data;
  frame_.v = picture_.v.data;
  frame_.stride_y = canvas.width;
  frame_.stride_u = frame_.stride_v = canvas.width / 2;
  frame_.pcm = sound_.data();
  frame_.pcm_pairs = static_cast<int64_t>(sound_.size() / 2);
}

showhorse_canvas canvas_of(int width, int height, int rate) {
  return {sizeof(showhorse_canvas), width, height, rate, 1};
}

std::string last_error() {
  char buffer[512];
  showhorse_last_error(buffer, sizeof buffer);
  return buffer;
}

EngineHandle open_engine(const std::string& options) {
  showhorse_engine* engine = nullptr;
  require_ok(showhorse_engine_open(SHOWHORSE_ABI_VERSION, "portrait", options.c_str(), nullptr, nullptr, &engine),
             "open");
  return EngineHandle(engine);
}

std::string find_rig(showhorse_engine* engine, const std::vector<uint8_t>& photo) {
  std::string json(16384, '\0');
  size_t length = 0;
  require_ok(showhorse_rig_find(engine, photo.data(), photo.size(), json.data(), json.size(), &length), "rig");
  json.resize(length);
  return json;
}

PresenterHandle open_presenter(showhorse_engine* engine, const std::vector<uint8_t>& photo,
                               const showhorse_canvas& canvas) {
  const std::string rig = find_rig(engine, photo);
  showhorse_presenter* presenter = nullptr;
  require_ok(showhorse_presenter_open(engine, photo.data(), photo.size(), rig.c_str(), nullptr, &canvas, &presenter),
             "presenter");
  return PresenterHandle(presenter);
}

ClipHandle open_clip(showhorse_presenter* presenter, const showhorse_clip_request& request) {
  showhorse_clip* clip = nullptr;
  require_ok(showhorse_clip_open(presenter, &request, &clip), "clip");
  return ClipHandle(clip);
}

std::string demo_photo_path() { return SHOWHORSE_DEMO_PHOTO; }

Utterance Utterance::of(const std::vector<std::string>& symbols, int samples_each, int frames, int samples_per_frame) {
  Utterance u;
  u.symbols = symbols;
  u.frames = frames;
  u.pcm.resize(static_cast<size_t>(frames) * samples_per_frame);
  int64_t at = 0;
  for (const std::string& symbol : u.symbols) {
    u.phonemes.push_back({symbol.c_str(), at, at + samples_each});
    for (int64_t i = at; i < at + samples_each && !is_pause(symbol); ++i) {
      u.pcm[i] = 0.3f * static_cast<float>(std::sin(2 * 3.141592653589793 * 140 * static_cast<double>(i) / 48000));
    }
    at += samples_each;
  }
  return u;
}

Utterance Utterance::idle(uint64_t seed, int frames) {
  Utterance u;
  u.seed = seed;
  u.frames = frames;
  return u;
}

showhorse_clip_request Utterance::request() const {
  showhorse_clip_request r{};
  r.size = sizeof r;
  r.seed = seed;
  r.frames = frames;
  r.pcm = pcm.empty() ? nullptr : pcm.data();
  r.samples = static_cast<int64_t>(pcm.size());
  r.phonemes = phonemes.empty() ? nullptr : phonemes.data();
  r.phoneme_count = static_cast<int64_t>(phonemes.size());
  r.language = language.c_str();
  return r;
}

}  // namespace showhorse
