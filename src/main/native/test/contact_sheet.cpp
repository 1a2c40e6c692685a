// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "contact_sheet.h"

#include <opencv2/imgproc.hpp>

namespace showhorse {

void ContactSheet::add(const cv::Mat& bgr, const std::string& caption) {
  cv::Mat picture = bgr.clone();
  const cv::Point at(6, picture.rows - 8);
  cv::putText(picture, caption, at, cv::FONT_HERSHEY_SIMPLEX, 0.5, {0, 0, 0}, 3, cv::LINE_AA);
  cv::putText(picture, caption, at, cv::FONT_HERSHEY_SIMPLEX, 0.5, {255, 255, 255}, 1, cv::LINE_AA);
  pictures_.push_back(picture);
}

cv::Mat ContactSheet::sheet(int columns) const {
  if (pictures_.empty()) return {};
  const cv::Size cell = pictures_.front().size();
  const int rows = (static_cast<int>(pictures_.size()) + columns - 1) / columns;
  cv::Mat out(rows * cell.height, columns * cell.width, CV_8UC3, cv::Scalar::all(40));
  for (size_t i = 0; i < pictures_.size(); ++i) {
    const cv::Point at(static_cast<int>(i) % columns * cell.width, static_cast<int>(i) / columns * cell.height);
    pictures_[i].copyTo(out(cv::Rect(at, cell)));
  }
  return out;
}

}  // namespace showhorse
