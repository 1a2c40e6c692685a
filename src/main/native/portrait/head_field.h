// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "face_pose.h"
#include "rig.h"

namespace showhorse {

/**
 * Where each node of the grid moves with the head and the breath. The head and its hair move alike, whatever their
 * size; below the jaw the movement dies out down the neck, and the chest sways and breathes. A presenter who was cut
 * out moves alone. One who was not drags the background along: then the movement is smaller and dies out in an ellipse
 * around the head.
 */
class HeadField {
 public:
  /** @param cut_out is the background a layer of its own? */
  HeadField(const Rig& rig, cv::Size canvas, bool cut_out);

  /** Columns of the widest canvas with the smallest cells. */
  static constexpr int kMostColumns = 2160 / 4 + 1;

  /** Distance between nodes in luma pixels: 4, 8 or 16, an eighth of the eye distance or less. */
  int cell() const { return cell_; }
  int columns() const { return columns_; }
  int rows() const { return rows_; }

  /** One frame's movement, its angles worked out. */
  struct Move {
    Move(const FacePose& pose, float unit, float share);

    float cos, sin;  // over the growth
    cv::Point2f shift, bulge;
    float breath;
  };

  Move move(const FacePose& pose) const { return Move(pose, unit_, share_); }

  /** The neutral point seen at a node. */
  cv::Point2f source(int column, int row, const Move& move) const;

 private:
  struct Node {
    float head;    // 0..1 share of the head's movement
    float dome;    // 0..1 how far the face bulges towards the camera there
    float sway;    // 0..1 share of the head's way to the side and down that the body goes along
    float breath;  // 0..1 share of the shoulders' movement
  };

  Node node_in_front(const Rig& rig, cv::Point2f p, float bottom) const;
  Node node_attached(const Rig& rig, cv::Point2f p) const;

  float unit_;
  float share_;  // of the pose's movement that is made
  cv::Point2f pivot_;
  int cell_;
  int columns_, rows_;
  std::vector<Node> nodes_;
};

}  // namespace showhorse
