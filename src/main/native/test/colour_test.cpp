// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Colours: whatever a file says its values mean, sRGB comes out.

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "coloured_files.h"
#include "drawn_face.h"
#include "failure.h"
#include "photo.h"
#include "picture_file.h"

namespace showhorse {
namespace {

const ColourSpace kDisplayP3 = *colour_space(12, 13);

/** The largest difference of a patch's colour from what it should be. */
int worst(const cv::Mat& decoded, const cv::Mat& wanted = patches()) {
  if (decoded.size() != wanted.size()) return 255;
  const auto are = middles(decoded), should = middles(wanted);
  int worst = 0;
  for (size_t i = 0; i < are.size(); ++i) {
    for (int c = 0; c < 3; ++c) worst = std::max(worst, std::abs(are[i][c] - should[i][c]));
  }
  return worst;
}

Bytes sample(const char* name) { return read_file(std::string(SHOWHORSE_PICTURES) + "/" + name); }

TEST(Colours, profilesOfWideSpacesAreHonouredInEveryFormat) {
  for (const ColourSpace& space : {kDisplayP3, adobe_rgb(), *colour_space(9, 13)}) {
    const Bytes profile = profile_of(space);
    const cv::Mat stored = in_space(patches(), space);
    ASSERT_GT(worst(stored), 10) << "the space differs too little to tell";
    EXPECT_LE(worst(decode_photo(jpeg_with(stored, {.profile = profile}))), 4);
    EXPECT_LE(worst(decode_photo(png_with(stored, {.profile = profile}))), 3);
    EXPECT_LE(worst(decode_photo(png_with(stored, {.palette = true, .profile = profile}))), 3);
    EXPECT_LE(worst(decode_photo(png_with(stored, {.profile = profile, .interlaced = true}))), 3);
    EXPECT_LE(worst(decode_photo(webp_with(stored, profile))), 6);
  }
}

TEST(Colours, aProfileInManyMarkersIsPutTogether) {
  const cv::Mat stored = in_space(patches(), kDisplayP3);
  EXPECT_LE(worst(decode_photo(jpeg_with(stored, {.profile = profile_of(kDisplayP3), .piece = 100}))), 4);
}

TEST(Colours, sixteenBitsAreCalculatedWithAllOfThem) {
  const ColourSpace linear = srgb_primaries(ColourSpace::Curve::kGamma, 1);
  const cv::Mat stored = in_space(patches(), linear, CV_16U);
  EXPECT_LE(worst(decode_photo(png_with(stored, {.bit_depth = 16, .profile = profile_of(linear)}))), 1);
  cv::Mat plain;
  patches().convertTo(plain, CV_16U, 257);
  EXPECT_EQ(0, worst(decode_photo(png_with(plain, {.bit_depth = 16}))));
}

TEST(Colours, srgbStaysAsItIsToTheBit) {
  const cv::Mat picture = presenter_picture(200);
  const Bytes profile = profile_of(srgb_primaries(ColourSpace::Curve::kSrgb));
  EXPECT_EQ(0, cv::norm(picture, decode_photo(png_with(picture, {.profile = profile})), cv::NORM_INF));
  const Bytes gamma = {0, 0, 0xB1, 0x8F};  // 0.45455
  EXPECT_EQ(0, cv::norm(picture, decode_photo(png_with(picture, {.chunks = {{"sRGB", {0}}}})), cv::NORM_INF));
  EXPECT_EQ(0, cv::norm(picture, decode_photo(png_with(picture, {.chunks = {{"gAMA", gamma}}})), cv::NORM_INF));
}

TEST(Colours, gammaAndPrimariesOfAPngCount) {
  const auto number = [](double value) {
    const auto n = static_cast<uint32_t>(std::lround(value * 100'000));
    return Bytes{static_cast<uint8_t>(n >> 24), static_cast<uint8_t>(n >> 16), static_cast<uint8_t>(n >> 8),
                 static_cast<uint8_t>(n)};
  };
  Bytes primaries;
  const ColourSpace wide = adobe_rgb();
  for (const Chromaticity& c : {wide.white, wide.red, wide.green, wide.blue}) {
    for (const double value : {c.x, c.y}) {
      for (const uint8_t byte : number(value)) primaries.push_back(byte);
    }
  }
  const cv::Mat stored = in_space(patches(), wide);
  EXPECT_LE(worst(decode_photo(png_with(stored, {.chunks = {{"gAMA", number(1 / wide.gamma)}, {"cHRM", primaries}}}))),
            2);
  const cv::Mat dark = in_space(patches(), srgb_primaries(ColourSpace::Curve::kGamma, 1.8));
  EXPECT_LE(worst(decode_photo(png_with(dark, {.chunks = {{"gAMA", number(1 / 1.8)}}}))), 2);
  const cv::Mat p3 = in_space(patches(), kDisplayP3);
  EXPECT_LE(worst(decode_photo(png_with(p3, {.chunks = {{"cICP", {12, 13, 0, 1}}}}))), 2);
}

TEST(Colours, camerasThatSayAdobeRgbInExifAreUnderstood) {
  const cv::Mat stored = in_space(patches(), adobe_rgb());
  EXPECT_LE(worst(decode_photo(jpeg_with(stored, {.exif = exif_of_adobe_rgb()}))), 4);
}

TEST(Colours, profilesOfGreysAreHonoured) {
  const cv::Mat grey(64, 96, CV_8UC1, cv::Scalar(55));  // linear: 0.2157 of the light
  const cv::Mat wanted(64, 96, CV_8UC3, cv::Scalar::all(129));
  EXPECT_LE(worst(decode_photo(jpeg_with(grey, {.profile = grey_profile(1)})), wanted), 2);
  EXPECT_LE(worst(decode_photo(png_with(grey, {.profile = grey_profile(1)})), wanted), 2);
  const cv::Mat deep(64, 96, CV_16UC1, cv::Scalar(55 * 257));
  EXPECT_LE(worst(decode_photo(png_with(deep, {.bit_depth = 16, .profile = grey_profile(1)})), wanted), 2);
  const cv::Mat see_through(64, 96, CV_8UC2, cv::Scalar(55, 255));
  EXPECT_LE(worst(decode_photo(png_with(see_through, {.profile = grey_profile(1)})), wanted), 2);
}

/** How colours become inks. */
cv::Mat inks_of(const cv::Mat& bgr, double black) {
  cv::Mat inks(bgr.size(), CV_8UC4);
  for (int y = 0; y < bgr.rows; ++y) {
    for (int x = 0; x < bgr.cols; ++x) {
      const auto& p = bgr.at<cv::Vec3b>(y, x);
      const double most = std::max({p[0], p[1], p[2]});
      const double key = black * (255 - most), paper = 255 - key;
      auto& ink = inks.at<cv::Vec4b>(y, x);
      for (int c = 0; c < 3; ++c) ink[c] = cv::saturate_cast<uint8_t>(255 * (1 - p[2 - c] / paper));
      ink[3] = cv::saturate_cast<uint8_t>(key);
    }
  }
  return inks;
}

TEST(Colours, inksAreReadWhicheverWayTheyAreStored) {
  for (const double black : {0.0, 1.0}) {
    for (const cv::Mat& picture : {presenter_picture(200), patches(), cv::Mat(presenter_picture(200) * 0.15)}) {
      const cv::Mat inks = inks_of(picture, black);
      cv::Mat inverted;
      cv::bitwise_not(inks, inverted);
      const auto mean = [&](const Bytes& file) {
        return cv::norm(picture, decode_photo(file), cv::NORM_L1) / static_cast<double>(picture.total() * 3);
      };
      SCOPED_TRACE(testing::Message() << "black " << black << ", mean " << cv::mean(picture)[1]);
      EXPECT_LT(mean(jpeg_with(inverted, {.adobe = true})), 4) << "as Adobe's programs";
      EXPECT_LT(mean(jpeg_with(inverted, {.adobe = true, .ycck = true})), 4) << "YCCK";
      EXPECT_LT(mean(jpeg_with(inverted, {})), 4) << "inverted, without a marker";
      EXPECT_LT(mean(jpeg_with(inks, {})), 4) << "as it should be, without a marker";
    }
  }
}

TEST(Colours, profilesOfPressesAreHonoured) {
  const cv::Mat inks = inks_of(patches(), 0.5);
  cv::Mat inverted;
  cv::bitwise_not(inks, inverted);
  const Bytes profile = press_profile();
  const cv::Mat with = decode_photo(jpeg_with(inverted, {.profile = profile, .adobe = true}));
  const cv::Mat without = decode_photo(jpeg_with(inverted, {.adobe = true}));
  EXPECT_LE(worst(without), 5);
  // This press prints on pinkish paper: relative colorimetric makes that white, but the middle greys turn
  EXPECT_GT(worst(with), 8);
  EXPECT_LE(worst(with, decode_photo(jpeg_with(inks, {.profile = profile}))), 5);
  const Bytes light = profile_of(kDisplayP3);
  EXPECT_EQ(0, worst(decode_photo(jpeg_with(inverted, {.profile = light, .adobe = true})), without));
}

TEST(Colours, aProfileThatCannotBeUsedIsPassedOver) {
  const cv::Mat picture = patches();
  const Bytes plain = jpeg_with(picture, {});
  const Bytes good = profile_of(kDisplayP3);
  const auto same = [&](const Bytes& profile) {
    return cv::norm(decode_photo(plain), decode_photo(jpeg_with(picture, {.profile = profile})), cv::NORM_INF) == 0;
  };
  EXPECT_TRUE(same(Bytes(good.begin(), good.begin() + 60)));
  EXPECT_TRUE(same(Bytes(300, 0xAA)));
  EXPECT_TRUE(same(press_profile()));
  Bytes huge = good;
  huge.resize(kMaxProfileBytes + 1);
  EXPECT_TRUE(same(huge));
  cv::RNG rng(5);
  for (int round = 0; round < 300; ++round) {
    Bytes damaged = round % 2 == 0 ? good : press_profile();
    for (int hit = 0; hit < 6; ++hit) {
      damaged[static_cast<size_t>(rng.uniform(0, std::min(600, static_cast<int>(damaged.size()))))] =
          static_cast<uint8_t>(rng.uniform(0, 256));
    }
    EXPECT_EQ(picture.size(), decode_photo(jpeg_with(picture, {.profile = damaged})).size());
  }
}

TEST(Colours, transparencyStaysInPicturesAndLiesOverGreyInPhotos) {
  cv::Mat clear(64, 96, CV_8UC4, cv::Scalar(10, 20, 30, 0));
  const Bytes file = png_with(clear, {});
  const cv::Mat kept = decode_picture(file, photo_limits("picture"));
  EXPECT_EQ(4, kept.channels());
  EXPECT_EQ(cv::Vec4b(10, 20, 30, 0), kept.at<cv::Vec4b>(9, 9));
  EXPECT_EQ(cv::Vec3b(224, 224, 224), decode_photo(file).at<cv::Vec3b>(9, 9));
  cv::Mat grey(64, 96, CV_8UC2, cv::Scalar(100, 128));
  EXPECT_NEAR(162, decode_photo(png_with(grey, {})).at<cv::Vec3b>(9, 9)[0], 1);
}

TEST(Heif, picturesOfPhonesAndShopsAreRead) {
  EXPECT_LE(worst(decode_photo(sample("p3-profile.heic"))), 5);
  EXPECT_LE(worst(decode_photo(sample("p3-nclx.avif"))), 5);
  EXPECT_LE(worst(decode_photo(sample("pq-10-bit.avif"))), 6);
  const cv::Mat alpha = decode_picture(sample("alpha.avif"), photo_limits("picture"));
  ASSERT_EQ(4, alpha.channels());
  EXPECT_EQ(64, alpha.at<cv::Vec4b>(9, 90)[3]);
  EXPECT_EQ(cv::Size(600, 1067), decode_photo(sample("presenter-iphone.heic")).size()) << "a grid of tiles";
}

TEST(Heif, theContainersRotationIsApplied) {
  cv::Mat turned;
  cv::rotate(patches(), turned, cv::ROTATE_90_COUNTERCLOCKWISE);
  const cv::Mat decoded = decode_photo(sample("p3-turned.heic"));
  ASSERT_EQ(turned.size(), decoded.size());
  EXPECT_LT(cv::norm(turned, decoded, cv::NORM_L1) / static_cast<double>(turned.total() * 3), 4);
}

TEST(Heif, whatIsDamagedOrTooLargeIsRefused) {
  const Bytes whole = sample("p3-profile.heic");
  PictureLimits small = photo_limits("picture");
  small.side = 95;
  const auto status = [](const Bytes& file, const PictureLimits& limits) {
    try {
      decode_picture(file, limits);
      return SHOWHORSE_OK;
    } catch (const Failure& failure) {
      return failure.status();
    }
  };
  EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_TOO_LARGE, status(whole, small));
  for (const size_t length : {16, 100, 500, 1000, 1050}) {
    EXPECT_EQ(SHOWHORSE_ERROR_PHOTO_UNREADABLE,
              status({whole.begin(), whole.begin() + static_cast<int>(length)}, photo_limits("photo")));
  }
  cv::RNG rng(3);
  for (int round = 0; round < 25; ++round) {
    Bytes damaged = whole;
    for (int hit = 0; hit < 8; ++hit)
      damaged[static_cast<size_t>(rng.uniform(24, static_cast<int>(whole.size())))] ^= 0x5A;
    const auto how = status(damaged, photo_limits("photo"));
    EXPECT_TRUE(how == SHOWHORSE_OK || how == SHOWHORSE_ERROR_PHOTO_UNREADABLE ||
                how == SHOWHORSE_ERROR_PHOTO_TOO_LARGE);
  }
}

}  // namespace
}  // namespace showhorse
