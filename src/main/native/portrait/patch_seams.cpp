// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "patch_seams.h"

#include <array>
#include <vector>

namespace showhorse {
namespace {

/** Copied strips are some 30 pixels deep and open to known pixels along one side: this is ample. */
constexpr int kRounds = 90;
constexpr float kOverRelaxed = 1.85f;

struct Unknown {
  cv::Point at;
  std::array<int, 4> beside;  // index of an unknown, or -1
  cv::Vec3f known;            // sum of known neighbours and of all wanted steps
  int count;                  // of neighbours it is fitted to
};

class Seams {
 public:
  Seams(const cv::Mat& picture, const cv::Mat& from, const cv::Mat& closed)
      : picture_(picture), from_(from), closed_(closed), index_(picture.size(), CV_32S, cv::Scalar(-1)) {
    for (int y = 0; y < picture.rows; ++y) {
      for (int x = 0; x < picture.cols; ++x) {
        if (!copied({x, y})) continue;
        index_.at<int>(y, x) = static_cast<int>(all_.size());
        all_.push_back({{x, y}, {-1, -1, -1, -1}, {0, 0, 0}, 0});
        values_.push_back(colour({x, y}));
      }
    }
    for (Unknown& u : all_) link(u);
  }

  void solve() {
    for (int round = 0; round < kRounds; ++round) {
      for (size_t i = 0; i < all_.size(); ++i) {
        const Unknown& u = all_[i];
        if (u.count == 0) continue;
        cv::Vec3f sum = u.known;
        for (const int j : u.beside) {
          if (j >= 0) sum += values_[j];
        }
        values_[i] += (sum * (1.0f / static_cast<float>(u.count)) - values_[i]) * kOverRelaxed;
      }
    }
  }

  void write(cv::Mat& picture) const {
    for (size_t i = 0; i < all_.size(); ++i) {
      auto& p = picture.at<cv::Vec3b>(all_[i].at);
      for (int c = 0; c < 3; ++c) p[c] = cv::saturate_cast<uint8_t>(values_[i][c]);
    }
  }

 private:
  bool inside(cv::Point p) const { return cv::Rect({0, 0}, picture_.size()).contains(p); }
  cv::Point offset(cv::Point p) const {
    const auto o = from_.at<cv::Vec2s>(p);
    return {o[0], o[1]};
  }
  bool copied(cv::Point p) const { return from_.at<cv::Vec2s>(p) != cv::Vec2s(0, 0); }
  cv::Vec3f colour(cv::Point p) const { return picture_.at<cv::Vec3b>(p); }

  void link(Unknown& u) {
    constexpr int kSides[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (int k = 0; k < 4; ++k) {
      const cv::Point p = u.at, q(p.x + kSides[k][0], p.y + kSides[k][1]);
      if (!inside(q)) continue;
      const bool free = copied(q);
      if (!free && closed_.at<uint8_t>(q)) continue;
      cv::Vec3f step(0, 0, 0);
      int steps = 0;
      const auto add = [&](cv::Point o) {
        if (!inside(p + o) || !inside(q + o)) return;
        step += colour(p + o) - colour(q + o);
        ++steps;
      };
      add(offset(p));
      if (free && offset(q) != offset(p)) add(offset(q));
      if (steps > 0) u.known += step * (1.0f / static_cast<float>(steps));
      if (free) {
        u.beside[k] = index_.at<int>(q);
      } else {
        u.known += colour(q);
      }
      ++u.count;
    }
  }

  const cv::Mat& picture_;
  const cv::Mat& from_;
  const cv::Mat& closed_;
  cv::Mat index_;
  std::vector<Unknown> all_;
  std::vector<cv::Vec3f> values_;
};

}  // namespace

void smooth_seams(cv::Mat& picture, const cv::Mat& from, const cv::Mat& closed) {
  Seams seams(picture, from, closed);
  seams.solve();
  seams.write(picture);
}

}  // namespace showhorse
