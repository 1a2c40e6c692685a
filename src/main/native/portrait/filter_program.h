// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace showhorse {

/** What a program wrote, in memory that is shared with it. */
class SharedBytes {
 public:
  SharedBytes() = default;
  /** Maps all of the file. */
  explicit SharedBytes(int file);
  SharedBytes(SharedBytes&&) noexcept;
  SharedBytes& operator=(SharedBytes&&) noexcept;
  ~SharedBytes();

  std::span<const uint8_t> bytes() const { return {static_cast<const uint8_t*>(at_), length_}; }

 private:
  void* at_ = nullptr;
  size_t length_ = 0;
};

struct FilterResult {
  int exit_code = -1;  // -1: ended by a signal, or too slow and killed
  SharedBytes output;
  std::string message;  // the beginning of standard error
};

/**
 * Runs a program that reads standard input and writes standard output. It inherits no file of this process, no environment,
 * and may write no more than `most_output` bytes.
 *
 * @throws Failure INTERNAL when it cannot be started
 */
FilterResult run_filter(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                        std::span<const uint8_t> input, size_t most_output, std::chrono::milliseconds patience);

}  // namespace showhorse
