// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>

#include "abi_check.h"
#include "clip.h"
#include "engine.h"
#include "failure.h"
#include "photo.h"
#include "presenter.h"
#include "showhorse.h"

using namespace showhorse;

struct showhorse_engine {
  std::shared_ptr<Engine> engine;
};

struct showhorse_presenter {
  std::shared_ptr<const Presenter> presenter;
};

struct showhorse_clip {
  Clip clip;
};

namespace {

thread_local std::string last_error;

void remember(const char* sentence) noexcept {
  try {
    last_error = sentence;
    if (last_error.size() > 511) last_error.resize(511);
  } catch (...) {
    last_error.clear();
  }
}

/** Runs a call of the ABI: whatever is thrown becomes a status and a sentence. */
template <class Body>
int32_t guarded(Body&& body) noexcept {
  last_error.clear();
  try {
    return body();
  } catch (const Failure& failure) {
    remember(failure.what());
    return failure.status();
  } catch (const std::bad_alloc&) {
    remember("There is not enough memory.");
    return SHOWHORSE_ERROR_MEMORY;
  } catch (const cv::Exception& e) {
    remember(e.what());
    return e.code == cv::Error::StsNoMem ? SHOWHORSE_ERROR_MEMORY : SHOWHORSE_ERROR_INTERNAL;
  } catch (const std::exception& e) {
    remember(e.what());
    return SHOWHORSE_ERROR_INTERNAL;
  } catch (...) {
    remember("An unknown failure.");
    return SHOWHORSE_ERROR_INTERNAL;
  }
}

int32_t hand_out(const std::string& text, char* buffer, size_t capacity, size_t* length) {
  *length = text.size();
  if (capacity > 0) {
    const size_t copied = std::min(capacity - 1, text.size());
    std::memcpy(buffer, text.data(), copied);
    buffer[copied] = '\0';
  }
  if (capacity <= text.size()) {
    throw Failure(SHOWHORSE_ERROR_BUFFER, "The buffer holds " + std::to_string(capacity) + " bytes; " +
                                              std::to_string(text.size() + 1) + " are needed.");
  }
  return SHOWHORSE_OK;
}

void require_buffer(const char* buffer, size_t capacity, const size_t* length) {
  if (capacity > 0) require(buffer, "json");
  require(length, "length");
}

std::span<const uint8_t> checked_photo(const uint8_t* photo, size_t bytes) {
  require(photo, "photo");
  return {photo, bytes};
}

}  // namespace

uint32_t showhorse_abi_version(void) { return SHOWHORSE_ABI_VERSION; }

const char* showhorse_status_name(int32_t status) {
  switch (status) {
    case SHOWHORSE_OK:
      return "OK";
    case SHOWHORSE_END:
      return "END";
    case SHOWHORSE_ERROR_ARGUMENT:
      return "ARGUMENT";
    case SHOWHORSE_ERROR_ABI:
      return "ABI";
    case SHOWHORSE_ERROR_UNKNOWN_ENGINE:
      return "UNKNOWN_ENGINE";
    case SHOWHORSE_ERROR_BUFFER:
      return "BUFFER";
    case SHOWHORSE_ERROR_CANCELLED:
      return "CANCELLED";
    case SHOWHORSE_ERROR_MEMORY:
      return "MEMORY";
    case SHOWHORSE_ERROR_UNSUPPORTED:
      return "UNSUPPORTED";
    case SHOWHORSE_ERROR_RESOURCE:
      return "RESOURCE";
    case SHOWHORSE_ERROR_INTERNAL:
      return "INTERNAL";
    case SHOWHORSE_ERROR_PHOTO_UNREADABLE:
      return "PHOTO_UNREADABLE";
    case SHOWHORSE_ERROR_PHOTO_TOO_LARGE:
      return "PHOTO_TOO_LARGE";
    case SHOWHORSE_ERROR_NO_FACE:
      return "NO_FACE";
    case SHOWHORSE_ERROR_SEVERAL_FACES:
      return "SEVERAL_FACES";
    case SHOWHORSE_ERROR_FACE_TOO_SMALL:
      return "FACE_TOO_SMALL";
    case SHOWHORSE_ERROR_RIG:
      return "RIG";
    default:
      return "UNKNOWN";
  }
}

