// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Renders an 8 s clip several times and reports how much faster than real time that is.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>

#include "engine_harness.h"
#include "picture_file.h"

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
    // On a busy machine the processor time is the steadier number.
    std::printf("processor time %.2f ms a frame: %.0f frames/s on one free core\n", 1e3 * cpu, 1 / cpu);
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\nportrait_bench [PHOTO [THREADS [WIDTH HEIGHT]]]\n", e.what());
    return 1;
  }
}
