// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "sampler.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace showhorse {
namespace {

template <int kBytes>
void read_plain(const Plane& plane, const Line& line, uint8_t* const* out, int first, int count) {
  for (int i = first; i < count; ++i) {
    const auto point = read_point<kBytes>(plane, line.x + i * line.dx, line.y + i * line.dy);
    for (int k = 0; k < kBytes; ++k) out[k][i] = point[k];
  }
}

#if defined(__x86_64__)

/** Rows are read 16 bytes at a time: this many samples from the first are within reach of four points. */
template <int kBytes>
constexpr int kReach = kBytes == 1 ? 14 : 6;

/** Movement is slow, so eight neighbours mostly lie in one row and close together; elsewhere they are gathered. */
template <int kBytes>
inline bool together(const Plane& plane, const Line& line) {
  const int last_x = line.x + 7 * line.dx, last_y = line.y + 7 * line.dy;
  const int half = line.x + 3 * line.dx, second = line.x + 4 * line.dx;
  const int room = plane.last_x - (16 << 16);
  return (line.y >> 16) == (last_y >> 16) && line.y >= 0 && std::max(line.y, last_y) <= plane.last_y && line.x >= 0 &&
         line.dx > 0 && last_x <= room && (half >> 16) - (line.x >> 16) <= kReach<kBytes> &&
         (last_x >> 16) - (second >> 16) <= kReach<kBytes>;
}

/** How far eight points lie from the first of them. */
struct Eight {
  __m256i x, y;
};

__attribute__((target("avx2"))) inline __m256i steps(int step) {
  return _mm256_mullo_epi32(_mm256_set1_epi32(step), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

__attribute__((target("avx2"))) inline __m256i from(int start, __m256i steps) {
  return _mm256_add_epi32(_mm256_set1_epi32(start), steps);
}

/** The low half of every lane in both its halves. */
__attribute__((target("avx2"))) inline __m256i twice(__m256i lanes) {
  return _mm256_or_si256(lanes, _mm256_slli_epi32(lanes, 16));
}

/** Weights of the first and the second of two neighbours. */
__attribute__((target("avx2"))) inline __m256i weights(__m256i part) {
  return _mm256_or_si256(_mm256_sub_epi32(_mm256_set1_epi32(256), part), _mm256_slli_epi32(part, 16));
}

__attribute__((target("avx2"))) inline __m256i fraction(__m256i at) {
  return _mm256_and_si256(_mm256_srli_epi32(at, 8), _mm256_set1_epi32(255));
}

__attribute__((target("avx2"))) inline __m256i two_halves(const uint8_t* low, const uint8_t* high) {
  return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(low))),
                                 _mm_loadu_si128(reinterpret_cast<const __m128i*>(high)), 1);
}

/** left * (256 - part) + right * part for every lane, in 15 bits; `pick` puts left and right side by side. */
__attribute__((target("avx2"))) inline __m256i across(__m256i row, __m256i pick, __m256i weights) {
  return _mm256_srli_epi32(_mm256_madd_epi16(_mm256_shuffle_epi8(row, pick), weights), 1);
}

__attribute__((target("avx2"))) inline __m256i down(__m256i top, __m256i low, __m256i weights) {
  const __m256i sum = _mm256_madd_epi16(_mm256_or_si256(top, _mm256_slli_epi32(low, 16)), weights);
  return _mm256_srli_epi32(_mm256_add_epi32(sum, _mm256_set1_epi32(1 << 14)), 15);
}

__attribute__((target("avx2"))) inline void store(__m256i lanes, uint8_t* out) {
  const __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256(lanes, 1));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_packus_epi16(words, words));
}

template <int kBytes>
__attribute__((target("avx2"))) void read_eight(const Plane& plane, const Line& line, const Eight& eight,
                                                uint8_t* const* out, int i) {
  const __m256i x = from(line.x, eight.x), y = from(line.y, eight.y);
  const int low = line.x >> 16, high = (line.x + 4 * line.dx) >> 16;
  const uint8_t* row = plane.data + static_cast<size_t>(line.y >> 16) * plane.stride;
  const __m256i p = two_halves(row + low * kBytes, row + high * kBytes);
  const __m256i q = two_halves(row + plane.stride + low * kBytes, row + plane.stride + high * kBytes);
  const __m256i first = _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_set1_epi32(low)), _mm_set1_epi32(high), 1);
  const __m256i index = _mm256_slli_epi32(_mm256_sub_epi32(_mm256_srli_epi32(x, 16), first), kBytes - 1);
  // Bytes of each lane: left sample, nothing, right sample, nothing.
  const __m256i pick = _mm256_add_epi32(twice(index), _mm256_set1_epi32(static_cast<int>(0x80008000u | kBytes << 16)));
  const __m256i wx = weights(fraction(x)), wy = weights(fraction(y));
  store(down(across(p, pick, wx), across(q, pick, wx), wy), out[0] + i);
  if constexpr (kBytes == 2) {
    const __m256i pick_v = _mm256_add_epi32(pick, _mm256_set1_epi32(0x00010001));
    store(down(across(p, pick_v, wx), across(q, pick_v, wx), wy), out[1] + i);
  }
}

