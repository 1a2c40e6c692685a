/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/* The engine through the shared library, as Java uses it, with the tiny checkpoint. */
#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>
#include <thread>

#include "happyhorse/test/tiny_checkpoint.h"
#include "showhorse.h"
#include "tensor/test/check.h"
#include "tensor/test/files.h"

namespace {

constexpr int kWidth = 128, kHeight = 160, kFrames = 16, kPairs = 1920;

struct Close {
  void operator()(showhorse_engine* e) const { showhorse_engine_close(e); }
  void operator()(showhorse_presenter* p) const { showhorse_presenter_close(p); }
  void operator()(showhorse_clip* c) const { showhorse_clip_close(c); }
};
using Engine = std::unique_ptr<showhorse_engine, Close>;
using Presenter = std::unique_ptr<showhorse_presenter, Close>;
using ClipHandle = std::unique_ptr<showhorse_clip, Close>;

std::string last_error() {
  char text[512];
  showhorse_last_error(text, sizeof text);
  return text;
}

const std::filesystem::path& checkpoint() {
  static const check::TemporaryFolder folder;
  static const bool written = (happyhorse::write_tiny_checkpoint(SHOWHORSE_GOLDENS, folder.path()), true);
  (void)written;
  return folder.path();
}

std::string options(const std::string& more = "") {
  return "{\"checkpoint\":\"" + checkpoint().string() + "\",\"threads\":1" + more + "}";
}

int32_t open_status(const std::string& json, Engine& out, showhorse_progress progress = nullptr, void* user = nullptr) {
  showhorse_engine* engine = nullptr;
  const int32_t status =
      showhorse_engine_open(SHOWHORSE_ABI_VERSION, "happyhorse", json.c_str(), progress, user, &engine);
  out.reset(engine);
  return status;
}

showhorse_engine* engine() {
  static const Engine shared = [] {
    Engine opened;
    if (open_status(options(), opened) != SHOWHORSE_OK) check::fail(__FILE__, __LINE__, last_error());
    return opened;
  }();
  return shared.get();
}

std::vector<uint8_t> photo() {
  std::ifstream stream(SHOWHORSE_DEMO_PHOTO, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Presenter open_presenter(showhorse_engine* with, const showhorse_look* look = nullptr) {
  const std::vector<uint8_t> file = photo();
  std::string rig(32768, '\0');
  size_t length = 0;
  CHECK(showhorse_rig_find(with, file.data(), file.size(), rig.data(), rig.size(), &length) == SHOWHORSE_OK);
  const showhorse_canvas canvas{sizeof canvas, kWidth, kHeight, 25, 1};
  showhorse_presenter* presenter = nullptr;
  CHECK(showhorse_presenter_open(with, file.data(), file.size(), rig.c_str(), look, &canvas, &presenter) ==
        SHOWHORSE_OK);
  return Presenter(presenter);
}

const std::vector<int32_t>& prompt() {
  static const std::vector<int32_t> ids{5, 300, 41, 7, 19, 230};
  return ids;
}

showhorse_clip_request own_speech(uint64_t seed = 7) {
  showhorse_clip_request request{};
  request.size = sizeof request;
  request.seed = seed;
  request.frames = kFrames;
  request.tokens = prompt().data();
  request.token_count = static_cast<int64_t>(prompt().size());
  request.own_speech = 1;
  return request;
}

ClipHandle open_clip(showhorse_presenter* presenter, const showhorse_clip_request& request) {
  showhorse_clip* clip = nullptr;
  if (showhorse_clip_open(presenter, &request, &clip) != SHOWHORSE_OK) check::fail(__FILE__, __LINE__, last_error());
  return ClipHandle(clip);
}

struct Rendered {
  std::vector<std::vector<uint8_t>> frames; /* luma, then chroma */
  std::vector<float> sound;
  int32_t end = 0;
};

Rendered render(showhorse_clip* clip) {
  Rendered result;
  while (true) {
    std::vector<uint8_t> planes(kWidth * kHeight * 3 / 2);
    std::vector<float> sound(2 * kPairs);
    showhorse_frame frame{};
    frame.size = sizeof frame;
    frame.y = planes.data();
    frame.u = frame.y + kWidth * kHeight;
    frame.v = frame.u + kWidth * kHeight / 4;
    frame.stride_y = kWidth;
    frame.stride_u = frame.stride_v = kWidth / 2;
    frame.pcm = sound.data();
    frame.pcm_pairs = kPairs;
    result.end = showhorse_clip_render(clip, &frame);
    if (result.end != SHOWHORSE_OK) return result;
    result.frames.push_back(planes);
    result.sound.insert(result.sound.end(), sound.begin(), sound.end());
  }
}

float loudest(const std::vector<float>& sound, size_t begin, size_t end) {
  float peak = 0;
  for (size_t i = begin; i < end; ++i) peak = std::max(peak, std::abs(sound[i]));
  return peak;
}

}  // namespace

TEST(describesItselfAsAnEngineThatSpeaks) {
  char json[512];
  size_t length = 0;
  CHECK(showhorse_engine_describe(engine(), json, sizeof json, &length) == SHOWHORSE_OK);
  const auto value = nlohmann::json::parse(json);
  CHECK(value.at("name") == "happyhorse" && value.at("speech") == "own" && value.at("idle") == true);
  CHECK(value.at("version").get<std::string>().starts_with("2-256p-"));
}

TEST(aSpokenClipBeginsAndEndsWithThePhotoAndInSilence) {
  const Presenter presenter = open_presenter(engine());
  const ClipHandle clip = open_clip(presenter.get(), own_speech());
  const Rendered result = render(clip.get());
  CHECK(result.end == SHOWHORSE_END);
  CHECK(result.frames.size() == kFrames);
  CHECK(result.frames.front() == result.frames.back());
  CHECK(result.frames[kFrames / 2 - 2] != result.frames.front());
  CHECK(loudest(result.sound, 0, 2 * 1024) == 0);
  CHECK(loudest(result.sound, result.sound.size() - 2 * 1024, result.sound.size()) == 0);
  CHECK(loudest(result.sound, 0, result.sound.size()) > 0.001f);
}

TEST(theLookIsInThePictureThatTheModelStartsFrom) {
  const showhorse_look green{sizeof green, R"({"background":{"mode":"colour","colour":"#00a040"}})", nullptr, 0};
  const auto first_corner = [](showhorse_presenter* presenter) {
    const Rendered clip = render(open_clip(presenter, own_speech()).get());
    return clip.frames.front().at(0);
  };
  const auto picture = [](showhorse_presenter* presenter) {
    std::vector<uint8_t> png(1 << 20);
    size_t length = 0;
    CHECK(showhorse_presenter_picture(presenter, png.data(), png.size(), &length) == SHOWHORSE_OK);
    png.resize(length);
    return png;
  };
  const Presenter kept = open_presenter(engine()), replaced = open_presenter(engine(), &green);
  CHECK(picture(kept.get()) != picture(replaced.get()));
  CHECK(first_corner(kept.get()) != first_corner(replaced.get()));
}

TEST(theSameRequestGivesTheSameBytesAndAnotherSeedOthers) {
  const Presenter presenter = open_presenter(engine());
  const Rendered first = render(open_clip(presenter.get(), own_speech()).get());
  const Rendered again = render(open_clip(presenter.get(), own_speech()).get());
  const Rendered other = render(open_clip(presenter.get(), own_speech(8)).get());
  CHECK(first.frames == again.frames && first.sound == again.sound);
  CHECK(first.frames != other.frames && first.sound != other.sound);
}

TEST(givenSoundIsDeliveredAsItIs) {
  const Presenter presenter = open_presenter(engine());
  std::vector<float> pcm(kFrames * kPairs);
  for (size_t i = 0; i < pcm.size(); ++i) pcm[i] = 0.3f * std::sin(0.02f * static_cast<float>(i));
  showhorse_clip_request request = own_speech();
  request.own_speech = 0;
  request.pcm = pcm.data();
  request.samples = static_cast<int64_t>(pcm.size());
  const Rendered result = render(open_clip(presenter.get(), request).get());
  CHECK(result.frames.size() == kFrames);
  for (size_t i = 0; i < pcm.size(); ++i) CHECK(result.sound[2 * i] == pcm[i] && result.sound[2 * i + 1] == pcm[i]);
}

TEST(anIdleClipIsSilentAndMoves) {
  const Presenter presenter = open_presenter(engine());
  showhorse_clip_request request = own_speech();
  request.own_speech = 0;
  const Rendered result = render(open_clip(presenter.get(), request).get());
  CHECK(loudest(result.sound, 0, result.sound.size()) == 0);
  CHECK(result.frames[kFrames / 2] != result.frames.front());
}

TEST(cancellingStopsBetweenSteps) {
  const Presenter presenter = open_presenter(engine());
  showhorse_clip_request request = own_speech();
  request.frames = 200;
  const ClipHandle clip = open_clip(presenter.get(), request);
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    showhorse_clip_cancel(clip.get());
  });
  const Rendered result = render(clip.get());
  other.join();
  CHECK(result.end == SHOWHORSE_ERROR_CANCELLED);
  CHECK(result.frames.empty());
}

TEST(openingReportsItsStagesAndCanBeStopped) {
  struct Seen {
    std::vector<std::string> stages;
    float last = 0;
    bool rising = true;
  } seen;
  const auto note = [](void* user, float done, const char* stage) -> int32_t {
    auto& all = *static_cast<Seen*>(user);
    all.rising = all.rising && done >= all.last;
    all.last = done;
    if (all.stages.empty() || all.stages.back() != stage) all.stages.push_back(stage);
    return 0;
  };
  Engine opened;
  CHECK(open_status(options(",\"resolution\":\"540p\""), opened, note, &seen) == SHOWHORSE_OK);
  CHECK(seen.rising && seen.last == 1);
  for (const char* stage : {"planning memory", "loading the text encoder", "loading the transformer",
                            "loading the super-resolution transformer", "first generation", "ready"}) {
    CHECK(std::find(seen.stages.begin(), seen.stages.end(), stage) != seen.stages.end());
  }
  const auto stop = [](void*, float done, const char*) -> int32_t { return done > 0.3f; };
  Engine never;
  CHECK(open_status(options(), never, stop) == SHOWHORSE_ERROR_CANCELLED);
  CHECK(never == nullptr);
}

TEST(superResolutionRendersAtItsOwnSize) {
  for (const char* resolution : {"540p", "1080p"}) {
    Engine large;
    CHECK(open_status(options(std::string(",\"resolution\":\"") + resolution + "\""), large) == SHOWHORSE_OK);
    const Presenter presenter = open_presenter(large.get());
    CHECK(render(open_clip(presenter.get(), own_speech()).get()).frames.size() == kFrames);
  }
}

TEST(tooLittleMemoryIsRefusedBeforeLoading) {
  Engine none;
  CHECK(open_status(options(",\"memory\":0.05"), none) == SHOWHORSE_ERROR_MEMORY);
  CHECK(last_error().find("GiB short") != std::string::npos);
}

TEST(whatACheckpointLacksIsNamed) {
  const check::TemporaryFolder folder;
  std::filesystem::copy(checkpoint(), folder / "models", std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(folder / "models/distill");
  std::filesystem::rename(folder / "models/Wan2.2-TI2V-5B/Wan2.2_VAE.safetensors",
                          folder / "models/Wan2.2-TI2V-5B/Wan2.2_VAE.pth");
  Engine none;
  const std::string json = "{\"checkpoint\":\"" + (folder / "models").string() + "\"}";
  CHECK(open_status(json, none) == SHOWHORSE_ERROR_RESOURCE);
  CHECK(last_error().find("distill") != std::string::npos);
  CHECK(last_error().find("showhorse models convert") != std::string::npos);
}

TEST(partsMayLieElsewhere) {
  const check::TemporaryFolder folder;
  std::filesystem::copy(checkpoint(), folder / "models", std::filesystem::copy_options::recursive);
  std::filesystem::rename(folder / "models/distill", folder / "elsewhere");
  Engine opened;
  const std::string json = "{\"checkpoint\":\"" + (folder / "models").string() + "\",\"threads\":1";
  CHECK(open_status(json + "}", opened) == SHOWHORSE_ERROR_RESOURCE);
  const std::string parts = ",\"parts\":{\"distill\":\"" + (folder / "elsewhere").string() + "\"}}";
  CHECK(open_status(json + parts, opened) == SHOWHORSE_OK);
}

TEST(promptsAreChecked) {
  const Presenter presenter = open_presenter(engine());
  const auto status_of = [&](const showhorse_clip_request& request) {
    showhorse_clip* clip = nullptr;
    const int32_t status = showhorse_clip_open(presenter.get(), &request, &clip);
    showhorse_clip_close(clip);
    return status;
  };
  showhorse_clip_request request = own_speech();
  request.token_count = 0;
  CHECK(status_of(request) == SHOWHORSE_ERROR_ARGUMENT);
  request = own_speech();
  const int32_t strange[] = {1, 512};
  request.tokens = strange;
  request.token_count = 2;
  CHECK(status_of(request) == SHOWHORSE_ERROR_ARGUMENT);
  CHECK(last_error().find("512") != std::string::npos);
  request = own_speech();
  request.frames = 300;
  CHECK(status_of(request) == SHOWHORSE_ERROR_UNSUPPORTED);
}
