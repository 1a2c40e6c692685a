// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "aligned_face.h"
#include "rig.h"

namespace showhorse {

/** The middle of the iris near `guess` in a grey picture where the face is `face_width` wide. */
cv::Point2f find_iris(const cv::Mat& grey, cv::Point2f guess, float face_width);

/** Measures the opening of the eye near `guess`, in aligned pixels. */
Eye measure_eye(const AlignedFace& face, cv::Point2f guess);

}  // namespace showhorse
