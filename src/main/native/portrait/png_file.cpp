// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "png_file.h"

#include <png.h>

#include <string>

#include "failure.h"

namespace showhorse {

std::vector<uint8_t> png_file(const cv::Mat& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.cols);
  image.height = static_cast<png_uint_32>(picture.rows);
  image.format = picture.channels() == 4 ? PNG_FORMAT_BGRA : PNG_FORMAT_BGR;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::vector<uint8_t> file(size);
  if (!png_image_write_to_memory(&image, file.data(), &size, 0, picture.data, static_cast<png_int_32>(picture.step[0]),
                                 nullptr)) {
    throw Failure(SHOWHORSE_ERROR_INTERNAL, std::string("A PNG cannot be written: ") + image.message + ".");
  }
  file.resize(size);
  return file;
}

}  // namespace showhorse
