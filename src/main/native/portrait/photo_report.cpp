// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "photo_report.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "crop.h"
#include "failure.h"
#include "matte.h"
#include "photo_check.h"

namespace showhorse {
namespace {

using nlohmann::json;

double rounded(double value) { return std::round(value * 1000) / 1000; }

json write(const Finding& finding) {
  return {{"code", finding.code},
          {"severity", finding.severity == Severity::kNote ? "note" : "warning"},
          {"value", rounded(finding.value)},
          {"threshold", rounded(finding.threshold)},
          {"advice", finding.advice}};
}

json write_framing(const Framing& framed, const Rig& rig, const FramingChoice& choice, cv::Size canvas) {
  const Placing placing = placing_of(rig, canvas, choice);
  const float h = static_cast<float>(canvas.height);
  const float d = framed.rig.eye_distance();
  const float eyes = framed.rig.between_eyes().y;
  const auto crop = [&](float from) { return std::round(double{from} / placing.scale * 10) / 10; };
  return {{"zoom", rounded(choice.zoom)},
          {"x", rounded(choice.x)},
          {"y", rounded(choice.y)},
          {"eyeLine", rounded(eyes / h)},
          {"faceHeight", rounded(2.35f * d / h)},
          {"headroom", rounded((eyes - 1.6f * d) / h)},
          {"enlarged", rounded(placing.scale)},
          {"crop",
           {{"x", crop(-placing.offset.x)},
            {"y", crop(-placing.offset.y)},
            {"width", crop(static_cast<float>(canvas.width))},
            {"height", crop(h)}}}};
}

}  // namespace

namespace {

json report(const cv::Mat& photo, const Rig& rig, const Look& look, cv::Size canvas) {
  check_rig(rig, photo.size());
  check_framing(rig, canvas, look.framing);
  const Framing framed = frame_presenter(photo, rig, canvas, look.framing);
  const Matte matte = person_matte(framed.canvas, framed.rig);
  json findings = json::array();
  for (const Finding& finding : check_face(measure_photo(photo, rig), framed.scale)) findings.push_back(write(finding));
  for (const Finding& finding : check_cutout(matte, !look.background.kept())) findings.push_back(write(finding));
  return {{"findings", findings},
          {"framing", write_framing(framed, rig, look.framing, canvas)},
          {"cutout", {{"confidence", rounded(matte.confidence)}, {"trusted", matte.trusted()}}}};
}

}  // namespace

std::string photo_report(const cv::Mat& photo, const Rig& rig, const Look& look, cv::Size canvas) {
  return report(photo, rig, look, canvas).dump();
}

std::string report_with_rig(const cv::Mat& photo, const Rig& found, const Look& look, cv::Size canvas) {
  // As it will be read back: what is kept of a rig is its JSON
  const std::string rig = rig_to_json(found);
  try {
    check_rig(rig_from_json(rig.c_str()), photo.size());
  } catch (const Failure& refused) {
    throw Failure(SHOWHORSE_ERROR_RIG, std::string("A face was found, but it cannot be measured. ") + refused.what() +
                                           " Use a photo of the whole face, seen from the front.");
  }
  json whole = report(photo, rig_from_json(rig.c_str()), look, canvas);
  whole["rig"] = json::parse(rig);
  return whole.dump();
}

}  // namespace showhorse
