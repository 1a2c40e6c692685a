// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <opencv2/core.hpp>

#include "engine.h"
#include "face.h"
#include "look.h"
#include "request.h"
#include "rig.h"

namespace showhorse {

/** One photo prepared for one canvas: everything its clips share. Immutable, so clips on any thread may use it. */
class Presenter {
 public:
  /** @throws Failure RIG when the rig does not fit the photo */
  Presenter(std::shared_ptr<Engine> engine, const cv::Mat& photo, const Rig& rig, const Look& look,
            const Canvas& canvas);

  Engine& engine() const { return *engine_; }
  const Canvas& canvas() const { return canvas_; }
  const Face& face() const { return face_; }

 private:
  std::shared_ptr<Engine> engine_;
  Canvas canvas_;
  Face face_;
};

}  // namespace showhorse
