// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "face_pose.h"
#include "rig.h"

namespace showhorse {

/**
 * Where each node of the grid moves with the head and the breath. Inside an ellipse around the head everything moves
 * alike; outside, the movement dies out: slowly down the neck, sooner in the background.
 */
class HeadField {
 public:
  HeadField(const Rig& rig, cv::Size canvas);

  /** Distance between nodes in luma pixels: 4, 8 or 16, an eighth of the eye distance or less. */
  int cell() const { return cell_; }
  int columns() const { return columns_; }
  int rows() const { return rows_; }

  /** One frame's movement, its angles worked out. */
  struct Move {
    explicit Move(const FacePose& pose, float unit);

    float cos, sin;  // over the growth
    cv::Point2f shift, bulge;
    float breath;
  };

  Move move(const FacePose& pose) const { return Move(pose, unit_); }

  /** The neutral point seen at a node. */
  cv::Point2f source(int column, int row, const Move& move) const;

 private:
  struct Node {
    float head;    // 0..1 share of the head's movement
    float dome;    // 0..1 how far the face bulges towards the camera there
    float breath;  // 0..1 share of the shoulders' movement
  };

  float unit_;
  cv::Point2f pivot_;
  int cell_;
  int columns_, rows_;
  std::vector<Node> nodes_;
};

}  // namespace showhorse