size_t showhorse_last_error(char* buffer, size_t capacity) {
  if (buffer != nullptr && capacity > 0) {
    const size_t copied = std::min(capacity - 1, last_error.size());
    std::memcpy(buffer, last_error.data(), copied);
    buffer[copied] = '\0';
  }
  return last_error.size();
}

int32_t showhorse_engine_open(uint32_t abi_version, const char* name, const char* options, showhorse_progress progress,
                              void* user, showhorse_engine** out) {
  return guarded([&]() -> int32_t {
    require(out, "out");
    *out = nullptr;
    if (abi_version != SHOWHORSE_ABI_VERSION) {
      throw Failure(SHOWHORSE_ERROR_ABI, "The caller was built for ABI version " + std::to_string(abi_version) +
                                             ", this library has " + std::to_string(SHOWHORSE_ABI_VERSION) + ".");
    }
    require(name, "name");
    if (std::strcmp(name, "portrait") != 0) {
      throw Failure(SHOWHORSE_ERROR_UNKNOWN_ENGINE,
                    "This build has no engine \"" + std::string(name, strnlen(name, 64)) + "\"; it has \"portrait\".");
    }
    const auto report = [&](float done, const char* stage) {
      if (progress != nullptr && progress(user, done, stage) != 0) {
        throw Failure(SHOWHORSE_ERROR_CANCELLED, "The caller stopped the opening of the engine.");
      }
    };
    const EngineOptions parsed = EngineOptions::parse(options);
    report(0, "loading face cascades");
    auto handle = std::make_unique<showhorse_engine>(showhorse_engine{std::make_shared<Engine>(parsed)});
    report(1, "ready");
    *out = handle.release();
    return SHOWHORSE_OK;
  });
}

int32_t showhorse_engine_describe(showhorse_engine* engine, char* json, size_t capacity, size_t* length) {
  return guarded([&]() -> int32_t {
    require(engine, "engine");
    require_buffer(json, capacity, length);
    return hand_out(engine->engine->describe(), json, capacity, length);
  });
}

int32_t showhorse_rig_find(showhorse_engine* engine, const uint8_t* photo, size_t photo_bytes, char* json,
                           size_t capacity, size_t* length) {
  return guarded([&]() -> int32_t {
    require(engine, "engine");
    require_buffer(json, capacity, length);
    const Rig rig = engine->engine->find_rig(decode_photo(checked_photo(photo, photo_bytes)));
    return hand_out(rig_to_json(rig), json, capacity, length);
  });
}

int32_t showhorse_presenter_open(showhorse_engine* engine, const uint8_t* photo, size_t photo_bytes, const char* rig,
                                 const showhorse_canvas* canvas, showhorse_presenter** out) {
  return guarded([&]() -> int32_t {
    require(out, "out");
    *out = nullptr;
    require(engine, "engine");
    require(rig, "rig");
    const Canvas size = checked(canvas);
    const Rig geometry = rig_from_json(rig);
    const cv::Mat picture = decode_photo(checked_photo(photo, photo_bytes));
    *out = new showhorse_presenter{std::make_shared<const Presenter>(engine->engine, picture, geometry, size)};
    return SHOWHORSE_OK;
  });
}

int32_t showhorse_clip_open(showhorse_presenter* presenter, const showhorse_clip_request* request,
                            showhorse_clip** out) {
  return guarded([&]() -> int32_t {
    require(out, "out");
    *out = nullptr;
    require(presenter, "presenter");
    *out = new showhorse_clip{Clip(presenter->presenter, checked(request, presenter->presenter->canvas()))};
    return SHOWHORSE_OK;
  });
}

int32_t showhorse_clip_render(showhorse_clip* clip, showhorse_frame* frame) {
  return guarded([&]() -> int32_t {
    require(clip, "clip");
    check(frame, clip->clip.presenter().canvas());
    return clip->clip.render(*frame);
  });
}

int32_t showhorse_clip_cancel(showhorse_clip* clip) {
  return guarded([&]() -> int32_t {
    require(clip, "clip");
    clip->clip.cancel();
    return SHOWHORSE_OK;
  });
}

void showhorse_clip_close(showhorse_clip* clip) { delete clip; }

void showhorse_presenter_close(showhorse_presenter* presenter) { delete presenter; }

void showhorse_engine_close(showhorse_engine* engine) { delete engine; }
