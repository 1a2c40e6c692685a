// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "painter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "face_warp.h"
#include "sampler.h"

namespace showhorse {
namespace {

/** Rows of pixels in one piece of work: small enough to share out, large enough not to be felt. */
constexpr int kBandRows = 80;
/** Movement below this is not seen and not painted. */
constexpr float kStill = 1.0f / 128;

/** Texture coordinates in 16.16 fixed point; whole numbers are samples. */
constexpr float kFixed = 65536;

struct Corners {
  cv::Point2f a, b, c, d;  // top left, top right, bottom left, bottom right
};

cv::Point2f across(const Corners& n, float x, float y) {
  const cv::Point2f left = n.a + (n.c - n.a) * y, right = n.b + (n.d - n.b) * y;
  return left + (right - left) * x;
}

cv::Point2f luma_texture(cv::Point2f p) { return p * 2; }
/** Chroma lies in the middle of its four pixels. */
cv::Point2f chroma_texture(cv::Point2f p) { return {p.x - 0.5f, p.y - 0.5f}; }

int fixed(float value) { return static_cast<int>(std::lrint(value * kFixed)); }

/** A line of samples from one point to another, `count` steps apart. */
Line line_between(cv::Point2f from, cv::Point2f to, int count) {
  const float n = static_cast<float>(count);
  return {fixed(from.x), fixed(from.y), fixed((to.x - from.x) / n), fixed((to.y - from.y) / n)};
}

class Frame {
 public:
  Frame(const Face& face, const FacePose& pose, const Planes& out)
      : face_(face),
        move_(face.head.move(pose)),
        warp_(face, pose),
        out_(out),
        luma_(face.texture.y),
        chroma_(face.texture.uv),
        cell_(face.head.cell()),
        width_(face.neutral.y.cols),
        height_(face.neutral.y.rows) {}

  /** Paints the cell rows [first, last). */
  void band(int first, int last) const {
    const int columns = face_.head.columns();
    std::vector<cv::Point2f> head(2 * columns), whole(2 * columns);
    std::vector<uint8_t> still(2 * columns);
    const auto nodes = [&](int row) {
      const size_t at = static_cast<size_t>(row & 1) * columns;
      for (int i = 0; i < columns; ++i) {
        const cv::Point2f q = face_.head.source(i, row, move_);
        const cv::Point2f r = warp_.smooth(q);
        head[at + i] = q;
        whole[at + i] = r;
        still[at + i] = std::abs(r.x - static_cast<float>(i * cell_)) < kStill &&
                        std::abs(r.y - static_cast<float>(row * cell_)) < kStill;
      }
    };
    nodes(first);
    for (int row = first; row < last; ++row) {
      nodes(row + 1);
      const size_t top = static_cast<size_t>(row & 1) * columns, low = static_cast<size_t>((row + 1) & 1) * columns;
      for (int i = 0; i + 1 < columns; ++i) {
        const Corners q{head[top + i], head[top + i + 1], head[low + i], head[low + i + 1]};
        const Corners r{whole[top + i], whole[top + i + 1], whole[low + i], whole[low + i + 1]};
        const cv::Rect cell = cv::Rect(i * cell_, row * cell_, cell_, cell_) & cv::Rect(0, 0, width_, height_);
        if (warp_.needs_detail(bounds(q))) {
          detailed(cell, q);
        } else if (still[top + i] && still[top + i + 1] && still[low + i] && still[low + i + 1]) {
          copy(cell);
        } else {
          smooth(cell, r);
        }
      }
    }
  }

 private:
  static cv::Rect2f bounds(const Corners& n) {
    const auto [x0, x1] = std::minmax({n.a.x, n.b.x, n.c.x, n.d.x});
    const auto [y0, y1] = std::minmax({n.a.y, n.b.y, n.c.y, n.d.y});
    return {x0, y0, x1 - x0, y1 - y0};
  }

  void copy(cv::Rect cell) const {
    for (int y = cell.y; y < cell.br().y; ++y) {
      std::memcpy(out_.y + y * out_.stride_y + cell.x, face_.neutral.y.ptr(y) + cell.x, cell.width);
    }
    for (int y = cell.y / 2; y < cell.br().y / 2; ++y) {
      std::memcpy(out_.u + y * out_.stride_u + cell.x / 2, face_.neutral.u.ptr(y) + cell.x / 2, cell.width / 2);
      std::memcpy(out_.v + y * out_.stride_v + cell.x / 2, face_.neutral.v.ptr(y) + cell.x / 2, cell.width / 2);
    }
  }

