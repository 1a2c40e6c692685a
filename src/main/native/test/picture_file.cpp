// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "picture_file.h"

#include <png.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace showhorse {

std::vector<uint8_t> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<uint8_t> png_of(const cv::Mat& bgr) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(bgr.cols);
  image.height = static_cast<png_uint_32>(bgr.rows);
  image.format = PNG_FORMAT_BGR;
  image.flags = PNG_IMAGE_FLAG_FAST;
  const auto stride = static_cast<png_int_32>(bgr.step[0]);
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::vector<uint8_t> file(size);
  if (!png_image_write_to_memory(&image, file.data(), &size, 0, bgr.data, stride, nullptr)) {
    throw std::runtime_error(image.message);
  }
  file.resize(size);
  return file;
}

void write_png(const cv::Mat& bgr, const std::string& path) {
  const auto file = png_of(bgr);
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  if (!out) throw std::runtime_error("cannot write " + path);
}

}  // namespace showhorse
