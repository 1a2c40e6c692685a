// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "cut_out.h"

#include <opencv2/imgproc.hpp>

#include "crop.h"
#include "engine.h"
#include "engine_harness.h"
#include "matte.h"
#include "photo.h"
#include "picture_file.h"

namespace showhorse {
namespace {

const cv::Vec3b kLight(196, 206, 214), kDark(150, 158, 170);

cv::Mat grainy_wall(cv::Size size) {
  cv::Mat coarse(size.height / 80, size.width / 80, CV_8UC3), wall, grain(size, CV_8UC3);
  cv::RNG rng(11);
  rng.fill(coarse, cv::RNG::UNIFORM, 140, 210);
  cv::resize(coarse, wall, size, 0, 0, cv::INTER_CUBIC);
  rng.fill(grain, cv::RNG::NORMAL, 20, 4);
  return wall + grain - cv::Scalar::all(20);
}

}  // namespace

KnownScene presenter_before(const cv::Mat& background) {
  static const cv::Mat photo = decode_photo(read_file(demo_photo_path()));
  static const Rig rig = Engine({}).find_rig(photo);
  const Framing framing = frame_presenter(photo, rig, background.size());
  // Whatever alpha this is, it is the true one of the picture that is made with it.
  KnownScene scene{take_apart(framing.canvas, person_matte(framing.canvas, framing.rig).alpha, framing.rig),
                   framing.rig};
  scene.truth.replace_plate(background);
  return scene;
}

cv::Mat background_called(const std::string& name, cv::Size size) {
  if (name == "wall") return grainy_wall(size);
  const int side = size.width / 30;
  cv::Mat out(size, CV_8UC3);
  out.forEach<cv::Vec3b>([&](cv::Vec3b& p, const int* at) {
    const int across = at[1] / side, down = name == "checker" ? at[0] / side : 0;
    p = (across + down) % 2 == 0 ? kLight : kDark;
  });
  return out;
}

}  // namespace showhorse
