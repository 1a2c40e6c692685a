// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "rig.h"

namespace showhorse {

/**
 * A picture taken apart: the presenter in front of a plate, the background filled in behind the presenter. The picture
 * itself is what both give together, exactly: whatever of it the plate does not explain moves with the presenter.
 */
struct Layers {
  cv::Mat picture;  // BGR, 8 bit: the neutral picture
  cv::Mat alpha;    // 8 bit: the presenter's share of each pixel; empty when the presenter is not cut out
  cv::Mat plate;    // BGR, 8 bit: the background, complete, filled in behind the presenter; empty as alpha is

  bool cut_out() const { return !alpha.empty(); }

  /**
   * Puts another background behind the presenter: what shone through hair and soft edges is taken out of the picture
   * and the new plate put in.
   *
   * @param background BGR, 8 bit, of the picture's size. Layers must be cut out
   */
  void replace_plate(const cv::Mat& background);
};

/**
 * Takes a picture apart along a matte.
 *
 * @param picture BGR, 8 bit
 * @param alpha of the same size, from person_matte()
 * @param rig in pixels of the picture
 */
Layers take_apart(const cv::Mat& picture, const cv::Mat& alpha, const Rig& rig);

}  // namespace showhorse
