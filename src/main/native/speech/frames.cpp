// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
#include "frames.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace showhorse::speech {
namespace {

bool read_exactly(int fd, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(fd, data, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_exactly(int fd, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t put = ::write(fd, data, size);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    data += put;
    size -= static_cast<std::size_t>(put);
  }
  return true;
}

bool discard(int fd, std::size_t size) {
  std::array<char, 4096> scratch;
  while (size > 0) {
    const std::size_t part = std::min(size, scratch.size());
    if (!read_exactly(fd, scratch.data(), part)) return false;
    size -= part;
  }
  return true;
}

}  // namespace

Incoming read_frame(int fd, std::uint32_t longest, std::string& payload) {
  std::array<unsigned char, 4> head;
  if (!read_exactly(fd, reinterpret_cast<char*>(head.data()), head.size())) return Incoming::kEnd;
  const std::uint32_t size = static_cast<std::uint32_t>(head[0]) | static_cast<std::uint32_t>(head[1]) << 8 |
                             static_cast<std::uint32_t>(head[2]) << 16 | static_cast<std::uint32_t>(head[3]) << 24;
  if (size > longest) return discard(fd, size) ? Incoming::kTooLong : Incoming::kEnd;
  payload.resize(size);
  return read_exactly(fd, payload.data(), size) ? Incoming::kFrame : Incoming::kEnd;
}

bool write_frame(int fd, std::string_view payload) {
  std::string head;
  append_u32(head, static_cast<std::uint32_t>(payload.size()));
  return write_exactly(fd, head.data(), head.size()) && write_exactly(fd, payload.data(), payload.size());
}

void append_u16(std::string& payload, std::uint16_t value) {
  payload.push_back(static_cast<char>(value & 0xff));
  payload.push_back(static_cast<char>(value >> 8));
}

void append_u32(std::string& payload, std::uint32_t value) {
  append_u16(payload, static_cast<std::uint16_t>(value & 0xffff));
  append_u16(payload, static_cast<std::uint16_t>(value >> 16));
}

}  // namespace showhorse::speech