  void smooth(cv::Rect cell, const Corners& r) const {
    const float size = static_cast<float>(cell_);
    for (int y = 0; y < cell.height; ++y) {
      const float t = static_cast<float>(y) / size;
      const Line line = line_between(luma_texture(across(r, 0, t)), luma_texture(across(r, 1, t)), cell_);
      read_line(luma_, line, out_.y + (cell.y + y) * out_.stride_y + cell.x, cell.width);
    }
    for (int y = 0; y < cell.height / 2; ++y) {
      const float t = (2 * static_cast<float>(y) + 0.5f) / size;
      const Line line = line_between(chroma_texture(across(r, 0.5f / size, t)),
                                     chroma_texture(across(r, 1 + 0.5f / size, t)), cell_ / 2);
      read_line(chroma_, line, out_.u + (cell.y / 2 + y) * out_.stride_u + cell.x / 2,
                out_.v + (cell.y / 2 + y) * out_.stride_v + cell.x / 2, cell.width / 2);
    }
  }

  float luma_at(cv::Point2f p) const {
    const cv::Point2f at = luma_texture(p);
    uint8_t value;
    read_line(luma_, {fixed(at.x), fixed(at.y), 0, 0}, &value, 1);
    return value;
  }

  cv::Point2f chroma_at(cv::Point2f p) const {
    const cv::Point2f at = chroma_texture(p);
    uint8_t u, v;
    read_line(chroma_, {fixed(at.x), fixed(at.y), 0, 0}, &u, &v, 1);
    return {static_cast<float>(u), static_cast<float>(v)};
  }

  static uint8_t byte(float value) { return static_cast<uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f)); }

  void detailed(cv::Rect cell, const Corners& q) const {
    const float size = static_cast<float>(cell_);
    for (int y = 0; y < cell.height; ++y) {
      for (int x = 0; x < cell.width; ++x) {
        const auto p = across(q, static_cast<float>(x) / size, static_cast<float>(y) / size);
        out_.y[(cell.y + y) * out_.stride_y + cell.x + x] = luma(warp_.detail(p, 1));
      }
    }
    for (int y = 0; y < cell.height / 2; ++y) {
      for (int x = 0; x < cell.width / 2; ++x) {
        const auto p = across(q, (2 * static_cast<float>(x) + 0.5f) / size, (2 * static_cast<float>(y) + 0.5f) / size);
        const cv::Point2f uv = chroma(warp_.detail(p, 2));
        out_.u[(cell.y / 2 + y) * out_.stride_u + cell.x / 2 + x] = byte(uv.x);
        out_.v[(cell.y / 2 + y) * out_.stride_v + cell.x / 2 + x] = byte(uv.y);
      }
    }
  }

  uint8_t luma(const FaceWarp::Seen& seen) const {
    const float skin = 16 + (luma_at(seen.skin) - 16) * seen.light;
    if (seen.other == 0) return byte(skin);
    const float other =
        seen.in_eye ? 16 + (luma_at(seen.eyeball) - 16) * seen.eyeball_light : warp_.inner().tone(seen.inner).y;
    return byte(skin + (other - skin) * seen.other);
  }

  cv::Point2f chroma(const FaceWarp::Seen& seen) const {
    const cv::Point2f grey(128, 128);
    const cv::Point2f skin = grey + (chroma_at(seen.skin) - grey) * seen.light;
    if (seen.other == 0) return skin;
    const Tone tone = warp_.inner().tone(seen.inner);
    const cv::Point2f other = seen.in_eye ? chroma_at(seen.eyeball) : cv::Point2f(tone.u, tone.v);
    return skin + (other - skin) * seen.other;
  }

  const Face& face_;
  HeadField::Move move_;
  FaceWarp warp_;
  Planes out_;
  Plane luma_;
  Plane chroma_;
  int cell_, width_, height_;
};

}  // namespace

void paint(const Face& face, const FacePose& pose, Crew& crew, const Planes& out) {
  const Frame frame(face, pose, out);
  const int rows = face.head.rows() - 1;
  const int cells = kBandRows / face.head.cell();
  const int bands = (rows + cells - 1) / cells;
  crew.share(bands, [&](int band) { frame.band(band * cells, std::min(rows, (band + 1) * cells)); });
}

}  // namespace showhorse
