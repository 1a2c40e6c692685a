// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "presenter.h"

namespace showhorse {

Presenter::Presenter(std::shared_ptr<Engine> engine, const cv::Mat& photo, const Rig& rig, const Look& look,
                     const Canvas& canvas)
    : engine_(std::move(engine)),
      canvas_(canvas),
      face_(Face::prepare(photo, rig, {canvas.width, canvas.height}, look)) {}

}  // namespace showhorse
