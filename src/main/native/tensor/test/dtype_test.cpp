/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/dtype.h"

#include <limits>

#include "tensor/test/check.h"

using namespace happyhorse;

TEST(bf16RoundsToNearestWithTiesToEven) {
  const auto rounded = [](uint32_t bits) { return to_bf16(std::bit_cast<float>(bits)).bits; };
  CHECK_EQUAL(rounded(0x3f808000u), 0x3f80);  // a tie goes to the even neighbour below
  CHECK_EQUAL(rounded(0x3f818000u), 0x3f82);  // and above
  CHECK_EQUAL(rounded(0x3f808001u), 0x3f81);
  CHECK_EQUAL(rounded(0x7f7fffffu), 0x7f80);  // the largest f32 overflows to infinity
  CHECK_EQUAL(rounded(0xff800000u), 0xff80);
  CHECK(std::isnan(to_float(to_bf16(std::bit_cast<float>(0x7f800001u)))));
  CHECK(std::isnan(to_float(to_bf16(std::bit_cast<float>(0xffffffffu)))));
}

TEST(everyBf16SurvivesARoundTrip) {
  for (uint32_t bits = 0; bits < 0x10000u; ++bits) {
    const bf16 value{static_cast<uint16_t>(bits)};
    if (!std::isnan(to_float(value))) CHECK_EQUAL(to_bf16(to_float(value)).bits, value.bits);
  }
}

TEST(everyF16SurvivesARoundTrip) {
  for (uint32_t bits = 0; bits < 0x10000u; ++bits) {
    const f16 value{static_cast<uint16_t>(bits)};
    if (!std::isnan(to_float(value))) CHECK_EQUAL(to_f16(to_float(value)).bits, value.bits);
  }
}

TEST(f16RoundsBetweenEveryTwoNeighboursToTheNearer) {
  for (uint32_t bits = 0; bits < 0x7bffu; ++bits) {
    const float low = to_float(f16{static_cast<uint16_t>(bits)});
    const float high = to_float(f16{static_cast<uint16_t>(bits + 1)});
    const float middle = low + (high - low) / 2;
    const uint32_t even = bits % 2 == 0 ? bits : bits + 1;
    CHECK_EQUAL(to_f16(middle).bits, even);
    CHECK_EQUAL(to_f16(std::nextafter(middle, 0.0f)).bits, bits);
    CHECK_EQUAL(to_f16(std::nextafter(middle, 1e9f)).bits, bits + 1);
  }
}

TEST(f16OverflowsToInfinityAndKeepsNaN) {
  CHECK_EQUAL(to_float(to_f16(65519.0f)), 65504.0f);
  CHECK(std::isinf(to_float(to_f16(65520.0f))));
  CHECK_EQUAL(to_f16(-1e30f).bits, 0xfc00);
  CHECK(std::isnan(to_float(to_f16(std::numeric_limits<float>::quiet_NaN()))));
}
