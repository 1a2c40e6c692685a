// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "face_pose.h"
#include "lip_track.h"
#include "presenter.h"
#include "request.h"
#include "showhorse.h"

namespace showhorse {

/** One clip being rendered, frame after frame. One thread at a time, except cancel(). */
class Clip {
 public:
  Clip(std::shared_ptr<const Presenter> presenter, ClipRequest request);

  const Presenter& presenter() const { return *presenter_; }

  /** Renders the next frame; END after the last. `frame` has been checked against the canvas. */
  showhorse_status render(showhorse_frame& frame);

  void cancel() noexcept { cancelled_.store(true); }

 private:
  void write_sound(showhorse_frame& frame) const;

  std::shared_ptr<const Presenter> presenter_;
  ClipRequest request_;
  std::vector<FacePose> poses_;
  int next_ = 0;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace showhorse
