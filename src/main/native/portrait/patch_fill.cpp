// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "patch_fill.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <queue>

namespace showhorse {
namespace {

constexpr int kRadius = 4;      // of a patch, in pixels at half size
constexpr int kSearch = 44;     // how far patches are sought, there
constexpr int kClear = 5;       // beside the unknown lie shadows and blurred edges of what was taken out: no source
constexpr int kMostShift = 10;  // a copied patch is made brighter or darker by this at most, so that it joins

class PatchFill {
 public:
  PatchFill(cv::Mat& picture, cv::Mat& known, const cv::Mat& wanted)
      : picture_(picture),
        known_(known),
        wanted_(wanted),
        from_(picture.size(), CV_16SC2, cv::Scalar::all(0)),
        source_(known.size(), CV_8UC1) {
    cv::erode(known, source_, cv::getStructuringElement(cv::MORPH_RECT, {2 * kClear + 1, 2 * kClear + 1}));
    cv::resize(picture, half_, known.size(), 0, 0, cv::INTER_AREA);
    cv::integral(source_ / 255, sources_, CV_32S);
    certain_ = cv::Mat(known.size(), CV_32FC1, cv::Scalar(0));
    certain_.setTo(1, known);
    cv::cvtColor(half_, grey_, cv::COLOR_BGR2GRAY);
  }

  cv::Mat run() {
    for (int y = 0; y < known_.rows; ++y) {
      for (int x = 0; x < known_.cols; ++x) offer({x, y});
    }
    while (!front_.empty()) {
      const Place next = front_.top();
      front_.pop();
      if (known_.at<uint8_t>(next.at)) continue;
      const float now = priority(next.at);
      // Priorities rise as the surroundings are filled; an outdated one is put back where it belongs.
      if (std::abs(now - next.priority) > 1e-6f) {
        front_.push({now, next.at});
        continue;
      }
      fill_around(next.at);
    }
    return from_;
  }

 private:
  struct Place {
    float priority;
    cv::Point at;
    bool operator<(const Place& o) const {
      if (priority != o.priority) return priority < o.priority;
      return at.y != o.at.y ? at.y > o.at.y : at.x > o.at.x;
    }
  };

  cv::Rect whole() const { return {{0, 0}, known_.size()}; }
  cv::Rect patch(cv::Point p) const {
    return cv::Rect(p.x - kRadius, p.y - kRadius, 2 * kRadius + 1, 2 * kRadius + 1) & whole();
  }

  bool on_front(cv::Point p) const {
    if (!wanted_.at<uint8_t>(p) || known_.at<uint8_t>(p)) return false;
    for (const cv::Point d : {cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1)}) {
      if (whole().contains(p + d) && known_.at<uint8_t>(p + d)) return true;
    }
    return false;
  }

  void offer(cv::Point p) {
    if (on_front(p)) front_.push({priority(p), p});
  }

  /** Criminisi's confidence times data term: how much is known around, and how strong an edge runs into the front. */
  float priority(cv::Point p) const {
    const cv::Rect box = patch(p);
    float sure = 0;
    cv::Point2f inward(0, 0), strongest(0, 0);
    float most = 0;
    for (int y = box.y; y < box.br().y; ++y) {
      for (int x = box.x; x < box.br().x; ++x) {
        if (!known_.at<uint8_t>(y, x)) continue;
        sure += certain_.at<float>(y, x);
        inward += cv::Point2f(static_cast<float>(p.x - x), static_cast<float>(p.y - y));
        if (x + 1 >= known_.cols || y + 1 >= known_.rows || !known_.at<uint8_t>(y, x + 1) ||
            !known_.at<uint8_t>(y + 1, x)) {
          continue;
        }
        const cv::Point2f slope(static_cast<float>(grey_.at<uint8_t>(y, x + 1) - grey_.at<uint8_t>(y, x)),
                                static_cast<float>(grey_.at<uint8_t>(y + 1, x) - grey_.at<uint8_t>(y, x)));
        if (slope.dot(slope) > most) most = slope.dot(slope), strongest = slope;
      }
    }
    const float length = std::max(1e-3f, std::sqrt(inward.dot(inward)));
    const float edge = std::abs(strongest.x * inward.y - strongest.y * inward.x) / length / 255;
    return sure / static_cast<float>(box.area()) * (0.02f + edge);
  }

  bool is_source(cv::Rect box) const {
    const auto at = [&](int y, int x) { return sources_.at<int>(y, x); };
    return at(box.br().y, box.br().x) - at(box.y, box.br().x) - at(box.br().y, box.x) + at(box.y, box.x) == box.area();
  }

  /** Squared difference over the known part of a patch, given up beyond `limit`. */
  int difference(cv::Rect box, cv::Point offset, int limit) const {
    int sum = 0;
    for (int y = box.y; y < box.br().y && sum < limit; ++y) {
      const auto* a = half_.ptr<cv::Vec3b>(y);
      const auto* b = half_.ptr<cv::Vec3b>(y + offset.y) + offset.x;
      const uint8_t* use = known_.ptr(y);
      for (int x = box.x; x < box.br().x; ++x) {
        if (!use[x]) continue;
        for (int c = 0; c < 3; ++c) {
          const int d = a[x][c] - b[x][c];
          sum += d * d;
        }
      }
    }
    return sum;
  }

