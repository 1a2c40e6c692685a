// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <string>

#include "cascades.h"
#include "crew.h"
#include "face_finder.h"
#include "rig.h"

namespace showhorse {

/** Options of the portrait engine, from JSON. */
struct EngineOptions {
  std::string cascades = "/usr/share/opencv4/haarcascades";
  int threads = 0;  // 0: one per core

  /** @param json NULL for the defaults. @throws Failure ARGUMENT when malformed or an option is unknown */
  static EngineOptions parse(const char* json);
};

/** What all presenters share: the cascades and the threads. Thread-safe. */
class Engine {
 public:
  /** Changes whenever pictures change: it is part of every clip's key. */
  static constexpr const char* kVersion = "4";

  explicit Engine(const EngineOptions& options) : cascades_(options.cascades), crew_(options.threads) {}

  Cascades& cascades() { return cascades_; }
  Crew& crew() { return crew_; }
  std::string describe() const;
  Rig find_rig(const cv::Mat& photo);

 private:
  Cascades cascades_;
  Crew crew_;
};

/** Measures the face that was found, and warns if its presenter cannot be cut out on such a canvas. Thread-safe. */
Rig rig_of(const cv::Mat& photo, const FoundFace& found, cv::Size canvas);

}  // namespace showhorse
