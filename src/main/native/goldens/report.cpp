/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "goldens/report.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>

#include "tensor/weights.h"

namespace happyhorse::parity {

double relative_error(const Tensor& actual, const Tensor& expected) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  if (actual.shape() != expected.shape()) return kNaN;
  const Tensor wide = converted(actual, DType::f32);
  const std::span<const float> a = wide.span<const float>();
  const std::span<const float> b = expected.span<const float>();
  double difference = 0;
  double norm = 0;
  for (size_t i = 0; i < b.size(); ++i) {
    const double delta = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    difference += delta * delta;
    norm += static_cast<double>(b[i]) * static_cast<double>(b[i]);
  }
  if (!std::isfinite(difference) || !std::isfinite(norm)) return kNaN;
  return difference == 0 ? 0 : std::sqrt(difference) / (norm > 0 ? std::sqrt(norm) : 0.0);
}

void Report::run(const std::string& name, const std::function<void()>& body) {
  if (name.find(filter_) == std::string::npos) return;
  case_ = name;
  const auto begin = std::chrono::steady_clock::now();
  try {
    body();
  } catch (const std::exception& error) {
    ++failed_;
    std::printf("FAIL  %-44s %s\n", name.c_str(), error.what());
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  if (seconds.count() >= 1) std::printf("      %-44s took %.1f s\n", name.c_str(), seconds.count());
  std::fflush(stdout);
}

void Report::line(const std::string& item, bool ok, double error, double allowed, const std::string& remark) {
  ++compared_;
  if (!ok) ++failed_;
  std::printf("%s  %-44s error %9.3e  allowed %9.3e%s\n", ok ? "ok  " : "FAIL", (case_ + " " + item).c_str(), error,
              allowed, remark.c_str());
  std::fflush(stdout);
}

void Report::compare(const std::string& item, const Tensor& actual, const Tensor& expected, double allowed) {
  const double error = relative_error(actual, expected);
  const bool same = actual.shape() == expected.shape();
  line(item, error <= allowed, error, allowed,
       same ? "" : "  shape " + to_string(actual.shape()) + ", expected " + to_string(expected.shape()));
}

void Report::compare_pixels(const std::string& item, const Tensor& actual, const Tensor& expected, double share) {
  if (actual.shape() != expected.shape()) {
    return line(item, false, std::numeric_limits<double>::quiet_NaN(), share,
                "  shape " + to_string(actual.shape()) + ", expected " + to_string(expected.shape()));
  }
  const std::span<const uint8_t> a = actual.span<const uint8_t>();
  const std::span<const uint8_t> b = expected.span<const uint8_t>();
  int64_t different = 0;
  int worst = 0;
  for (size_t i = 0; i < b.size(); ++i) {
    const int delta = std::abs(static_cast<int>(a[i]) - static_cast<int>(b[i]));
    different += delta != 0 ? 1 : 0;
    worst = std::max(worst, delta);
  }
  const double part = b.empty() ? 0 : static_cast<double>(different) / static_cast<double>(b.size());
  line(item, part <= share && worst <= 1, part, share, "  largest difference " + std::to_string(worst) + " of 255");
}

void Report::skip(const std::string& name, const std::string& why) {
  if (name.find(filter_) == std::string::npos) return;
  ++skipped_;
  std::printf("skip  %-44s %s\n", name.c_str(), why.c_str());
}

bool Report::passed() const {
  std::printf("%d comparisons, %d failed, %d cases skipped\n", compared_, failed_, skipped_);
  if (compared_ == 0) std::printf("FAIL: no case was run\n");
  return compared_ > 0 && failed_ == 0;
}

}  // namespace happyhorse::parity
