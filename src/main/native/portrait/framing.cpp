// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "framing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "failure.h"

namespace showhorse {
namespace {

/** Share of the canvas that the face box takes, and where its middle may lie. */
struct Taste {
  float face_least, face_best, face_most;  // of the canvas height
  float middle_high, middle_best, middle_low;
};

Taste taste_for(cv::Size canvas) {
  if (canvas.height > canvas.width) return {0.20f, 0.24f, 0.28f, 0.29f, 0.36f, 0.44f};
  return {0.28f, 0.33f, 0.42f, 0.38f, 0.46f, 0.50f};
}

constexpr float kMostFaceWidth = 0.48f;  // of the canvas width

/** What a mirrored and blurred strip fills without being noticed, and how much of a body may be made up. */
constexpr float kFillable = 0.10f, kFillableBelow = 0.02f;
constexpr float kFaceMargin = 0.02f;
constexpr float kZoomStep = 0.01f;

/** The offset nearest to `wanted` within `slack` of it that leaves no gap, or the best there is. */
float cover(float wanted, float slack_low, float slack_high, float photo, float canvas) {
  const float least = std::min(0.0f, canvas - photo);
  const float most = std::max(0.0f, canvas - photo);
  if (photo < canvas) return std::clamp(std::clamp(wanted, least, most), wanted - slack_low, wanted + slack_high);
  return std::clamp(std::clamp(wanted, least, 0.0f), wanted - slack_low, wanted + slack_high);
}

/** What must be seen of a presenter: from the brows to the chin and from cheek to cheek. */
cv::Rect2f core_of(const Rig& rig) {
  const auto [left, right] = std::minmax_element(rig.outline.begin(), rig.outline.end(),
                                                 [](const cv::Point2f& a, const cv::Point2f& b) { return a.x < b.x; });
  const float top = rig.between_eyes().y - 0.6f * rig.eye_distance();
  return {cv::Point2f(left->x, top), cv::Point2f(right->x, rig.chin.y)};
}

struct Range {
  float least, most;

  bool empty() const { return least > most; }
  float nearest(float value) const { return std::clamp(value, least, most); }
};

/**
 * Offsets along one axis at which the core is on the canvas and the gaps are allowed. `kept` is the suggested offset's
 * own margins: what the suggestion does is always allowed.
 */
Range offsets(float photo, float core_from, float core_to, float canvas, float gap_before, float gap_after,
              float margin_before, float margin_after) {
  return {std::max(canvas * (1 - gap_after) - photo, margin_before - core_from),
          std::min(canvas * gap_before, canvas - margin_after - core_to)};
}

/** What the suggestion itself does is always allowed. */
class Limits {
 public:
  Limits(const Rig& rig, cv::Size canvas)
      : rig_(rig), canvas_(canvas), core_(core_of(rig)), suggested_(suggested_placing(rig, canvas)) {
    const Gaps gaps = gaps_of(suggested_, rig, canvas);
    gaps_ = {std::max(gaps.left, kFillable), std::max(gaps.top, kFillable), std::max(gaps.right, kFillable),
             std::max(gaps.bottom, kFillableBelow)};
    const cv::Point2f from = suggested_(core_.tl()), to = suggested_(core_.br());
    const float w = static_cast<float>(canvas.width), h = static_cast<float>(canvas.height);
    margin_from_ = {std::min(kFaceMargin * w, from.x), std::min(kFaceMargin * h, from.y)};
    margin_to_ = {std::min(kFaceMargin * w, w - to.x), std::min(kFaceMargin * h, h - to.y)};
  }

  Range across(float scale) const {
    return offsets(static_cast<float>(rig_.width) * scale, core_.x * scale, core_.br().x * scale,
                   static_cast<float>(canvas_.width), gaps_.left, gaps_.right, margin_from_.x, margin_to_.x);
  }

  Range down(float scale) const {
    return offsets(static_cast<float>(rig_.height) * scale, core_.y * scale, core_.br().y * scale,
                   static_cast<float>(canvas_.height), gaps_.top, gaps_.bottom, margin_from_.y, margin_to_.y);
  }

  float suggested_scale() const { return suggested_.scale; }

