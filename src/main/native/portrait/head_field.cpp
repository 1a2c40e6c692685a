// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "head_field.h"

#include <cmath>

#include "smooth.h"

namespace showhorse {
namespace {

/** Rise of the shoulders in a breath, in eye distances. */
constexpr float kBreath = 0.016f;

float ellipse(cv::Point2f p, cv::Point2f middle, float rx, float ry) {
  const float dx = (p.x - middle.x) / rx, dy = (p.y - middle.y) / ry;
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace

HeadField::HeadField(const Rig& rig, cv::Size canvas)
    : unit_(rig.eye_distance()),
      pivot_(rig.chin + cv::Point2f(0, 0.45f * rig.eye_distance())),
      cell_(unit_ >= 100  ? 16
            : unit_ >= 40 ? 8
                          : 4),
      columns_((canvas.width + cell_ - 1) / cell_ + 1),
      rows_((canvas.height + cell_ - 1) / cell_ + 1) {
  const cv::Point2f eyes = rig.between_eyes();
  const cv::Point2f head = eyes + (rig.chin - eyes) * 0.2f;
  const cv::Point2f face = eyes + (rig.chin - eyes) * 0.45f;
  const float length = rig.chin.y - eyes.y;
  nodes_.reserve(static_cast<size_t>(columns_) * rows_);
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      const cv::Point2f p(static_cast<float>(column * cell_), static_cast<float>(row * cell_));
      const bool below = p.y > head.y;
      const float e = ellipse(p, head, 1.45f * unit_, below ? length : 1.95f * unit_);
      Node node;
      node.head = 1 - smoothstep(1.0f, below ? 2.1f : 1.75f, e);
      const float f = ellipse(p, face, 1.2f * unit_, 1.05f * length);
      node.dome = f < 1 ? (1 - f * f) * (1 - f * f) : 0;
      const float side = (p.x - rig.chin.x) / (2.6f * unit_);
      node.breath =
          smoothstep(rig.chin.y + 0.1f * unit_, rig.chin.y + 1.1f * unit_, p.y) * std::exp(-side * side * side * side);
      nodes_.push_back(node);
    }
  }
}

HeadField::Move::Move(const FacePose& pose, float unit)
    : cos(std::cos(pose.head.roll) / (1 + pose.head.nearer)),
      sin(std::sin(pose.head.roll) / (1 + pose.head.nearer)),
      shift(pose.head.right * unit, pose.head.down * unit),
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
  p.y += m.breath * node.breath;
  return p;
}

}  // namespace showhorse
