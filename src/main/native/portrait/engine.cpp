// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "engine.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "crop.h"
#include "failure.h"
#include "json_number.h"
#include "landmarks.h"
#include "matte.h"

namespace showhorse {
namespace {

constexpr int kMaxThreads = 256;
/** The canvas on which a photo is tried for cutting the presenter out. */
const cv::Size kLook(360, 640);

}  // namespace

EngineOptions EngineOptions::parse(const char* json) {
  EngineOptions options;
  if (json == nullptr) return options;
  try {
    const auto value = nlohmann::json::parse(json);
    if (!value.is_object()) throw Failure(SHOWHORSE_ERROR_ARGUMENT, "The engine options are not a JSON object.");
    for (const auto& [key, option] : value.items()) {
      if (key == "cascades") {
        options.cascades = option.get<std::string>();
      } else if (key == "threads") {
        const std::optional<int> threads = whole_number(option);
        if (!threads || *threads < 0 || *threads > kMaxThreads) {
          throw Failure(SHOWHORSE_ERROR_ARGUMENT, "The engine option \"threads\" is " + option.dump().substr(0, 32) +
                                                      "; it must be 0 (one per core) to 256.");
        }
        options.threads = *threads;
      } else {
        throw Failure(SHOWHORSE_ERROR_ARGUMENT,
                      "The engine option \"" + key + "\" is unknown; portrait takes \"cascades\" and \"threads\".");
      }
    }
  } catch (const nlohmann::json::exception& e) {
    throw Failure(SHOWHORSE_ERROR_ARGUMENT, std::string("The engine options are malformed: ") + e.what() + ".");
  }
  return options;
}

std::string Engine::describe() const {
  return nlohmann::json{
      {"name", "portrait"}, {"version", kVersion}, {"speech", "given"}, {"idle", true}, {"threads", crew_.size()}}
      .dump();
}

Rig Engine::find_rig(const cv::Mat& photo) {
  cv::Mat grey;
  cv::cvtColor(photo, grey, cv::COLOR_BGR2GRAY);
  return rig_of(photo, find_face(cascades_, grey), kLook);
}

Rig rig_of(const cv::Mat& photo, const FoundFace& found, cv::Size canvas) {
  Rig rig = measure_face(photo, found);
  const Framing framing = frame_presenter(photo, rig, canvas);
  const Matte matte = person_matte(framing.canvas, framing.rig);
  if (!matte.trusted()) {
    rig.warnings.push_back("The presenter cannot be cut out: " + matte.doubt +
                           ". The background moves a little with the head and cannot be replaced; a plain background "
                           "unlike the hair helps.");
  }
  return rig;
}

}  // namespace showhorse