 private:
  const Rig& rig_;
  cv::Size canvas_;
  cv::Rect2f core_;
  Placing suggested_;
  Gaps gaps_{};
  cv::Point2f margin_from_, margin_to_;
};

std::string written(const FramingChoice& choice) {
  char text[96];
  std::snprintf(text, sizeof text, "zoom %.2f, x %.3f, y %.3f", choice.zoom, choice.x, choice.y);
  return text;
}

[[noreturn]] void refuse(const std::string& sentence) { throw Failure(SHOWHORSE_ERROR_LOOK, sentence); }

void check_range(const char* name, float value, float least, float most) {
  if (value >= least && value <= most) return;
  char text[128];
  std::snprintf(text, sizeof text, "The framing's %s is %g; it must be %g..%g.", name, value, least, most);
  refuse(text);
}

}  // namespace

Placing suggested_placing(const Rig& rig, cv::Size canvas) {
  const Taste taste = taste_for(canvas);
  const float w = static_cast<float>(canvas.width);
  const float h = static_cast<float>(canvas.height);
  // Eyes and mouth are steadier than the cascade's box, which breathes by a tenth: measure the face by them.
  const float face = 2.35f * rig.eye_distance();
  const float most = std::min(taste.face_most * h, kMostFaceWidth * w) / face;
  const float least = std::min(taste.face_least * h / face, most);
  const float best = std::clamp(taste.face_best * h / face, least, most);
  const float covering = std::max(w / static_cast<float>(rig.width), h / static_cast<float>(rig.height));
  const float scale = std::clamp(std::max(best, covering), least, most);

  const cv::Point2f mouth = (rig.mouth.left + rig.mouth.right) * 0.5f;
  const cv::Point2f middle = rig.between_eyes() * 0.55f + mouth * 0.45f;
  const float x = w / 2 - middle.x * scale;
  const float y = taste.middle_best * h - middle.y * scale;
  return {scale,
          {cover(x, 0.06f * w, 0.06f * w, static_cast<float>(rig.width) * scale, w),
           cover(y, (taste.middle_best - taste.middle_high) * h, (taste.middle_low - taste.middle_best) * h,
                 static_cast<float>(rig.height) * scale, h)}};
}

Placing placing_of(const Rig& rig, cv::Size canvas, const FramingChoice& choice) {
  const Placing suggested = suggested_placing(rig, canvas);
  if (choice == FramingChoice{}) return suggested;
  const cv::Point2f eyes = suggested(rig.between_eyes()) + cv::Point2f(choice.x * static_cast<float>(canvas.width),
                                                                       choice.y * static_cast<float>(canvas.height));
  const float scale = suggested.scale * choice.zoom;
  return {scale, eyes - rig.between_eyes() * scale};
}

Gaps gaps_of(const Placing& placing, const Rig& rig, cv::Size canvas) {
  const float w = static_cast<float>(canvas.width), h = static_cast<float>(canvas.height);
  const cv::Point2f end = placing({static_cast<float>(rig.width), static_cast<float>(rig.height)});
  return {std::max(0.0f, placing.offset.x / w), std::max(0.0f, placing.offset.y / h), std::max(0.0f, 1 - end.x / w),
          std::max(0.0f, 1 - end.y / h)};
}

FramingChoice fitted(const Rig& rig, cv::Size canvas, const FramingChoice& choice) {
  if (choice == FramingChoice{}) return choice;
  const float w = static_cast<float>(canvas.width), h = static_cast<float>(canvas.height);
  const Limits limits(rig, canvas);
  const FramingChoice wanted{std::clamp(choice.zoom, FramingChoice::kLeastZoom, FramingChoice::kMostZoom),
                             std::clamp(choice.x, -FramingChoice::kMostShift, FramingChoice::kMostShift),
                             std::clamp(choice.y, -FramingChoice::kMostShift, FramingChoice::kMostShift)};
  // From the wanted zoom towards 1, where the suggestion fits.
  const float way = 1 - wanted.zoom;
  const int steps = static_cast<int>(std::ceil(std::abs(way) / kZoomStep));
  for (int i = 0; i < steps; ++i) {
    FramingChoice tried = wanted;
    tried.zoom += way * static_cast<float>(i) / static_cast<float>(steps);
    const Placing placing = placing_of(rig, canvas, tried);
    const Range across = limits.across(placing.scale), down = limits.down(placing.scale);
    if (across.empty() || down.empty()) continue;
    tried.x += (across.nearest(placing.offset.x) - placing.offset.x) / w;
    tried.y += (down.nearest(placing.offset.y) - placing.offset.y) / h;
    return tried;
  }
  FramingChoice closest{1, wanted.x, wanted.y};
  const Placing placing = placing_of(rig, canvas, closest);
  const Range across = limits.across(placing.scale), down = limits.down(placing.scale);
  // Rounding may leave nothing of a range that has one point, the suggestion.
  closest.x = across.empty() ? 0 : closest.x + (across.nearest(placing.offset.x) - placing.offset.x) / w;
  closest.y = down.empty() ? 0 : closest.y + (down.nearest(placing.offset.y) - placing.offset.y) / h;
  return closest;
}

void check_framing(const Rig& rig, cv::Size canvas, const FramingChoice& choice) {
  check_range("zoom", choice.zoom, FramingChoice::kLeastZoom, FramingChoice::kMostZoom);
  check_range("x", choice.x, -FramingChoice::kMostShift, FramingChoice::kMostShift);
  check_range("y", choice.y, -FramingChoice::kMostShift, FramingChoice::kMostShift);
  constexpr float kSame = 0.002f;
  const FramingChoice near = fitted(rig, canvas, choice);
  if (std::abs(near.zoom - choice.zoom) < kSame && std::abs(near.x - choice.x) < kSame &&
      std::abs(near.y - choice.y) < kSame) {
    return;
  }
  const Gaps gaps = gaps_of(placing_of(rig, canvas, choice), rig, canvas);
  const float widest = std::max({gaps.left, gaps.top, gaps.right, gaps.bottom});
  const std::string size = std::to_string(canvas.width) + " x " + std::to_string(canvas.height);
  const std::string why = widest > kFillableBelow ? "leaves the photo: " + std::to_string(std::lround(widest * 100)) +
                                                        " % of a canvas of " + size + " would lie " +
                                                        (widest == gaps.left    ? "left of"
                                                         : widest == gaps.right ? "right of"
                                                         : widest == gaps.top   ? "above"
                                                                                : "below") +
                                                        " it"
                                                  : "moves the face off a canvas of " + size;
  refuse("The framing (" + written(choice) + ") " + why + ". The nearest that fits is " + written(near) + ".");
}

}  // namespace showhorse
