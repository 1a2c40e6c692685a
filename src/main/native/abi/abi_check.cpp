// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "abi_check.h"

#include <cmath>
#include <cstring>

#include "failure.h"

namespace showhorse {
namespace {

constexpr int kLeastSide = 128, kMostSide = 2160;
constexpr int kMostSeconds = 60;
constexpr size_t kLongestSymbol = 64;
/** No speech has more than this many phonemes a second; more is a caller's mistake. */
constexpr int64_t kMostPhonemesPerSecond = 200;
constexpr int64_t kLeastTokens = 2, kMostTokens = 4096;

[[noreturn]] void wrong(const std::string& sentence) { throw Failure(SHOWHORSE_ERROR_ARGUMENT, sentence); }

std::vector<Phoneme> copied(const showhorse_phoneme* phonemes, int64_t count, int64_t samples) {
  std::vector<Phoneme> copy;
  copy.reserve(static_cast<size_t>(count));
  int64_t before = 0;
  for (int64_t i = 0; i < count; ++i) {
    const showhorse_phoneme& p = phonemes[i];
    const std::string which = "Phoneme " + std::to_string(i);
    if (p.symbol == nullptr) wrong(which + " has no symbol; a pause is \"\" or \"_\".");
    if (p.start < before || p.end < p.start || p.end > samples) {
      wrong(which + " lasts from sample " + std::to_string(p.start) + " to " + std::to_string(p.end) +
            "; phonemes must be in order, must not overlap and must lie inside 0.." + std::to_string(samples) + ".");
    }
    std::string symbol(p.symbol, strnlen(p.symbol, kLongestSymbol + 1));
    if (symbol.size() > kLongestSymbol) wrong(which + " has a symbol of over 64 bytes.");
    copy.push_back({std::move(symbol), p.start, p.end});
    before = p.end;
  }
  return copy;
}

std::vector<int32_t> copied_tokens(const int32_t* tokens, int64_t count) {
  if (count == 0) return {};
  if (count < kLeastTokens || count > kMostTokens) {
    wrong("The prompt has " + std::to_string(count) + " tokens; it must have 2 to 4096, or none.");
  }
  require(tokens, "tokens");
  for (int64_t i = 0; i < count; ++i) {
    if (tokens[i] < 0) wrong("Token " + std::to_string(i) + " is " + std::to_string(tokens[i]) + ", a negative id.");
  }
  return {tokens, tokens + count};
}

}  // namespace

void require(const void* pointer, const char* name) {
  if (pointer == nullptr) wrong(std::string("The argument `") + name + "` is NULL.");
}

void require_size(uint32_t given, size_t known, const char* name) {
  if (given != known) {
    throw Failure(SHOWHORSE_ERROR_ABI, std::string("The struct ") + name + " has size " + std::to_string(given) +
                                           ", this library knows " + std::to_string(known) + ".");
  }
}

Canvas checked(const showhorse_canvas* canvas) {
  require(canvas, "canvas");
  require_size(canvas->size, sizeof *canvas, "showhorse_canvas");
  const auto side = [](int32_t length) { return length >= kLeastSide && length <= kMostSide && length % 2 == 0; };
  if (!side(canvas->width) || !side(canvas->height)) {
    wrong("The canvas is " + std::to_string(canvas->width) + " x " + std::to_string(canvas->height) +
          "; both sides must be even and 128..2160.");
  }
  const int64_t num = canvas->rate_num, den = canvas->rate_den;
  if (num <= 0 || den <= 0 || num < den || num > 60 * den) {
    wrong("The canvas rate is " + std::to_string(num) + "/" + std::to_string(den) +
          "; it must be 1..60 frames a second.");
  }
  if (48000 * den % num != 0) {
    wrong("The canvas rate " + std::to_string(num) + "/" + std::to_string(den) +
          " does not give a whole number of samples a frame at 48 kHz.");
  }
  return {canvas->width, canvas->height, canvas->rate_num, canvas->rate_den};
}

LookRequest checked(const showhorse_look* look) {
  if (look == nullptr) return {};
  require_size(look->size, sizeof *look, "showhorse_look");
  if (look->picture_bytes > 0) require(look->picture, "look->picture");
  return {look->json, {look->picture, look->picture_bytes}};
}

ClipRequest checked(const showhorse_clip_request* request, const Canvas& canvas) {
  require(request, "request");
  require_size(request->size, sizeof *request, "showhorse_clip_request");
  const int64_t most_frames = int64_t{kMostSeconds} * canvas.rate_num / canvas.rate_den;
  if (request->frames < 1 || request->frames > most_frames) {
    wrong("The clip has " + std::to_string(request->frames) + " frames; it must have 1 to " +
          std::to_string(most_frames) + " (60 s).");
  }
  ClipRequest copy;
  copy.seed = request->seed;
  copy.frames = request->frames;
  if (request->language != nullptr) copy.language.assign(request->language, strnlen(request->language, 64));
  if (request->own_speech != 0 && request->own_speech != 1) {
    wrong("own_speech is " + std::to_string(request->own_speech) + "; it must be 0 or 1.");
  }
  const bool idle = request->pcm == nullptr;
  if (!idle && request->own_speech == 1) wrong("A clip has pcm or own speech, not both.");
  copy.sound = !idle ? Sound::kGiven : request->own_speech == 1 ? Sound::kOwn : Sound::kNone;
  copy.tokens = copied_tokens(request->tokens, request->token_count);
  const int64_t samples = int64_t{request->frames} * canvas.samples_per_frame();
  const int64_t wanted = idle ? 0 : samples;
  if (request->samples != wanted) {
    wrong("The clip has " + std::to_string(request->samples) + " samples; " + std::to_string(request->frames) +
          " frames " + (idle ? "without pcm" : "of this canvas") + " need exactly " + std::to_string(wanted) + ".");
  }
  const int64_t most_phonemes = kMostPhonemesPerSecond * kMostSeconds;
  if (request->phoneme_count < 0 || request->phoneme_count > most_phonemes) {
    wrong("The clip has " + std::to_string(request->phoneme_count) + " phonemes; at most " +
          std::to_string(most_phonemes) + " are taken.");
  }
  if (request->phoneme_count > 0) {
    require(request->phonemes, "phonemes");
    if (idle) wrong("A clip without pcm has no phonemes.");
    copy.phonemes = copied(request->phonemes, request->phoneme_count, samples);
  }
  if (!idle) {
    copy.pcm.assign(request->pcm, request->pcm + samples);
    for (float sample : copy.pcm) {
      if (!std::isfinite(sample)) wrong("The pcm has a sample that is not a finite number.");
    }
  }
  return copy;
}

void check(const showhorse_frame* frame, const Canvas& canvas) {
  require(frame, "frame");
  require_size(frame->size, sizeof *frame, "showhorse_frame");
  require(frame->y, "frame->y");
  require(frame->u, "frame->u");
  require(frame->v, "frame->v");
  if (frame->stride_y < canvas.width || frame->stride_u < canvas.width / 2 || frame->stride_v < canvas.width / 2) {
    wrong("The frame's strides are " + std::to_string(frame->stride_y) + ", " + std::to_string(frame->stride_u) + ", " +
          std::to_string(frame->stride_v) + "; this canvas needs at least " + std::to_string(canvas.width) + ", " +
          std::to_string(canvas.width / 2) + ", " + std::to_string(canvas.width / 2) + ".");
  }
  if (frame->pcm != nullptr && frame->pcm_pairs < canvas.samples_per_frame()) {
    throw Failure(SHOWHORSE_ERROR_BUFFER, "The frame has room for " + std::to_string(frame->pcm_pairs) +
                                              " pairs of samples; a frame of this canvas has " +
                                              std::to_string(canvas.samples_per_frame()) + ".");
  }
}

}  // namespace showhorse
