// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <optional>

#include "cascades.h"

namespace showhorse {

/** What the cascades say about the one face of a photo; eyes are absent where no eye was seen. */
struct FoundFace {
  cv::Rect2f box;
  std::optional<cv::Point2f> left_eye;
  std::optional<cv::Point2f> right_eye;
};

inline constexpr float kMinFaceWidth = 96;

/**
 * Finds the one frontal face. A second face counts only when it is at least 40 % as wide as the first and two eyes or
 * both face cascades confirm it: cascades see faces in curtains and badges. A photo whose face is seen far better after
 * a turn by 90 or 180 degrees is refused (NO_FACE) with the turn that helps.
 *
 * @throws Failure NO_FACE, SEVERAL_FACES, FACE_TOO_SMALL
 */
FoundFace find_face(Cascades& cascades, const cv::Mat& grey);

}  // namespace showhorse
