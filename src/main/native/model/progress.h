/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>
#include <functional>

#include "tensor/error.h"

namespace happyhorse {

/** The stages of a generation, in order. */
enum class Stage : uint8_t { image, base, super_resolution, video, audio };

struct Progress {
  Stage stage;
  int64_t done;  /* steps of this stage that are finished */
  int64_t total; /* 1 for stages without steps */
};

/** Called before every step and after a stage's last, on the generating thread. False cancels: Cancelled is thrown. */
using ProgressHook = std::function<bool(const Progress&)>;

inline void report(const ProgressHook& hook, Stage stage, int64_t done, int64_t total) {
  if (hook && !hook({stage, done, total})) throw Cancelled();
}

}  // namespace happyhorse
