// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <string>

#include "look.h"
#include "rig.h"

namespace showhorse {

/**
 * Everything that can be said about a photo with its look on a canvas, as showhorse_photo_check() gives it.
 *
 * @throws Failure RIG, LOOK
 */
std::string photo_report(const cv::Mat& photo, const Rig& rig, const Look& look, cv::Size canvas);

/** The same of a rig that was found in the photo, and the rig. */
std::string report_with_rig(const cv::Mat& photo, const Rig& found, const Look& look, cv::Size canvas);

}  // namespace showhorse
