// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "cascades.h"

#include "failure.h"

namespace showhorse {

Cascades::Cascades(const std::filesystem::path& directory)
    : face_(load(directory / "haarcascade_frontalface_alt2.xml")),
      face_second_(load(directory / "haarcascade_frontalface_default.xml")),
      eye_(load(directory / "haarcascade_eye.xml")) {}

cv::CascadeClassifier Cascades::load(const std::filesystem::path& file) {
  cv::CascadeClassifier cascade;
  bool loaded = false;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(file, ignored)) {
    try {
      loaded = cascade.load(file.string());
    } catch (const cv::Exception&) {
      loaded = false;
    }
  }
  if (!loaded) {
    throw Failure(SHOWHORSE_ERROR_RESOURCE,
                  "The face cascade " + file.string() +
                      " is missing or damaged; install Debian's opencv-data or set \"cascades\".");
  }
  return cascade;
}

std::vector<Detection> Cascades::search(cv::CascadeClassifier& cascade, const cv::Mat& grey, double step, int votes,
                                        cv::Size smallest, cv::Size largest) {
  std::vector<cv::Rect> boxes;
  std::vector<int> counts;
  {
    const std::lock_guard lock(one_search_);
    cascade.detectMultiScale(grey, boxes, counts, step, votes, 0, smallest, largest);
  }
  std::vector<Detection> found;
  for (size_t i = 0; i < boxes.size(); ++i) found.push_back({cv::Rect2f(boxes[i]), counts[i]});
  return found;
}

std::vector<Detection> Cascades::faces(const cv::Mat& grey, int smallest) {
  return search(face_, grey, 1.08, 3, {smallest, smallest}, {});
}

std::vector<Detection> Cascades::faces_second(const cv::Mat& grey, int smallest) {
  return search(face_second_, grey, 1.08, 4, {smallest, smallest}, {});
}

std::vector<Detection> Cascades::eyes(const cv::Mat& grey, int smallest, int largest) {
  return search(eye_, grey, 1.05, 3, {smallest, smallest}, {largest, largest});
}

}  // namespace showhorse
