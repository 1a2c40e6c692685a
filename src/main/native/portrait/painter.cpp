// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "compositing.h"
#include "face_warp.h"
#include "sampler.h"

namespace showhorse {
namespace {

/** Rows of pixels in one piece of work: small enough to share out, large enough not to be felt. */
constexpr int kBandRows = 80;
/** Movement below this is not seen and not painted. */
constexpr float kStill = 1.0f / 128;

/** Pixels along the side of the largest cell. */
constexpr int kMostCell = 16;
/** Lips and lids move the skin by less than this, in eye distances. */
constexpr float kMostPull = 0.3f;

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

/** The lines of samples of a cell's rows: ends of rows lie on straight lines, so each row differs alike from the last.
 */
class Rows {
 public:
  /** @param n where the first sample of the first row lies, the one after its last, and both of the row after the last
   */
  Rows(const Corners& n, int columns, int rows) {
    const float across = 1 / static_cast<float>(columns), down = 1 / static_cast<float>(rows);
    const cv::Point2f first = (n.b - n.a) * across, last = (n.d - n.c) * across;
    line_ = {fixed(n.a.x), fixed(n.a.y), fixed(first.x), fixed(first.y)};
    step_ = {fixed((n.c.x - n.a.x) * down), fixed((n.c.y - n.a.y) * down), fixed((last.x - first.x) * down),
             fixed((last.y - first.y) * down)};
  }

  const Line& line() const { return line_; }

  void next() {
    line_.x += step_.x;
    line_.y += step_.y;
    line_.dx += step_.dx;
    line_.dy += step_.dy;
  }

 private:
  Line line_, step_;
};

class Frame {
 public:
  Frame(const Face& face, const FacePose& pose, const Planes& out)
      : face_(face),
        move_(face.head.move(pose)),
        warp_(face, pose),
        out_(out),
        luma_(face.texture.y),
        chroma_(face.texture.uv),
        alpha_(face.texture.alpha),
        alpha_uv_(face.texture.alpha_uv),
        cell_(face.head.cell()),
        width_(face.neutral.y.cols),
        height_(face.neutral.y.rows) {}

  /** Paints the cell rows [first, last). */
  void band(int first, int last) const {
    const int columns = face_.head.columns();
    std::array<cv::Point2f, size_t{2} * HeadField::kMostColumns> head, whole;
    std::array<bool, size_t{2} * HeadField::kMostColumns> still;
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
          copy(face_.neutral, cell);
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

  void copy(const I420& from, cv::Rect cell) const {
    for (int y = cell.y; y < cell.br().y; ++y) {
      std::memcpy(out_.y + y * out_.stride_y + cell.x, from.y.ptr(y) + cell.x, cell.width);
    }
    for (int y = cell.y / 2; y < cell.br().y / 2; ++y) {
      std::memcpy(out_.u + y * out_.stride_u + cell.x / 2, from.u.ptr(y) + cell.x / 2, cell.width / 2);
      std::memcpy(out_.v + y * out_.stride_v + cell.x / 2, from.v.ptr(y) + cell.x / 2, cell.width / 2);
    }
  }

  void smooth(cv::Rect cell, const Corners& r) const {
    const Shows shows = face_.layers.shows(bounds(r));
    if (shows == Shows::kBackground) return copy(face_.plate, cell);
    const bool edge = shows == Shows::kBoth;
    Rows lumas({luma_texture(r.a), luma_texture(r.b), luma_texture(r.c), luma_texture(r.d)}, cell_, cell_);
    for (int y = 0; y < cell.height; ++y, lumas.next()) {
      const Line& line = lumas.line();
      uint8_t* out = out_.y + (cell.y + y) * out_.stride_y + cell.x;
      read_line(luma_, line, out, cell.width);
      if (edge) over_plate(alpha_, line, face_.plate.y.ptr(cell.y + y) + cell.x, out, cell.width);
    }
    const float near = 0.5f / static_cast<float>(cell_), far = 1 + near;
    Rows chromas({chroma_texture(across(r, near, near)), chroma_texture(across(r, far, near)),
                  chroma_texture(across(r, near, far)), chroma_texture(across(r, far, far))},
                 cell_ / 2, cell_ / 2);
    for (int y = 0; y < cell.height / 2; ++y, chromas.next()) {
      const Line& line = chromas.line();
      uint8_t* u = out_.u + (cell.y / 2 + y) * out_.stride_u + cell.x / 2;
      uint8_t* v = out_.v + (cell.y / 2 + y) * out_.stride_v + cell.x / 2;
      read_line(chroma_, line, u, v, cell.width / 2);
      if (!edge) continue;
      over_plate(alpha_uv_, line, face_.plate.u.ptr(cell.y / 2 + y) + cell.x / 2, u, cell.width / 2);
      over_plate(alpha_uv_, line, face_.plate.v.ptr(cell.y / 2 + y) + cell.x / 2, v, cell.width / 2);
    }
  }

  /** Lays texture samples that were read along a line over the plate. */
  static void over_plate(const Plane& cover, const Line& line, const uint8_t* plate, uint8_t* out, int count) {
    uint8_t alpha[kMostCell];
    read_line(cover, line, alpha, count);
    for (int i = 0; i < count; ++i) out[i] = over(out[i], alpha[i], plate[i]);
  }

  /** What is seen of a neutral point at a pixel: behind soft edges the plate as it is there. */
  float luma_at(cv::Point2f p, cv::Point pixel, bool edge) const {
    const cv::Point2f at = luma_texture(p);
    const int x = fixed(at.x), y = fixed(at.y);
    const uint8_t value = read_point<1>(luma_, x, y)[0];
    return edge ? over(value, read_point<1>(alpha_, x, y)[0], face_.plate.y.ptr(pixel.y)[pixel.x]) : value;
  }

  cv::Point2f chroma_at(cv::Point2f p, cv::Point pixel, bool edge) const {
    const cv::Point2f at = chroma_texture(p);
    const int x = fixed(at.x), y = fixed(at.y);
    auto [u, v] = read_point<2>(chroma_, x, y);
    if (edge) {
      const uint8_t alpha = read_point<1>(alpha_uv_, x, y)[0];
      u = over(u, alpha, face_.plate.u.ptr(pixel.y)[pixel.x]);
      v = over(v, alpha, face_.plate.v.ptr(pixel.y)[pixel.x]);
    }
    return {static_cast<float>(u), static_cast<float>(v)};
  }

  static uint8_t byte(float value) { return static_cast<uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f)); }