/** Are all samples of eight points, and the bytes that a gather reads beside them, inside the plane? */
inline bool inside(const Plane& plane, const Line& line) {
  const int last_x = line.x + 7 * line.dx, last_y = line.y + 7 * line.dy;
  const int room = plane.last_x - (4 << 16);
  return std::min(line.x, last_x) >= 0 && std::max(line.x, last_x) <= room && std::min(line.y, last_y) >= 0 &&
         std::max(line.y, last_y) <= plane.last_y;
}

template <int kBytes>
__attribute__((target("avx2"))) void gather_eight(const Plane& plane, const Line& line, const Eight& eight,
                                                  uint8_t* const* out, int i) {
  const __m256i x = from(line.x, eight.x), y = from(line.y, eight.y);
  const __m256i row = _mm256_mullo_epi32(_mm256_srli_epi32(y, 16), _mm256_set1_epi32(static_cast<int>(plane.stride)));
  const __m256i column = _mm256_slli_epi32(_mm256_srli_epi32(x, 16), kBytes - 1);
  const __m256i at = _mm256_add_epi32(row, column);
  const __m256i p = _mm256_i32gather_epi32(reinterpret_cast<const int*>(plane.data), at, 1);
  const __m256i q = _mm256_i32gather_epi32(reinterpret_cast<const int*>(plane.data + plane.stride), at, 1);
  // Bytes of each lane: left sample, nothing, right sample, nothing.
  const __m256i lanes = _mm256_setr_epi32(0, 4, 8, 12, 0, 4, 8, 12);
  const __m256i pick = _mm256_add_epi32(twice(lanes), _mm256_set1_epi32(static_cast<int>(0x80008000u | kBytes << 16)));
  const __m256i wx = weights(fraction(x)), wy = weights(fraction(y));
  store(down(across(p, pick, wx), across(q, pick, wx), wy), out[0] + i);
  if constexpr (kBytes == 2) {
    const __m256i pick_v = _mm256_add_epi32(pick, _mm256_set1_epi32(0x00010001));
    store(down(across(p, pick_v, wx), across(q, pick_v, wx), wy), out[1] + i);
  }
}

const bool kHasAvx2 = __builtin_cpu_supports("avx2");

template <int kBytes>
__attribute__((target("avx2"))) int read_eights(const Plane& plane, const Line& line, uint8_t* const* out, int count) {
  const Eight eight{steps(line.dx), steps(line.dy)};
  int i = 0;
  for (; i + 8 <= count; i += 8) {
    const Line part{line.x + i * line.dx, line.y + i * line.dy, line.dx, line.dy};
    if (together<kBytes>(plane, part)) {
      read_eight<kBytes>(plane, part, eight, out, i);
    } else if (inside(plane, part)) {
      gather_eight<kBytes>(plane, part, eight, out, i);
    } else {
      read_plain<kBytes>(plane, line, out, i, i + 8);
    }
  }
  return i;
}

template <int kBytes>
int read_fast(const Plane& plane, const Line& line, uint8_t* const* out, int count) {
  return count >= 8 && kHasAvx2 ? read_eights<kBytes>(plane, line, out, count) : 0;
}

#else

template <int kBytes>
int read_fast(const Plane&, Line, uint8_t* const*, int) {
  return 0;
}

#endif

}  // namespace

void read_line(const Plane& plane, const Line& line, uint8_t* out, int count) {
  uint8_t* const rows[] = {out};
  read_plain<1>(plane, line, rows, read_fast<1>(plane, line, rows, count), count);
}

void read_line(const Plane& plane, const Line& line, uint8_t* out_u, uint8_t* out_v, int count) {
  uint8_t* const rows[] = {out_u, out_v};
  read_plain<2>(plane, line, rows, read_fast<2>(plane, line, rows, count), count);
}

void read_line_plain(const Plane& plane, const Line& line, uint8_t* out, int count) {
  uint8_t* const rows[] = {out};
  read_plain<1>(plane, line, rows, 0, count);
}

void read_line_plain(const Plane& plane, const Line& line, uint8_t* out_u, uint8_t* out_v, int count) {
  uint8_t* const rows[] = {out_u, out_v};
  read_plain<2>(plane, line, rows, 0, count);
}

}  // namespace showhorse