  /** Where the patch comes from, as an offset at half size; 0 when there is no source. */
  cv::Point best_source(cv::Rect box) const {
    cv::Point best(0, 0);
    int least = std::numeric_limits<int>::max();
    // From near to far, so that of two equal patches the nearer is taken.
    for (int ring = 1; ring <= kSearch; ++ring) {
      const auto look = [&](int dx, int dy) {
        const cv::Rect from = box + cv::Point(dx, dy);
        if ((from & whole()) != from || !is_source(from)) return;
        const int d = difference(box, {dx, dy}, least);
        if (d < least) least = d, best = {dx, dy};
      };
      for (int k = -ring; k <= ring; ++k) look(k, -ring), look(k, ring);
      for (int k = -ring + 1; k < ring; ++k) look(-ring, k), look(ring, k);
    }
    return best;
  }

  /** The offset at full size: twice the one at half size, give or take a pixel. */
  cv::Point refined(cv::Rect box, cv::Point offset, cv::Vec3i& shift) const {
    cv::Point best = offset * 2;
    int64_t least = std::numeric_limits<int64_t>::max();
    const cv::Rect full({0, 0}, picture_.size());
    const cv::Rect at(box.x * 2, box.y * 2, box.width * 2, box.height * 2);
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) {
        const cv::Point o = offset * 2 + cv::Point(dx, dy);
        const cv::Rect from = at + o;
        if ((from & full) != from) continue;
        if ((dx != 0 || dy != 0) && !reads_sources(from)) continue;
        int64_t sum = 0;
        cv::Vec3i toward(0, 0, 0);
        int count = 0;
        for (int y = at.y; y < at.br().y; ++y) {
          const auto* a = picture_.ptr<cv::Vec3b>(y);
          const auto* b = picture_.ptr<cv::Vec3b>(y + o.y) + o.x;
          const uint8_t* use = known_.ptr(y / 2);
          for (int x = at.x; x < at.br().x; ++x) {
            if (!use[x / 2]) continue;
            const cv::Vec3i d = cv::Vec3i(a[x]) - cv::Vec3i(b[x]);
            sum += d.dot(d);
            toward += d;
            ++count;
          }
        }
        if (sum >= least || count == 0) continue;
        least = sum, best = o;
        for (int c = 0; c < 3; ++c) shift[c] = std::clamp(toward[c] / count, -kMostShift, kMostShift);
      }
    }
    return best;
  }

  bool reads_sources(cv::Rect full) const {
    const cv::Rect box(full.x / 2, full.y / 2, (full.width + 3) / 2, (full.height + 3) / 2);
    return (box & whole()) == box && is_source(box);
  }

  void fill_around(cv::Point p) {
    const cv::Rect box = patch(p);
    const cv::Point offset = best_source(box);
    if (offset == cv::Point(0, 0)) {
      known_.at<uint8_t>(p) = 255;  // nothing to take: what lies there stays
      return;
    }
    cv::Vec3i shift(0, 0, 0);
    const cv::Point from = refined(box, offset, shift);
    float sure = 0;
    for (int y = box.y; y < box.br().y; ++y) {
      for (int x = box.x; x < box.br().x; ++x) sure += known_.at<uint8_t>(y, x) ? certain_.at<float>(y, x) : 0;
    }
    sure /= static_cast<float>(box.area());
    for (int y = box.y; y < box.br().y; ++y) {
      for (int x = box.x; x < box.br().x; ++x) {
        if (known_.at<uint8_t>(y, x) || !wanted_.at<uint8_t>(y, x)) continue;
        copy_four({x, y}, from, shift);
        known_.at<uint8_t>(y, x) = 255;
        certain_.at<float>(y, x) = sure;
      }
    }
    const cv::Rect around = cv::Rect(box.x - 1, box.y - 1, box.width + 2, box.height + 2) & whole();
    for (int y = around.y; y < around.br().y; ++y) {
      for (int x = around.x; x < around.br().x; ++x) offer({x, y});
    }
  }

  void copy_four(cv::Point p, cv::Point from, const cv::Vec3i& shift) {
    cv::Vec3i sum(2, 2, 2);
    for (int k = 0; k < 4; ++k) {
      const cv::Point to(2 * p.x + (k & 1), 2 * p.y + (k >> 1));
      const cv::Vec3i colour = cv::Vec3i(picture_.at<cv::Vec3b>(to + from)) + shift;
      auto& pixel = picture_.at<cv::Vec3b>(to);
      for (int c = 0; c < 3; ++c) pixel[c] = cv::saturate_cast<uint8_t>(colour[c]);
      sum += cv::Vec3i(pixel);
      from_.at<cv::Vec2s>(to) = {static_cast<int16_t>(from.x), static_cast<int16_t>(from.y)};
    }
    auto& half = half_.at<cv::Vec3b>(p);
    for (int c = 0; c < 3; ++c) half[c] = static_cast<uint8_t>(sum[c] / 4);
    grey_.at<uint8_t>(p) = static_cast<uint8_t>((half[0] + 2 * half[1] + half[2]) / 4);
  }

  cv::Mat& picture_;
  cv::Mat& known_;
  const cv::Mat& wanted_;
  cv::Mat from_;
  cv::Mat source_, sources_;  // where patches may come from, and its integral
  cv::Mat half_, grey_, certain_;
  std::priority_queue<Place> front_;
};

}  // namespace

cv::Mat patch_fill(cv::Mat& picture, cv::Mat& known, const cv::Mat& wanted) {
  return PatchFill(picture, known, wanted).run();
}

}  // namespace showhorse
