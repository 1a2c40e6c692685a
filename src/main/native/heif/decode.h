// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "protocol.h"

namespace showhorse::heif {

/** What ends the program: its exit code and what it says. */
class Refusal : public std::runtime_error {
 public:
  Refusal(Exit code, const std::string& why) : std::runtime_error(why), code_(code) {}

  Exit code() const { return code_; }

 private:
  Exit code_;
};

struct Decoded {
  Header header{};
  std::vector<uint8_t> profile;
  std::vector<uint8_t> pixels;
};

/**
 * The first picture of a HEIC or AVIF file, turned and cropped as the container says, 8 bit.
 *
 * @param most_pixels judged from the header
 * @throws Refusal
 */
Decoded decode(std::span<const uint8_t> file, int64_t most_pixels, int64_t most_side);

}  // namespace showhorse::heif
