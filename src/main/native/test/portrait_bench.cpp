// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Renders an 8 s clip several times and reports how much faster than real time that is, and what SIMD brings to it.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>

#include "engine_harness.h"
#include "picture_file.h"
#include "sampler.h"

using namespace showhorse;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRuns = 7, kFrames = 200;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double render_seconds(showhorse_presenter* presenter, const showhorse_canvas& canvas, const Utterance& utterance) {
  FrameBuffer buffer(canvas);
  const auto start = Clock::now();
  const ClipHandle clip = open_clip(presenter, utterance.request());
  while (showhorse_clip_render(clip.get(), &buffer.frame()) == SHOWHORSE_OK) {
  }
  return seconds_since(start);
}

/** Nanoseconds a point for reading a texture, row after row of 16. */
template <class Work>
double nanoseconds_a_point(const Work& work) {
  constexpr int kRows = 400'000, kCount = 16;
  std::vector<double> times;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t start = std::clock();
    for (int i = 0; i < kRows; ++i) work(i);
    times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return 1e9 * *std::min_element(times.begin(), times.end()) / (static_cast<double>(kRows) * kCount);
}

template <class Plain, class Fast>
void compare(const char* what, const Plain& plain, const Fast& fast) {
  const double slow = nanoseconds_a_point(plain), quick = nanoseconds_a_point(fast);
  std::printf("%-34s plain %.2f ns, AVX2 %.2f ns a point: %.1f times as fast\n", what, slow, quick, slow / quick);
}

/** Does SIMD pay? Level lines are a face that stands still or shifts, rolled ones a head that leans over. */
void compare_simd() {
  cv::Mat luma(512, 1024, CV_8UC1), chroma(512, 1024, CV_8UC2);
  cv::RNG rng(1);
  rng.fill(luma, cv::RNG::UNIFORM, 0, 256);
  rng.fill(chroma, cv::RNG::UNIFORM, 0, 256);
  const Plane y(luma), uv(chroma);
  uint8_t out[32];
  const auto line = [](int i, int dy) {
    return Line{(i % 900) << 16 | 0x5A5A, (40 + i * 7 % 400) << 16 | 0xB00, 131'000, dy};
  };
  for (const auto& [name, dy] : {std::pair{"luma, level", 40}, std::pair{"luma, rolled", 9'000}}) {
    const int tilt = dy;
    compare(
        name, [&, tilt](int i) { read_line_plain(y, line(i, tilt), out, 16); },
        [&, tilt](int i) { read_line(y, line(i, tilt), out, 16); });
  }
  for (const auto& [name, dy] : {std::pair{"chroma, level", 40}, std::pair{"chroma, rolled", 9'000}}) {
    const int tilt = dy;
    compare(
        name, [&, tilt](int i) { read_line_plain(uv, line(i, tilt), out, out + 16, 16); },
        [&, tilt](int i) { read_line(uv, line(i, tilt), out, out + 16, 16); });
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string photo_path = argc > 1 ? argv[1] : demo_photo_path();
    const std::string threads = argc > 2 ? argv[2] : "0";
    const showhorse_canvas canvas = argc > 4 ? canvas_of(std::atoi(argv[3]), std::atoi(argv[4])) : canvas_of(720, 1280);
    auto start = Clock::now();
    const EngineHandle engine = open_engine("{\"threads\":" + threads + "}");
    std::printf("engine open        %8.1f ms\n", 1e3 * seconds_since(start));
    const auto photo = read_file(photo_path);
    start = Clock::now();
    const std::string rig = find_rig(engine.get(), photo);
    std::printf("rig found          %8.1f ms\n", 1e3 * seconds_since(start));
    start = Clock::now();
    const PresenterHandle presenter = open_presenter(engine.get(), photo, canvas);
    std::printf("presenter (and rig)%8.1f ms\n", 1e3 * seconds_since(start));
    std::vector<std::string> symbols = {"_"};
    const char* words[] = {"h", "ə", "l", "oʊ", "m", "aɪ", "f", "ɹ", "ɛ", "n", "d", "z"};
    while (symbols.size() < 75) symbols.push_back(words[symbols.size() % 12]);
    const Utterance utterance = Utterance::of(symbols, 4800, kFrames, 48000 / canvas.rate_num);
    std::vector<double> seconds;
    const std::clock_t cpu_start = std::clock();
    for (int i = 0; i < kRuns; ++i) seconds.push_back(render_seconds(presenter.get(), canvas, utterance));
    const double cpu = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC / (kRuns * kFrames);
    std::sort(seconds.begin(), seconds.end());
    const double median = seconds[kRuns / 2];
    std::printf(
        "%d x %d, %d frames, %d runs: median %.0f frames/s, %.1f times real time (best %.0f, worst %.0f frames/s)\n",
        canvas.width, canvas.height, kFrames, kRuns, kFrames / median, kFrames / median / canvas.rate_num,
        kFrames / seconds.front(), kFrames / seconds.back());
    // Of all threads; on a busy machine the steadier number is the steadier number.
    std::printf("processor time %.2f ms a frame: %.0f frames/s on one free core\n", 1e3 * cpu, 1 / cpu);
    compare_simd();
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\nportrait_bench [PHOTO [THREADS [WIDTH HEIGHT]]]\n", e.what());
    return 1;
  }
}
