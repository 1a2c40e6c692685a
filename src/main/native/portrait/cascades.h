// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <filesystem>
#include <mutex>
#include <opencv2/core.hpp>
#include <opencv2/objdetect.hpp>
#include <vector>

namespace showhorse {

struct Detection {
  cv::Rect2f box;
  int votes = 0;  // how many overlapping windows agreed
};

/** OpenCV's Haar cascades, loaded once. Their detector keeps state, so one search runs at a time. Thread-safe. */
class Cascades {
 public:
  /** @throws Failure RESOURCE when a file is missing or damaged */
  explicit Cascades(const std::filesystem::path& directory);

  std::vector<Detection> faces(const cv::Mat& grey, int smallest);
  /** A second opinion by a cascade trained differently. */
  std::vector<Detection> faces_second(const cv::Mat& grey, int smallest);
  std::vector<Detection> eyes(const cv::Mat& grey, int smallest, int largest);

 private:
  cv::CascadeClassifier load(const std::filesystem::path& file);
  std::vector<Detection> search(cv::CascadeClassifier& cascade, const cv::Mat& grey, double step, int votes,
                                cv::Size smallest, cv::Size largest);

  cv::CascadeClassifier face_;
  cv::CascadeClassifier face_second_;
  cv::CascadeClassifier eye_;
  std::mutex one_search_;
};

}  // namespace showhorse