  void detailed(cv::Rect cell, const Corners& q) const {
    // The skin seen may lie a little outside the cell: as far as lips and lids ever move it.
    cv::Rect2f near = bounds(q);
    const float reach = kMostPull * face_.mouth.unit;
    near = {near.x - reach, near.y - reach, near.width + 2 * reach, near.height + 2 * reach};
    const bool edge = face_.layers.shows(near) != Shows::kPresenter;
    const float size = static_cast<float>(cell_);
    for (int y = 0; y < cell.height; ++y) {
      for (int x = 0; x < cell.width; ++x) {
        const auto p = across(q, static_cast<float>(x) / size, static_cast<float>(y) / size);
        const cv::Point pixel(cell.x + x, cell.y + y);
        out_.y[pixel.y * out_.stride_y + pixel.x] = luma(warp_.detail(p, 1), pixel, edge);
      }
    }
    for (int y = 0; y < cell.height / 2; ++y) {
      for (int x = 0; x < cell.width / 2; ++x) {
        const auto p = across(q, (2 * static_cast<float>(x) + 0.5f) / size, (2 * static_cast<float>(y) + 0.5f) / size);
        const cv::Point pixel(cell.x / 2 + x, cell.y / 2 + y);
        const cv::Point2f uv = chroma(warp_.detail(p, 2), pixel, edge);
        out_.u[pixel.y * out_.stride_u + pixel.x] = byte(uv.x);
        out_.v[pixel.y * out_.stride_v + pixel.x] = byte(uv.y);
      }
    }
  }

  uint8_t luma(const FaceWarp::Seen& seen, cv::Point pixel, bool edge) const {
    const float skin = 16 + (luma_at(seen.skin, pixel, edge) - 16) * seen.light;
    if (seen.other == 0) return byte(skin);
    const float other = seen.in_eye ? 16 + (luma_at(seen.eyeball, pixel, edge) - 16) * seen.eyeball_light
                                    : warp_.inner().tone(seen.inner).y;
    return byte(skin + (other - skin) * seen.other);
  }

  cv::Point2f chroma(const FaceWarp::Seen& seen, cv::Point pixel, bool edge) const {
    const cv::Point2f grey(128, 128);
    const cv::Point2f skin = grey + (chroma_at(seen.skin, pixel, edge) - grey) * seen.light;
    if (seen.other == 0) return skin;
    const Tone tone = warp_.inner().tone(seen.inner);
    const cv::Point2f other = seen.in_eye ? chroma_at(seen.eyeball, pixel, edge) : cv::Point2f(tone.u, tone.v);
    return skin + (other - skin) * seen.other;
  }

  const Face& face_;
  HeadField::Move move_;
  FaceWarp warp_;
  Planes out_;
  Plane luma_, chroma_;
  Plane alpha_, alpha_uv_;  // not read unless the presenter is cut out
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
