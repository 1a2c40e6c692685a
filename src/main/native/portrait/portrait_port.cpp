// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "portrait_port.h"

#include <opencv2/imgproc.hpp>

#include "clip.h"
#include "crop.h"
#include "engine.h"
#include "failure.h"
#include "painter.h"
#include "photo.h"
#include "photo_report.h"
#include "png_file.h"
#include "presenter.h"
#include "rig_drawing.h"
#include "sheet_poses.h"

namespace showhorse {
namespace {

/** OpenCV's own way of running out of memory becomes ours. */
template <class Body>
auto translated(Body&& body) {
  try {
    return body();
  } catch (const cv::Exception& e) {
    throw Failure(e.code == cv::Error::StsNoMem ? SHOWHORSE_ERROR_MEMORY : SHOWHORSE_ERROR_INTERNAL, e.what());
  }
}

/** @param bgr 8 bit */
RgbPicture as_rgb(const cv::Mat& bgr) {
  RgbPicture picture{bgr.cols, bgr.rows, std::vector<uint8_t>(bgr.total() * 3)};
  cv::Mat rgb(bgr.size(), CV_8UC3, picture.pixels.data());
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  return picture;
}

class PortraitClip final : public ClipPort {
 public:
  PortraitClip(std::shared_ptr<const Presenter> presenter, ClipRequest request)
      : clip_(std::move(presenter), std::move(request)) {}

  showhorse_status render(showhorse_frame& frame) override {
    return translated([&] { return clip_.render(frame); });
  }
  void cancel() noexcept override { clip_.cancel(); }

 private:
  Clip clip_;
};

class PortraitPresenter final : public PresenterPort {
 public:
  explicit PortraitPresenter(std::shared_ptr<const Presenter> presenter) : presenter_(std::move(presenter)) {}

  const Canvas& canvas() const override { return presenter_->canvas(); }

  RgbPicture picture() const override {
    return translated([&] { return as_rgb(to_bgr(presenter_->face().neutral)); });
  }

  std::unique_ptr<ClipPort> open_clip(ClipRequest request) override {
    if (request.sound == Sound::kOwn) {
      throw Failure(SHOWHORSE_ERROR_UNSUPPORTED, "The portrait engine has no voice of its own; give it the speech.");
    }
    return translated([&] { return std::make_unique<PortraitClip>(presenter_, std::move(request)); });
  }

  void render_pose(int32_t pose, showhorse_frame& frame) override {
    const auto& poses = sheet_poses();
    if (pose < 0 || pose >= static_cast<int32_t>(poses.size())) {
      throw Failure(SHOWHORSE_ERROR_ARGUMENT, "There is no pose " + std::to_string(pose) + "; they are 0.." +
                                                  std::to_string(poses.size() - 1) + ".");
    }
    const FacePose& wanted = poses[pose].pose;
    translated([&] {
      paint(presenter_->face(), wanted, presenter_->engine().crew(),
            {frame.y, frame.u, frame.v, frame.stride_y, frame.stride_u, frame.stride_v});
    });
    frame.mouth_opening = MouthWarp(presenter_->face().mouth, wanted.lips).opening();
  }

 private:
  std::shared_ptr<const Presenter> presenter_;
};

class PortraitIntake final : public PhotoIntake {
 public:
  explicit PortraitIntake(std::shared_ptr<Engine> engine) : engine_(std::move(engine)) {}

  std::string find_rig(std::span<const uint8_t> photo) override {
    return translated([&] { return rig_to_json(engine_->find_rig(decode_photo(photo))); });
  }

  std::string check(std::span<const uint8_t> photo, const char* rig, const LookRequest& look, int width,
                    int height) override {
    return translated([&] {
      if (rig == nullptr) {
        const cv::Mat picture = decode_photo(photo);
        const Look chosen = Look::parse(look.json, look.picture);
        return report_with_rig(picture, engine_->find_rig(picture), chosen, {width, height});
      }
      const Rig geometry = rig_from_json(rig);
      const Look chosen = Look::parse(look.json, look.picture);
      return photo_report(decode_photo(photo), geometry, chosen, {width, height});
    });
  }

  std::vector<uint8_t> draw_rig(std::span<const uint8_t> photo, const char* rig) override {
    return translated([&] {
      const Rig geometry = rig_from_json(rig);
      const cv::Mat picture = decode_photo(photo);
      check_rig(geometry, picture.size());
      return png_file(showhorse::draw_rig(picture, geometry));
    });
  }

  RgbPicture frame(std::span<const uint8_t> photo, const char* rig, const LookRequest& look, int width,
                   int height) override {
    return translated([&] {
      const Rig geometry = rig_from_json(rig);
      const Look chosen = Look::parse(look.json, look.picture);
      const cv::Mat picture = decode_photo(photo);
      check_rig(geometry, picture.size());
      const Framing framing = frame_presenter(picture, geometry, {width, height}, chosen.framing);
      return as_rgb(before(chosen.background, framing.canvas, framing.rig));
    });
  }

 private:
  std::shared_ptr<Engine> engine_;
};

class PortraitEngine final : public EnginePort {
 public:
  explicit PortraitEngine(const EngineOptions& options)
      : engine_(std::make_shared<Engine>(options)), intake_(engine_) {}

  std::string describe() const override { return engine_->describe(); }

  std::string poses() const override { return sheet_poses_json(); }
  PhotoIntake& intake() override { return intake_; }

  std::unique_ptr<PresenterPort> open_presenter(std::span<const uint8_t> photo, const char* rig,
                                                const LookRequest& look, const Canvas& canvas) override {
    return translated([&] {
      const Rig geometry = rig_from_json(rig);
      const Look chosen = Look::parse(look.json, look.picture);
      return std::make_unique<PortraitPresenter>(
          std::make_shared<const Presenter>(engine_, decode_photo(photo), geometry, chosen, canvas));
    });
  }

 private:
  std::shared_ptr<Engine> engine_;
  PortraitIntake intake_;
};

}  // namespace

std::unique_ptr<EnginePort> open_portrait(const char* options, const OpenProgress& progress) {
  const EngineOptions parsed = EngineOptions::parse(options);
  progress(0, "loading face cascades");
  auto engine = translated([&] { return std::make_unique<PortraitEngine>(parsed); });
  progress(1, "ready");
  return engine;
}

std::unique_ptr<PhotoIntake> portrait_photo_intake(const std::string& cascades) {
  EngineOptions options;
  if (!cascades.empty()) options.cascades = cascades;
  options.threads = 1;  // measuring a face uses none of the crew
  return translated([&] { return std::make_unique<PortraitIntake>(std::make_shared<Engine>(options)); });
}

std::vector<uint8_t> picture_as_png(std::span<const uint8_t> file, int32_t max_side) {
  return translated([&] {
    PictureLimits limits = photo_limits("picture");
    limits.side = max_side;
    return png_file(decode_picture(file, limits));
  });
}

std::vector<uint8_t> png_of(const RgbPicture& picture) {
  return translated([&] {
    cv::Mat bgr;
    cv::cvtColor(cv::Mat(picture.height, picture.width, CV_8UC3, const_cast<uint8_t*>(picture.pixels.data())), bgr,
                 cv::COLOR_RGB2BGR);
    return png_file(bgr);
  });
}

}  // namespace showhorse
