// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Photos: three formats, EXIF rotation, limits decided from the header, damaged files.

#include "photo.h"

#include <gtest/gtest.h>

#include <chrono>

#include "bare_png.h"
#include "drawn_face.h"
#include "engine_harness.h"
#include "exif.h"
#include "failure.h"
#include "picture_file.h"

namespace showhorse {
namespace {

showhorse_status status_of(const std::vector<uint8_t>& file) {
  try {
    decode_photo(file);
    return SHOWHORSE_OK;
  } catch (const Failure& failure) {
    return failure.status();
  }
}

double difference(const cv::Mat& a, const cv::Mat& b) {
  return a.size() == b.size() ? cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3) : 255;
}

TEST(Photo, jpegPngAndWebpAreRead) {
  const cv::Mat picture = presenter_picture(240);
  EXPECT_EQ(0, difference(picture, decode_photo(png_of(picture))));
  EXPECT_LT(difference(picture, decode_photo(jpeg_of(picture))), 2.5);
  EXPECT_LT(difference(picture, decode_photo(webp_of(picture))), 3.0);
}

TEST(Photo, everyExifOrientationEndsUpright) {
  const cv::Mat picture = presenter_picture(240);
  for (int orientation = 1; orientation <= 8; ++orientation) {
    SCOPED_TRACE(orientation);
    EXPECT_LT(difference(picture, decode_photo(jpeg_of(stored_for(picture, orientation), orientation))), 2.5);
  }
}

TEST(Photo, damagedExifIsPassedOver) {
  EXPECT_EQ(1, exif_orientation({}));
  const std::vector<uint8_t> far_away = {'M', 'M', 0, 42, 0xFF, 0xFF, 0xFF, 0xFF};
  EXPECT_EQ(1, exif_orientation(far_away));
  const std::vector<uint8_t> many_entries = {'M', 'M', 0, 42, 0, 0, 0, 8, 0xFF, 0xFF, 1, 2, 3};
  EXPECT_EQ(1, exif_orientation(many_entries));
}

std::vector<uint8_t> chunk(const char* name, size_t length) {
  std::vector<uint8_t> bytes = {0, 0, static_cast<uint8_t>(length >> 8), static_cast<uint8_t>(length)};
  bytes.insert(bytes.end(), name, name + 4);
  bytes.resize(bytes.size() + length + 4, 'x');
  return bytes;
}

TEST(Photo, chunksThatPixelsDoNotNeedNeverReachTheDecoder) {
  const std::vector<uint8_t> plain = png_of(presenter_picture(240));
  std::vector<uint8_t> stuffed = plain;
  const auto after_header = [&] { return stuffed.begin() + 33; };
  for (const char* name : {"zTXt", "iTXt", "tEXt", "eXIf", "abCd"}) {
    const std::vector<uint8_t> extra = chunk(name, 300);
    stuffed.insert(after_header(), extra.begin(), extra.end());
  }
  EXPECT_EQ(bare_png(plain), bare_png(stuffed));
  EXPECT_EQ(0, difference(decode_photo(plain), decode_photo(stuffed)));
  const std::vector<uint8_t> cut(stuffed.begin(), stuffed.end() - 400);
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of(cut));
}

TEST(Photo, whatIsNoPictureIsUnreadable) {
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of({}));
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of({'G', 'I', 'F', '8', '9', 'a'}));
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of(std::vector<uint8_t>(5000, 0x5A)));
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of({0xFF, 0xD8, 0xFF, 0xE0}));
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of({0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}));
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of({'R', 'I', 'F', 'F', 9, 9, 9, 9, 'W', 'E', 'B', 'P', 'V'}));
}

TEST(Photo, truncatedFilesAreUnreadable) {
  const cv::Mat picture = presenter_picture(240);
  for (const auto& file : {jpeg_of(picture), png_of(picture), webp_of(picture)}) {
    for (const double part : {0.02, 0.3, 0.9}) {
      const auto length = static_cast<std::ptrdiff_t>(static_cast<double>(file.size()) * part);
      EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE, status_of({file.begin(), file.begin() + length}));
    }
  }
}

TEST(Photo, randomDamageNeverCrashes) {
  const cv::Mat picture = presenter_picture(200);
  cv::RNG rng(11);
  for (const auto& whole : {jpeg_of(picture), png_of(picture), webp_of(picture)}) {
    for (int round = 0; round < 60; ++round) {
      auto file = whole;
      for (int hit = 0; hit < 12; ++hit)
        file[rng.uniform(8, static_cast<int>(file.size()))] ^= static_cast<uint8_t>(rng.uniform(1, 256));
      const showhorse_status status = status_of(file);
      EXPECT_TRUE(status == SHOWHORSE_OK || status == SHOWHORSE_ERROR_PHOTO_UNREADABLE ||
                  status == SHOWHORSE_ERROR_PHOTO_TOO_LARGE);
    }
  }
}

TEST(Photo, tooManyPixelsAreRefusedFromTheHeader) {
  // A PNG that claims 30,000 x 30,000 pixels and has none: only its header can be what is judged.
  auto file = png_of(cv::Mat(2, 2, CV_8UC3, cv::Scalar::all(9)));
  const uint8_t side[] = {0, 0, 0x75, 0x30};
  std::copy(side, side + 4, file.begin() + 16);
  std::copy(side, side + 4, file.begin() + 20);
  const uint8_t crc[] = {0, 0, 0, 0};
  std::copy(crc, crc + 4, file.begin() + 29);
  const showhorse_status status = status_of(file);
  EXPECT_TRUE(status == SHOWHORSE_ERROR_PHOTO_TOO_LARGE || status == SHOWHORSE_ERROR_PHOTO_UNREADABLE);
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_TOO_LARGE, status_of(png_of(cv::Mat(3251, 4000, CV_8UC3, cv::Scalar::all(9)))));
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_TOO_LARGE, status_of(jpeg_of(cv::Mat(3251, 4000, CV_8UC3, cv::Scalar::all(9)))));
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_TOO_LARGE, status_of(std::vector<uint8_t>((20 << 20) + 1, 0xFF)));
  EXPECT_EQ(SHOWHORSE_OK, status_of(png_of(cv::Mat(3024, 4032, CV_8UC3, cv::Scalar::all(9)))));
}

}  // namespace
}  // namespace showhorse
