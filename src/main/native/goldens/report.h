/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <functional>
#include <string>

#include "tensor/tensor.h"

namespace happyhorse::parity {

/** Prints a line per comparison and remembers whether all passed. */
class Report {
 public:
  explicit Report(std::string filter) : filter_(std::move(filter)) {}

  /** Runs `body` if the case's name contains the filter. An exception fails the case with its message. */
  void run(const std::string& name, const std::function<void()>& body);

  /** ||actual - expected|| / ||expected|| must be at most `allowed`. Another shape or a NaN fails. */
  void compare(const std::string& item, const Tensor& actual, const Tensor& expected, double allowed);

  /** At most `share` of the u8 values may differ, and none by more than one level. */
  void compare_pixels(const std::string& item, const Tensor& actual, const Tensor& expected, double share);

  /** A case that is present but not run, and why. */
  void skip(const std::string& name, const std::string& why);

  /** Prints the summary. False if anything failed or nothing was compared. */
  bool passed() const;

 private:
  void line(const std::string& item, bool ok, double error, double allowed, const std::string& remark);

  std::string filter_;
  std::string case_;
  int compared_ = 0;
  int failed_ = 0;
  int skipped_ = 0;
};

/** NaN when shapes differ or anything is not finite. Both f32. */
double relative_error(const Tensor& actual, const Tensor& expected);

}  // namespace happyhorse::parity
