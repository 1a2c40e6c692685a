// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace showhorse {

/** The demo presenter, scaled so that `width` pixels remain. */
cv::Mat presenter_picture(int width);

/** Two presenters side by side. */
cv::Mat two_presenters();

/** Grey noise: no face at all. */
cv::Mat no_face();

/** A JPEG with an EXIF orientation tag. */
std::vector<uint8_t> jpeg_of(const cv::Mat& bgr, int orientation = 1);

std::vector<uint8_t> webp_of(const cv::Mat& bgr);

/** The picture as a camera held that way stores it: undone by reading with `orientation`. */
cv::Mat stored_for(const cv::Mat& upright, int orientation);

}  // namespace showhorse
