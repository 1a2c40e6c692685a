/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "happyhorse/engine.h"

#include "abi/failure.h"
#include "happyhorse/clip.h"
#include "happyhorse/core.h"

namespace happyhorse {
namespace {

using showhorse::Canvas;

class PresenterOfPhoto final : public showhorse::PresenterPort {
 public:
  PresenterOfPhoto(std::shared_ptr<Core> core, std::shared_ptr<const Portrait> portrait)
      : core_(std::move(core)), portrait_(std::move(portrait)) {}

  const Canvas& canvas() const override { return portrait_->canvas; }

  showhorse::RgbPicture picture() const override {
    const RgbImage& neutral = portrait_->neutral;
    return {static_cast<int>(neutral.width), static_cast<int>(neutral.height), neutral.pixels};
  }

  std::unique_ptr<showhorse::ClipPort> open_clip(showhorse::ClipRequest request) override {
    return std::make_unique<Clip>(core_, portrait_, std::move(request));
  }

 private:
  std::shared_ptr<Core> core_;
  std::shared_ptr<const Portrait> portrait_;
};

class HappyHorse final : public showhorse::EnginePort {
 public:
  explicit HappyHorse(std::shared_ptr<Core> core) : core_(std::move(core)) {}

  std::string describe() const override { return core_->describe(); }

  showhorse::PhotoIntake& intake() override { return core_->intake(); }

  std::unique_ptr<showhorse::PresenterPort> open_presenter(std::span<const uint8_t> photo, const char* rig,
                                                           const showhorse::LookRequest& look,
                                                           const Canvas& canvas) override {
    if (canvas.rate_num != int64_t{25} * canvas.rate_den) {
      throw showhorse::Failure(SHOWHORSE_ERROR_UNSUPPORTED, "happyhorse renders 25 frames a second; the canvas has " +
                                                                std::to_string(canvas.rate_num) + "/" +
                                                                std::to_string(canvas.rate_den) + ".");
    }
    const PictureSizes sizes = picture_sizes(canvas.width, canvas.height, core_->options().resolution);
    const CanvasFit fit(canvas.width, canvas.height, sizes.final_size());
    showhorse::RgbPicture picture = core_->intake().frame(photo, rig, look, fit.framed_width(), fit.framed_height());
    RgbImage framed{picture.width, picture.height, std::move(picture.pixels)};
    RgbImage neutral = fit.neutral(framed);
    return std::make_unique<PresenterOfPhoto>(
        core_, std::make_shared<const Portrait>(Portrait{canvas, sizes, fit, std::move(framed), std::move(neutral)}));
  }

 private:
  std::shared_ptr<Core> core_;
};

}  // namespace

std::unique_ptr<showhorse::EnginePort> open_engine(const EngineOptions& options,
                                                   std::unique_ptr<showhorse::PhotoIntake> intake,
                                                   const showhorse::OpenProgress& progress) {
  return std::make_unique<HappyHorse>(std::make_shared<Core>(options, std::move(intake), progress));
}

}  // namespace happyhorse
