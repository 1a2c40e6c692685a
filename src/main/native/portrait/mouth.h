// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <vector>

#include "face_pose.h"
#include "mouth_frame.h"
#include "rig.h"

namespace showhorse {

/**
 * The closed mouth of one presenter: where its lips meet at every column, and its sizes, in canvas pixels and
 * in the mouth's frame.
 */
struct MouthShape : MouthFrame {
  /** @param softness width of an edge in the photo, in canvas pixels: what is added must not be sharper */
  MouthShape(const Rig& rig, float softness);

  float unit;  // eye distance
  float softness;
  float middle;  // x between the corners
  float half_width;
  float upper_lip;  // thickness of the lips in the middle
  float lower_lip;
  float nose;               // from the lip line up to where the skin stands still
  float chin;               // from the lip line down to the chin
  float neck;               // from the chin down to where the skin stands still
  float bend;               // how far the lip line hangs below its corners
  float first;              // x of the first column
  std::vector<float> line;  // lip line, one row per column

  float u(float x) const { return (x - middle) / half_width; }
  float line_at(float x) const {
    const float at = std::clamp(x - first, 0.0f, static_cast<float>(line.size()) - 1.001f);
    const int i = static_cast<int>(at);
    return line[i] + (line[i + 1] - line[i]) * (at - static_cast<float>(i));
  }
};

/**
 * The mouth in one frame, in the mouth's own frame of reference: answers, for a point of the moved face, which point of
 * the neutral face is seen there. The map is continuous above and below the opening and stretches no further than the
 * nose, the cheeks and the neck.
 */
class MouthWarp {
 public:
  /** Where an output column crosses the lips. */
  struct Column {
    float upper_edge;  // y of the upper lip's lower edge
    float lower_edge;  // y of the lower lip's upper edge
    float line;        // closed lip line there
    float u;           // -1..1 between the corners, of the neutral column
    float up;          // how far the upper lip has risen
    float down;        // how far the lower lip has fallen
  };

  MouthWarp(const MouthShape& shape, const LipPose& pose);

  bool moves() const { return moves_; }
  /** Pixels between the lips in the middle. */
  float gap() const { return up_ + down_; }
  /** The gap as a share of the widest there is. */
  float opening() const;
  /** How far the lips are pushed forward over the teeth, 0..1. */
  float rounding() const { return round_; }
  /** How far the jaw, and the lower teeth, have dropped. */
  float jaw() const { return jaw_; }
  const MouthShape& shape() const { return shape_; }

  /** A point with pursing, spreading and the fall of the corners undone. */
  cv::Point2f level(cv::Point2f p) const;
  Column column(float source_x) const;
  /** Neutral y of a levelled point above the upper edge. */
  float above(const Column& c, float y) const;
  /** Neutral y of a levelled point below the lower edge. */
  float below(const Column& c, float x, float y) const;
  /** Light on the skin at a distance from the upper or the lower edge: pushed lips catch it, rolled ones lose it. */
  float light_above(const Column& c, float distance) const;
  float light_below(const Column& c, float distance) const;

 private:
  const MouthShape& shape_;
  float up_, down_, jaw_, narrow_, fall_, parts_, power_, thicken_, round_, roll_;
  bool moves_;
};

}  // namespace showhorse
