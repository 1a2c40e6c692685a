// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace showhorse {

/** Pictures of one size side by side, each with its caption, `columns` to a row. */
class ContactSheet {
 public:
  void add(const cv::Mat& bgr, const std::string& caption);
  cv::Mat sheet(int columns) const;

 private:
  std::vector<cv::Mat> pictures_;
};

}  // namespace showhorse
