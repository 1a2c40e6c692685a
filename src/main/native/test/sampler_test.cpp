// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Reading a texture eight points at a time gives the bytes that reading it point by point gives.

#include "sampler.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "compositing.h"

namespace showhorse {
namespace {

cv::Mat noise(int type) {
  cv::Mat m(90, 120, type);
  cv::RNG rng(5);
  rng.fill(m, cv::RNG::UNIFORM, 0, 256);
  return m;
}

Line random_line(cv::RNG& rng) {
  const auto whole = [](double v) { return static_cast<int>(v * 65536); };
  return {whole(rng.uniform(-30.0, 140.0)), whole(rng.uniform(-20.0, 110.0)), whole(rng.uniform(-1.0, 3.2)),
          whole(rng.gaussian(0.05))};
}

TEST(Sampler, manyAtOnceEqualsOneByOne) {
  const cv::Mat single = noise(CV_8UC1), pairs = noise(CV_8UC2);
  const Plane luma(single), chroma(pairs);
  cv::RNG rng(17);
  for (int round = 0; round < 3000; ++round) {
    const Line line = random_line(rng);
    uint8_t y[19], u[19], v[19];
    read_line(luma, line, y, 19);
    read_line(chroma, line, u, v, 19);
    for (int i = 0; i < 19; ++i) {
      const Line one{line.x + i * line.dx, line.y + i * line.dy, 0, 0};
      uint8_t y1, u1, v1;
      read_line(luma, one, &y1, 1);
      read_line(chroma, one, &u1, &v1, 1);
      ASSERT_EQ(y1, y[i]);
      ASSERT_EQ(u1, u[i]);
      ASSERT_EQ(v1, v[i]);
    }
  }
}

TEST(Sampler, steepLinesEqualThePlainOnes) {
  const cv::Mat single = noise(CV_8UC1), pairs = noise(CV_8UC2);
  const Plane luma(single), chroma(pairs);
  cv::RNG rng(23);
  for (int round = 0; round < 3000; ++round) {
    Line line = random_line(rng);
    line.dy = static_cast<int>(rng.uniform(-2.0, 2.0) * 65536);
    line.dx *= round % 3 - 1;
    uint8_t fast[3][24], plain[3][24];
    read_line(luma, line, fast[0], 24);
    read_line(chroma, line, fast[1], fast[2], 24);
    read_line_plain(luma, line, plain[0], 24);
    read_line_plain(chroma, line, plain[1], plain[2], 24);
    ASSERT_TRUE(std::equal(&fast[0][0], &fast[0][0] + 72, &plain[0][0])) << line.x << " " << line.y;
  }
}

TEST(Compositing, noneOfThePresenterIsThePlateAndAllOfItIsThePresenter) {
  for (int plate = 0; plate < 256; ++plate) {
    EXPECT_EQ(plate, over(128, 0, plate));
    EXPECT_EQ(77, over(77, 255, plate));
  }
}

TEST(Sampler, wholePointsAreTheSamplesThemselves) {
  const cv::Mat m = noise(CV_8UC1);
  uint8_t row[40];
  read_line(Plane(m), {10 << 16, 7 << 16, 2 << 16, 0}, row, 40);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(m.at<uint8_t>(7, 10 + 2 * i), row[i]);
}

}  // namespace
}  // namespace showhorse
