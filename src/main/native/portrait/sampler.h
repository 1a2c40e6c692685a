// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>

namespace showhorse {

/** A straight line of sample points through a texture: 16.16 fixed point, whole numbers are samples. */
struct Line {
  int x, y;    // the first point
  int dx, dy;  // from one to the next
};

/** A plane of a texture to be read between its samples. */
struct Plane {
  const uint8_t* data;
  size_t stride;
  int last_x, last_y;  // 16.16: the last point that can be read

  explicit Plane(const cv::Mat& m)
      : data(m.data), stride(m.step[0]), last_x((m.cols - 2) * 65536 + 65535), last_y((m.rows - 2) * 65536 + 65535) {}
};

/**
 * Reads `count` points of a plane with one byte a sample, or of one with two interleaved bytes into two rows. Bilinear
 * in integers: the AVX2 path, taken where the processor has it, gives the same bytes as the plain one.
 */
void read_line(const Plane& plane, const Line& line, uint8_t* out, int count);
void read_line(const Plane& plane, const Line& line, uint8_t* out_u, uint8_t* out_v, int count);

/** The same without AVX2: what the other is measured against. */
void read_line_plain(const Plane& plane, const Line& line, uint8_t* out, int count);
void read_line_plain(const Plane& plane, const Line& line, uint8_t* out_u, uint8_t* out_v, int count);

}  // namespace showhorse
