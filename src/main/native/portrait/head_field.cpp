// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "head_field.h"

#include <cmath>

#include "smooth.h"

namespace showhorse {
namespace {

/** Rise of the shoulders in a breath, in eye distances. */
constexpr float kBreath = 0.024f;
/** A body leans along with its head by this share of the head's way. */
constexpr float kSway = 0.2f;
/** A head that drags the background along moves by this share only. */
constexpr float kAttached = 0.6f;

float ellipse(cv::Point2f p, cv::Point2f middle, float rx, float ry) {
  const float dx = (p.x - middle.x) / rx, dy = (p.y - middle.y) / ry;
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace

HeadField::HeadField(const Rig& rig, cv::Size canvas, bool cut_out)
    : unit_(rig.eye_distance()),
      share_(cut_out ? 1 : kAttached),
      pivot_(rig.chin + cv::Point2f(0, 0.45f * rig.eye_distance())),
      cell_(unit_ >= 100  ? 16
            : unit_ >= 40 ? 8
                          : 4),
      columns_((canvas.width + cell_ - 1) / cell_ + 1),
      rows_((canvas.height + cell_ - 1) / cell_ + 1) {
  CV_Assert(columns_ <= kMostColumns);
  const cv::Point2f eyes = rig.between_eyes();
  const cv::Point2f face = eyes + (rig.chin - eyes) * 0.45f;
  const float length = rig.chin.y - eyes.y;
  nodes_.reserve(static_cast<size_t>(columns_) * rows_);
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      const cv::Point2f p(static_cast<float>(column * cell_), static_cast<float>(row * cell_));
      Node node = cut_out ? node_in_front(rig, p, static_cast<float>(canvas.height)) : node_attached(rig, p);
      const float f = ellipse(p, face, 1.2f * unit_, 1.05f * length);
      node.dome = f < 1 ? (1 - f * f) * (1 - f * f) : 0;
      nodes_.push_back(node);
    }
  }
}

HeadField::Node HeadField::node_in_front(const Rig& rig, cv::Point2f p, float bottom) const {
  const cv::Point2f eyes = rig.between_eyes();
  const cv::Point2f head = eyes + (rig.chin - eyes) * 0.2f;
  // Beside the head is hair, however wide; beside the neck are hair and, soon, shoulders.
  const float wide = unit_ * mix(2.5f, 1.5f, smoothstep(head.y, rig.chin.y + 0.4f * unit_, p.y));
  const float e = ellipse({p.x, std::max(p.y, head.y)}, head, wide, rig.chin.y - eyes.y);
  const float chest = rig.chin.y + 1.2f * unit_;
  // Chest and shoulders rise, the waist does not: nothing comes in from below the picture.
  const float rooted = std::clamp((bottom - p.y) / std::max(1.0f, bottom - chest), 0.0f, 1.0f);
  return {1 - smoothstep(1.0f, 1.8f, e), 0, kSway * rooted,
          smoothstep(rig.chin.y + 0.1f * unit_, rig.chin.y + 1.1f * unit_, p.y) * rooted};
}

HeadField::Node HeadField::node_attached(const Rig& rig, cv::Point2f p) const {
  const cv::Point2f eyes = rig.between_eyes();
  const cv::Point2f head = eyes + (rig.chin - eyes) * 0.2f;
  const bool below = p.y > head.y;
  const float e = ellipse(p, head, 1.45f * unit_, below ? rig.chin.y - eyes.y : 1.95f * unit_);
  const float side = (p.x - rig.chin.x) / (2.6f * unit_);
  return {1 - smoothstep(1.0f, below ? 2.1f : 1.75f, e), 0, 0,
          smoothstep(rig.chin.y + 0.1f * unit_, rig.chin.y + 1.1f * unit_, p.y) * std::exp(-side * side * side * side)};
}

HeadField::Move::Move(const FacePose& pose, float unit, float share)
    : cos(std::cos(share * pose.head.roll) / (1 + share * pose.head.nearer)),
      sin(std::sin(share * pose.head.roll) / (1 + share * pose.head.nearer)),
      shift(share * pose.head.right * unit, share * pose.head.down * unit),
      bulge(pose.head.turn * unit, pose.head.nod * unit),
      breath(kBreath * unit * pose.breath) {}

cv::Point2f HeadField::source(int column, int row, const Move& m) const {
  const Node& node = nodes_[static_cast<size_t>(row) * columns_ + column];
  cv::Point2f p(static_cast<float>(column * cell_), static_cast<float>(row * cell_));
  if (node.head > 0) {
    // Undo the movement: p = pivot + grow * turn(q - pivot) + shift.
    const cv::Point2f r = p - m.shift - pivot_;
    const cv::Point2f q = pivot_ + cv::Point2f(m.cos * r.x + m.sin * r.y, -m.sin * r.x + m.cos * r.y);
    p += (q - p) * node.head - m.bulge * node.dome;
  }
  p -= m.shift * (node.sway * (1 - node.head));
  p.y += m.breath * node.breath;
  return p;
}

}  // namespace showhorse
