// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "abi_check.h"
#include "engines.h"
#include "failure.h"
#include "showhorse.h"
#include "utf8.h"

using namespace showhorse;

struct showhorse_engine {
  std::unique_ptr<EnginePort> engine;
};

struct showhorse_presenter {
  std::unique_ptr<PresenterPort> presenter;
};

struct showhorse_clip {
  std::unique_ptr<ClipPort> clip;
  Canvas canvas;
};

namespace {

/** showhorse.h promises that 512 bytes hold every message and its zero. */
constexpr size_t kLongestSentence = 511;

thread_local std::string last_error;

void remember(const char* sentence) noexcept {
  try {
    last_error = well_formed(sentence, kLongestSentence);
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

int32_t hand_out(const std::vector<uint8_t>& file, uint8_t* buffer, size_t capacity, size_t* length) {
  *length = file.size();
  if (capacity < file.size()) {
    throw Failure(SHOWHORSE_ERROR_BUFFER, "The buffer holds " + std::to_string(capacity) + " bytes; " +
                                              std::to_string(file.size()) + " are needed.");
  }
  std::memcpy(buffer, file.data(), file.size());
  return SHOWHORSE_OK;
}

void require_buffer(const void* buffer, size_t capacity, const size_t* length) {
  if (capacity > 0) require(buffer, "buffer");
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
    case SHOWHORSE_ERROR_LOOK:
      return "LOOK";
    default:
      return "UNKNOWN";
  }
}

size_t showhorse_last_error(char* buffer, size_t capacity) {
  if (buffer != nullptr && capacity > 0) {
    size_t copied = 0;
    while (const size_t size = utf8_character(std::string_view(last_error).substr(copied))) {
      if (copied + size > capacity - 1) break;
      copied += size;
    }
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
    const auto report = [&](float done, const std::string& stage) {
      if (progress != nullptr && progress(user, done, stage.c_str()) != 0) {
        throw Failure(SHOWHORSE_ERROR_CANCELLED, "The caller stopped the opening of the engine.");
      }
    };
    auto handle = std::make_unique<showhorse_engine>(
        showhorse_engine{open_engine(std::string(name, strnlen(name, 64)), options, report)});
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
    return hand_out(engine->engine->intake().find_rig(checked_photo(photo, photo_bytes)), json, capacity, length);
  });
}

int32_t showhorse_photo_check(showhorse_engine* engine, const uint8_t* photo, size_t photo_bytes, const char* rig,
                              const showhorse_look* look, const showhorse_canvas* canvas, char* json, size_t capacity,
                              size_t* length) {
  return guarded([&]() -> int32_t {
    require(engine, "engine");
    require_buffer(json, capacity, length);
    const Canvas size = checked(canvas);
    return hand_out(
        engine->engine->intake().check(checked_photo(photo, photo_bytes), rig, checked(look), size.width, size.height),
        json, capacity, length);
  });
}

int32_t showhorse_rig_draw(showhorse_engine* engine, const uint8_t* photo, size_t photo_bytes, const char* rig,
                           uint8_t* png, size_t capacity, size_t* length) {
  return guarded([&]() -> int32_t {
    require(engine, "engine");
    require_buffer(png, capacity, length);
    require(rig, "rig");
    return hand_out(engine->engine->intake().draw_rig(checked_photo(photo, photo_bytes), rig), png, capacity, length);
  });
}

int32_t showhorse_picture_read(const uint8_t* picture, size_t picture_bytes, int32_t max_side, uint8_t* png,
                               size_t capacity, size_t* length) {
  return guarded([&]() -> int32_t {
    require(picture, "picture");
    require_buffer(png, capacity, length);
    if (max_side < 1 || max_side > 65'535) {
      throw Failure(SHOWHORSE_ERROR_ARGUMENT, "\"max_side\" is " + std::to_string(max_side) + "; it must be 1..65535.");
    }
    return hand_out(picture_as_png({picture, picture_bytes}, max_side), png, capacity, length);
  });
}

int32_t showhorse_presenter_open(showhorse_engine* engine, const uint8_t* photo, size_t photo_bytes, const char* rig,
                                 const showhorse_look* look, const showhorse_canvas* canvas,
                                 showhorse_presenter** out) {
  return guarded([&]() -> int32_t {
    require(out, "out");
    *out = nullptr;
    require(engine, "engine");
    require(rig, "rig");
    const Canvas size = checked(canvas);
    auto handle = std::make_unique<showhorse_presenter>(showhorse_presenter{
        engine->engine->open_presenter(checked_photo(photo, photo_bytes), rig, checked(look), size)});
    *out = handle.release();
    return SHOWHORSE_OK;
  });
}

int32_t showhorse_presenter_picture(showhorse_presenter* presenter, uint8_t* png, size_t capacity, size_t* length) {
  return guarded([&]() -> int32_t {
    require(presenter, "presenter");
    require_buffer(png, capacity, length);
    return hand_out(png_of(presenter->presenter->picture()), png, capacity, length);
  });
}

int32_t showhorse_pose_list(showhorse_engine* engine, char* json, size_t capacity, size_t* length) {
  return guarded([&]() -> int32_t {
    require(engine, "engine");
    require_buffer(json, capacity, length);
    return hand_out(engine->engine->poses(), json, capacity, length);
  });
}

int32_t showhorse_pose_render(showhorse_presenter* presenter, int32_t pose, showhorse_frame* frame) {
  return guarded([&]() -> int32_t {
    require(presenter, "presenter");
    check(frame, presenter->presenter->canvas());
    presenter->presenter->render_pose(pose, *frame);
    return SHOWHORSE_OK;
  });
}

int32_t showhorse_clip_open(showhorse_presenter* presenter, const showhorse_clip_request* request,
                            showhorse_clip** out) {
  return guarded([&]() -> int32_t {
    require(out, "out");
    *out = nullptr;
    require(presenter, "presenter");
    const Canvas& canvas = presenter->presenter->canvas();
    auto handle = std::make_unique<showhorse_clip>(
        showhorse_clip{presenter->presenter->open_clip(checked(request, canvas)), canvas});
    *out = handle.release();
    return SHOWHORSE_OK;
  });
}

int32_t showhorse_clip_render(showhorse_clip* clip, showhorse_frame* frame) {
  return guarded([&]() -> int32_t {
    require(clip, "clip");
    check(frame, clip->canvas);
    return clip->clip->render(*frame);
  });
}

int32_t showhorse_clip_cancel(showhorse_clip* clip) {
  return guarded([&]() -> int32_t {
    require(clip, "clip");
    clip->clip->cancel();
    return SHOWHORSE_OK;
  });
}

void showhorse_clip_close(showhorse_clip* clip) { delete clip; }

void showhorse_presenter_close(showhorse_presenter* presenter) { delete presenter; }

void showhorse_engine_close(showhorse_engine* engine) { delete engine; }
