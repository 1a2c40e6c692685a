// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "drawn_face.h"

#include <jpeglib.h>
#include <webp/encode.h>

#include <cstdio>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

#include "engine_harness.h"
#include "photo.h"
#include "picture_file.h"

namespace showhorse {

cv::Mat presenter_picture(int width) {
  const cv::Mat full = decode_photo(read_file(demo_photo_path()));
  cv::Mat out;
  const double zoom = static_cast<double>(width) / full.cols;
  cv::resize(full, out, {}, zoom, zoom, cv::INTER_AREA);
  return out;
}

cv::Mat two_presenters() {
  const cv::Mat one = presenter_picture(540);
  cv::Mat both;
  cv::hconcat(one, one, both);
  return both;
}

cv::Mat no_face() {
  cv::Mat noise(480, 360, CV_8UC3);
  cv::RNG rng(7);
  rng.fill(noise, cv::RNG::UNIFORM, 90, 160);
  cv::GaussianBlur(noise, noise, {}, 6);
  return noise;
}

std::vector<uint8_t> jpeg_of(const cv::Mat& bgr, int orientation) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &data, &size);
  info.image_width = static_cast<JDIMENSION>(bgr.cols);
  info.image_height = static_cast<JDIMENSION>(bgr.rows);
  info.input_components = 3;
  info.in_color_space = JCS_EXT_BGR;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 92, TRUE);
  jpeg_start_compress(&info, TRUE);
  // EXIF 2.3, little-endian TIFF with the one tag 0x0112.
  const uint8_t exif[] = {'E', 'x',  'i',  'f', 0,
                          0,   'I',  'I',  42,  0,
                          8,   0,    0,    0,   1,
                          0,   0x12, 0x01, 3,   0,
                          1,   0,    0,    0,   static_cast<uint8_t>(orientation),
                          0,   0,    0,    0,   0,
                          0,   0};
  jpeg_write_marker(&info, JPEG_APP0 + 1, exif, sizeof exif);
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = const_cast<uint8_t*>(bgr.ptr(static_cast<int>(info.next_scanline)));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  std::vector<uint8_t> file(data, data + size);
  jpeg_destroy_compress(&info);
  std::free(data);
  return file;
}

std::vector<uint8_t> webp_of(const cv::Mat& bgr) {
  uint8_t* data = nullptr;
  const size_t size = WebPEncodeBGR(bgr.data, bgr.cols, bgr.rows, static_cast<int>(bgr.step[0]), 90, &data);
  std::vector<uint8_t> file(data, data + size);
  WebPFree(data);
  return file;
}

cv::Mat stored_for(const cv::Mat& upright, int orientation) {
  cv::Mat out;
  switch (orientation) {
    case 2:
      cv::flip(upright, out, 1);
      return out;
    case 3:
      cv::rotate(upright, out, cv::ROTATE_180);
      return out;
    case 4:
      cv::flip(upright, out, 0);
      return out;
    case 5:
      cv::transpose(upright, out);
      return out;
    case 6:
      cv::rotate(upright, out, cv::ROTATE_90_COUNTERCLOCKWISE);
      return out;
    case 7:
      cv::transpose(upright, out);
      cv::rotate(out, out, cv::ROTATE_180);
      return out;
    case 8:
      cv::rotate(upright, out, cv::ROTATE_90_CLOCKWISE);
      return out;
    default:
      return upright.clone();
  }
}

}  // namespace showhorse
