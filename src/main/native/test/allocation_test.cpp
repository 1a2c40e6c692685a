// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Rendering a frame allocates no memory: every way to the heap is counted, on every thread.

#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "engine_harness.h"
#include "picture_file.h"

namespace {

std::atomic<bool> counting = false;
std::atomic<int> allocations = 0;

void* counted(void* p) {
  if (counting.load(std::memory_order_relaxed)) allocations.fetch_add(1, std::memory_order_relaxed);
  return p;
}

}  // namespace

// operator new, std::vector and cv::Mat all end in one of these; glibc lets a program bring its own.
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* p, size_t size);
void* __libc_memalign(size_t alignment, size_t size);

void* malloc(size_t size) { return counted(__libc_malloc(size)); }
void* calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size)); }
void* realloc(void* p, size_t size) { return counted(__libc_realloc(p, size)); }
void* memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
void* aligned_alloc(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
int posix_memalign(void** p, size_t alignment, size_t size) {
  *p = counted(__libc_memalign(alignment, size));
  return *p == nullptr ? ENOMEM : 0;
}
}

namespace showhorse {
namespace {

/** Speech with every kind of mouth, blinks, brows, breath and head movement. */
Utterance talk(int frames) {
  std::vector<std::string> symbols = {"_"};
  const char* words[] = {"h", "ə", "l", "oʊ", "m", "aɪ", "f", "ɹ", "ɛ", "n", "d", "z"};
  while (static_cast<int>(symbols.size()) < frames * 2 / 5 - 2) symbols.push_back(words[symbols.size() % 12]);
  return Utterance::of(symbols, 4800, frames, 1920);
}

int allocations_while_rendering(showhorse_presenter* presenter, const showhorse_canvas& canvas, const Utterance& u) {
  FrameBuffer buffer(canvas);
  const ClipHandle clip = open_clip(presenter, u.request());
  allocations = 0;
  counting = true;
  while (showhorse_clip_render(clip.get(), &buffer.frame()) == SHOWHORSE_OK) {
  }
  counting = false;
  return allocations;
}

TEST(Allocation, isCountedWhereItHappens) {
  counting = true;
  const int before = allocations;
  const std::vector<int> some(1000, 1);
  const cv::Mat picture(64, 64, CV_8UC1);
  counting = false;
  EXPECT_EQ(1000u, some.size());
  EXPECT_GE(allocations - before, 2);
}

TEST(Allocation, aWholeClipIsRenderedWithoutAny) {
  const auto photo = read_file(demo_photo_path());
  const showhorse_canvas canvas = canvas_of(360, 640);
  for (const char* threads : {"1", "3"}) {
    const EngineHandle engine = open_engine("{\"threads\":" + std::string(threads) + "}");
    const PresenterHandle presenter = open_presenter(engine.get(), photo, canvas);
    EXPECT_EQ(0, allocations_while_rendering(presenter.get(), canvas, talk(200))) << threads << " threads";
    EXPECT_EQ(0, allocations_while_rendering(presenter.get(), canvas, Utterance::idle(4, 200)))
        << threads << " threads";
  }
}

}  // namespace
}  // namespace showhorse
