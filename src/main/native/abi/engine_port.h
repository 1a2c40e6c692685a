// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "failure.h"
#include "photo_intake.h"
#include "request.h"
#include "showhorse.h"

/**
 * What an engine implements to stand behind the ABI. Arguments have been checked (abi_check.h); refusals are thrown as
 * Failure. Threading is the ABI's: see showhorse.h.
 */
namespace showhorse {

class ClipPort {
 public:
  virtual ~ClipPort() = default;

  /** Renders the next frame; END after the last. */
  virtual showhorse_status render(showhorse_frame& frame) = 0;

  virtual void cancel() noexcept = 0;
};

class PresenterPort {
 public:
  virtual ~PresenterPort() = default;

  virtual const Canvas& canvas() const = 0;
  /** The neutral picture, of the canvas' size. */
  virtual RgbPicture picture() const = 0;
  virtual std::unique_ptr<ClipPort> open_clip(ClipRequest request) = 0;

  /** As showhorse_pose_render(), the frame checked. Engines that list no poses have none to render. */
  virtual void render_pose(int32_t pose, showhorse_frame&) {
    throw Failure(SHOWHORSE_ERROR_ARGUMENT, "This engine has no pose " + std::to_string(pose) + "; it cannot pose.");
  }
};

class EnginePort {
 public:
  virtual ~EnginePort() = default;

  /** As showhorse_engine_describe() gives it. */
  virtual std::string describe() const = 0;

  /** As showhorse_pose_list() gives it. */
  virtual std::string poses() const { return "[]"; }

  virtual PhotoIntake& intake() = 0;
  virtual std::unique_ptr<PresenterPort> open_presenter(std::span<const uint8_t> photo, const char* rig,
                                                        const LookRequest& look, const Canvas& canvas) = 0;
};

/** Tells how far an opening is; throws Failure CANCELLED when the caller wants no more of it. */
using OpenProgress = std::function<void(float done, const std::string& stage)>;

}  // namespace showhorse
