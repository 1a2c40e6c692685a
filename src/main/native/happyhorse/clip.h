/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "abi/engine_port.h"
#include "happyhorse/clip_pictures.h"
#include "happyhorse/core.h"

namespace happyhorse {

/** One photo prepared for one canvas. Immutable; any thread. */
struct Portrait {
  showhorse::Canvas canvas;
  PictureSizes sizes;
  CanvasFit fit;
  RgbImage framed;  /* what the model is shown */
  RgbImage neutral; /* on the canvas: how every clip begins and ends */
};

/**
 * One clip: generated as a whole by the first render(), then handed out frame by frame.
 *
 * The neutral pose of this engine is the photo itself, at the sharpness of the model's pictures. The generation starts
 * from the photo; what it looks like when it ends nobody can tell, so its last frames dissolve into the photo, and the
 * frames that fill the grid hold it. One thread at a time, except cancel().
 */
class Clip final : public showhorse::ClipPort {
 public:
  Clip(std::shared_ptr<Core> core, std::shared_ptr<const Portrait> portrait, showhorse::ClipRequest request);

  showhorse_status render(showhorse_frame& frame) override;
  void cancel() noexcept override { cancelled_.store(true); }

 private:
  void generate_all(Ops& ops, Models& models);
  RgbImage picture(int index) const;
  void write_sound(showhorse_frame& frame) const;

  std::shared_ptr<Core> core_;
  std::shared_ptr<const Portrait> portrait_;
  showhorse::ClipRequest request_;
  Tensor frames_;            /* u8 [F, H, W, 3]; undefined until generated */
  std::vector<float> sound_; /* stereo, whole clip */
  int next_ = 0;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace happyhorse
