// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace showhorse::speech {

/// What came out of reading one frame.
enum class Incoming { kFrame, kTooLong, kEnd };

/// Reads one frame: a 32-bit little-endian length and that many bytes. A frame over `longest` is read to its end
/// and dropped, so that the next one can still be read. kEnd also stands for a frame cut off in the middle.
Incoming read_frame(int fd, std::uint32_t longest, std::string& payload);

/// Writes one frame. False when the reader is gone.
bool write_frame(int fd, std::string_view payload);

/// Appends little-endian numbers to a payload.
void append_u16(std::string& payload, std::uint16_t value);
void append_u32(std::string& payload, std::uint32_t value);

}  // namespace showhorse::speech
