// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <string>

#include "engine.h"
#include "face.h"
#include "i420.h"
#include "photo.h"
#include "photo_measures.h"
#include "photo_report.h"
#include "picture_file.h"
#include "rig_drawing.h"

using namespace showhorse;

namespace {

int usage() {
  std::fprintf(stderr,
               "photo_tool rig PHOTO OUT.png                                  the rig drawn over the photo\n"
               "photo_tool check PHOTO 720x1280 [LOOK [PICTURE]]              what was measured, and the report\n"
               "photo_tool look PHOTO 720x1280 OUT.png LOOK [PICTURE]         the neutral frame with a look (JSON)\n");
  return 2;
}

cv::Size size_of(const char* text) {
  int width = 0, height = 0;
  if (std::sscanf(text, "%dx%d", &width, &height) != 2) throw std::runtime_error("a canvas is like 720x1280");
  return {width, height};
}

Look look_of(int argc, char** argv, int at) {
  const std::vector<uint8_t> picture = argc > at + 1 ? read_file(argv[at + 1]) : std::vector<uint8_t>{};
  return Look::parse(argc > at ? argv[at] : nullptr, picture);
}

void print(const PhotoMeasures& m) {
  std::printf(
      "skin_light %.1f highlights %.0f contrast %.0f burnt %.4f drowned %.4f side_ratio %.2f glare %.4f\n"
      "blur %.4f blur_pixels %.2f tilt %.1f turn %.3f lips_apart %.3f eyes_open %.3f head_cut %.2f\n",
      m.skin_light, m.highlights, m.contrast, m.burnt, m.drowned, m.side_ratio, m.glare, m.blur, m.blur_pixels, m.tilt,
      m.turn, m.lips_apart, m.eyes_open, m.head_cut);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  if (argc < 4) return usage();
  try {
    const cv::Mat photo = decode_photo(read_file(argv[2]));
    Engine engine({});
    const Rig rig = engine.find_rig(photo);
    if (command == "rig") {
      write_png(draw_rig(photo, rig), argv[3]);
    } else if (command == "check") {
      print(measure_photo(photo, rig));
      std::printf("%s\n", photo_report(photo, rig, look_of(argc, argv, 4), size_of(argv[3])).c_str());
    } else if (command == "look" && argc > 5) {
      write_png(to_bgr(Face::prepare(photo, rig, size_of(argv[3]), look_of(argc, argv, 5)).neutral), argv[4]);
    } else {
      return usage();
    }
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
