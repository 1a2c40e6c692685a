// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "face_finder.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "failure.h"

namespace showhorse {
namespace {

/** Longest side the cascades look at: enough for a face of 96 px in 12 megapixels to stay 24 px and above. */
constexpr int kSearchSide = 1280;
/** The same when a photo is tried in other orientations. */
constexpr int kTurnedSide = 640;
/** Width a face is brought to before its eyes are searched. */
constexpr float kEyeSearchFace = 200;

struct Candidate {
  cv::Rect2f box;
  bool seen_twice = false;
  int votes = 0;  // of both cascades
  FoundFace face;

  int eyes() const { return int(face.left_eye.has_value()) + int(face.right_eye.has_value()); }
  bool confirmed() const { return eyes() == 2 || (seen_twice && eyes() >= 1); }
};

float overlap(const cv::Rect2f& a, const cv::Rect2f& b) {
  const float shared = (a & b).area();
  return shared / std::min(a.area(), b.area());
}

cv::Rect2f scaled(const cv::Rect2f& r, float by) { return {r.x * by, r.y * by, r.width * by, r.height * by}; }

/** Looks for each eye where a frontal face has it, at a size that fits. */
FoundFace with_eyes(Cascades& cascades, const cv::Mat& grey, const cv::Rect2f& box) {
  FoundFace face{box, {}, {}};
  const cv::Rect inside = cv::Rect(box) & cv::Rect(0, 0, grey.cols, grey.rows);
  if (inside.width < 16 || inside.height < 16) return face;
  const float zoom = kEyeSearchFace / box.width;
  cv::Mat upper;
  cv::resize(grey(inside), upper, {}, zoom, zoom, zoom > 1 ? cv::INTER_CUBIC : cv::INTER_AREA);
  upper = upper.rowRange(0, static_cast<int>(upper.rows * 0.6f)).clone();
  cv::equalizeHist(upper, upper);
  float best[2] = {1e9f, 1e9f};
  for (const Detection& eye : cascades.eyes(upper, 24, 80)) {
    const cv::Point2f centre((eye.box.x + eye.box.width / 2) / zoom + static_cast<float>(inside.x),
                             (eye.box.y + eye.box.height / 2) / zoom + static_cast<float>(inside.y));
    for (int side = 0; side < 2; ++side) {
      const cv::Point2f usual(box.x + box.width * (side == 0 ? 0.31f : 0.69f), box.y + box.height * 0.39f);
      const float miss = static_cast<float>(cv::norm(centre - usual)) / box.width;
      if (miss < 0.14f && miss < best[side]) {
        best[side] = miss;
        (side == 0 ? face.left_eye : face.right_eye) = centre;
      }
    }
  }
  return face;
}

/** The confirmed faces of a picture. */
std::vector<Candidate> search(Cascades& cascades, const cv::Mat& grey, int side) {
  const float zoom = std::min(1.0f, static_cast<float>(side) / static_cast<float>(std::max(grey.cols, grey.rows)));
  cv::Mat small;
  if (zoom < 1) {
    cv::resize(grey, small,
               {std::max(1, static_cast<int>(static_cast<float>(grey.cols) * zoom)),
                std::max(1, static_cast<int>(static_cast<float>(grey.rows) * zoom))},
               0, 0, cv::INTER_AREA);
  } else {
    small = grey.clone();
  }
  cv::createCLAHE(2.0, {8, 8})->apply(small, small);
  const int smallest = 24;
  std::vector<Detection> first = cascades.faces(small, smallest);
  const std::vector<Detection> second = cascades.faces_second(small, smallest);
  const bool first_is_blind = first.empty();
  if (first_is_blind) first = second;

  std::vector<Candidate> candidates;
  for (const Detection& detection : first) {
    Candidate candidate;
    candidate.box = scaled(detection.box, 1 / zoom);
    candidate.votes = detection.votes;
    for (const Detection& other : second) {
      if (first_is_blind || overlap(other.box, detection.box) <= 0.6f) continue;
      candidate.seen_twice = true;
      candidate.votes += other.votes;
    }
    candidate.face = with_eyes(cascades, grey, candidate.box);
    candidates.push_back(candidate);
  }
  std::erase_if(candidates, [](const Candidate& c) { return !c.confirmed(); });
  return candidates;
}

/** Votes of the face that has most. */
int most_votes(const std::vector<Candidate>& candidates) {
  int most = 0;
  for (const Candidate& candidate : candidates) most = std::max(most, candidate.votes);
  return most;
}

/**
 * A face upside down has dark eyes above something bright, too, and a cascade may take it: with a few votes, where an
 * upright face has dozens. Whoever is seen far better in a turned photo is refused with the turn that helps.
 */
void refuse_turned(Cascades& cascades, const cv::Mat& grey, int votes) {
  constexpr int kBeyondDoubt = 60, kLeast = 20, kFarBetter = 3;
  if (votes >= kBeyondDoubt) return;
  struct Turn {
    cv::RotateFlags by;
    const char* sentence;
  };
  constexpr Turn kTurns[] = {
      {cv::ROTATE_180, "The photo is upside down. Turn it by 180 degrees; it carries no note of how it was taken."},
      {cv::ROTATE_90_CLOCKWISE, "The photo lies on its side. Turn it to the right by 90 degrees."},
      {cv::ROTATE_90_COUNTERCLOCKWISE, "The photo lies on its side. Turn it to the left by 90 degrees."}};
  for (const Turn& turn : kTurns) {
    cv::Mat turned;
    cv::rotate(grey, turned, turn.by);
    if (most_votes(search(cascades, turned, kTurnedSide)) >= std::max(kLeast, kFarBetter * votes)) {
      throw Failure(SHOWHORSE_ERROR_NO_FACE, turn.sentence);
    }
  }
}

}  // namespace

FoundFace find_face(Cascades& cascades, const cv::Mat& grey) {
  std::vector<Candidate> candidates = search(cascades, grey, kSearchSide);
  refuse_turned(cascades, grey, most_votes(candidates));
  if (candidates.empty()) {
    throw Failure(
        SHOWHORSE_ERROR_NO_FACE,
        "No face was found in the photo; it must show one face from the front, well lit, with both eyes visible.");
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.box.width > b.box.width; });
  const Candidate& main = candidates.front();
  const auto others = std::count_if(candidates.begin() + 1, candidates.end(), [&](const Candidate& c) {
    return c.box.width >= 0.4f * main.box.width && overlap(c.box, main.box) < 0.3f;
  });
  if (others > 0) {
    throw Failure(SHOWHORSE_ERROR_SEVERAL_FACES, "The photo shows " + std::to_string(others + 1) +
                                                     " faces; it must show exactly one. Crop it to the presenter.");
  }
  if (main.box.width < kMinFaceWidth) {
    throw Failure(SHOWHORSE_ERROR_FACE_TOO_SMALL, "The face is " + std::to_string(std::lround(main.box.width)) +
                                                      " px wide; at least 96 px are needed. Use a larger photo.");
  }
  return main.face;
}

}  // namespace showhorse
