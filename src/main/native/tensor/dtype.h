/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace happyhorse {

/** Element types. A file that holds any other type is refused by that type's name. */
enum class DType : uint8_t { f32, f16, bf16, i64, i32, u8 };

/** Bytes of one element. */
size_t size_of(DType type);

/** "F32", "BF16", ...: the names that safetensors uses. */
const char* name_of(DType type);

/** The upper half of an f32. A distinct type, so that spans of it cannot be mixed with f16 or integers. */
struct bf16 {
  uint16_t bits;
};

/** IEEE 754 binary16. */
struct f16 {
  uint16_t bits;
};

inline float to_float(bf16 value) { return std::bit_cast<float>(static_cast<uint32_t>(value.bits) << 16); }

/** Rounds to nearest, ties to even; NaN stays NaN (a plain add could carry it into infinity). */
inline bf16 to_bf16(float value) {
  const uint32_t bits = std::bit_cast<uint32_t>(value);
  const uint32_t rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;
  const uint32_t quiet = (bits >> 16) | 0x40u;
  return bf16{static_cast<uint16_t>((bits & 0x7fffffffu) > 0x7f800000u ? quiet : rounded)};
}

/** The f32 value that a bf16 register would hold after storing `value`. */
inline float round_to_bf16(float value) { return to_float(to_bf16(value)); }

float to_float(f16 value);

/** Rounds to nearest, ties to even; overflows to infinity, keeps subnormals. */
f16 to_f16(float value);

/** The DType of a C++ element type. */
template <class T>
struct DTypeOf;
template <>
struct DTypeOf<float> {
  static constexpr DType value = DType::f32;
};
template <>
struct DTypeOf<f16> {
  static constexpr DType value = DType::f16;
};
template <>
struct DTypeOf<bf16> {
  static constexpr DType value = DType::bf16;
};
template <>
struct DTypeOf<int64_t> {
  static constexpr DType value = DType::i64;
};
template <>
struct DTypeOf<int32_t> {
  static constexpr DType value = DType::i32;
};
template <>
struct DTypeOf<uint8_t> {
  static constexpr DType value = DType::u8;
};

}  // namespace happyhorse
