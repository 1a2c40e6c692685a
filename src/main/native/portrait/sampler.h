// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <array>
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

/** Between two samples, in 15 bits: pairs of these fit a multiplication of 16-bit numbers. */
inline int between(int a, int b, int part) { return (a * 256 + (b - a) * part) >> 1; }

/** Reads a point of a plane with one byte a sample, or with two interleaved ones. Outside, the border counts. */
template <int kBytes>
inline std::array<uint8_t, kBytes> read_point(const Plane& plane, int x, int y) {
  x = std::clamp(x, 0, plane.last_x);
  y = std::clamp(y, 0, plane.last_y);
  const uint8_t* p = plane.data + static_cast<size_t>(y >> 16) * plane.stride + (x >> 16) * kBytes;
  const uint8_t* q = p + plane.stride;
  const int fx = (x >> 8) & 255, fy = (y >> 8) & 255;
  std::array<uint8_t, kBytes> point;
  for (int k = 0; k < kBytes; ++k) {
    const int top = between(p[k], p[k + kBytes], fx), low = between(q[k], q[k + kBytes], fx);
    point[k] = static_cast<uint8_t>((top * 256 + (low - top) * fy + (1 << 14)) >> 15);
  }
  return point;
}

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
