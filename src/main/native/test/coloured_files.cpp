// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "coloured_files.h"

#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <opencv2/imgproc.hpp>

#include "drawn_face.h"

namespace showhorse {
namespace {

Bytes saved(cmsHPROFILE profile) {
  cmsUInt32Number length = 0;
  cmsSaveProfileToMem(profile, nullptr, &length);
  Bytes file(length);
  cmsSaveProfileToMem(profile, file.data(), &length);
  cmsCloseProfile(profile);
  return file;
}

cmsToneCurve* curve_of(const ColourSpace& space) {
  const double srgb[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  return space.curve == ColourSpace::Curve::kSrgb ? cmsBuildParametricToneCurve(nullptr, 4, srgb)
                                                  : cmsBuildGamma(nullptr, space.gamma);
}

cmsHPROFILE open_profile(const ColourSpace& space) {
  cmsToneCurve* curve = curve_of(space);
  cmsToneCurve* curves[] = {curve, curve, curve};
  const cmsCIExyY white{space.white.x, space.white.y, 1};
  const cmsCIExyYTRIPLE primaries{
      {space.red.x, space.red.y, 1}, {space.green.x, space.green.y, 1}, {space.blue.x, space.blue.y, 1}};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsFreeToneCurve(curve);
  return profile;
}

/** Naive inks on pinkish paper. */
cmsInt32Number press(const cmsUInt16Number in[], cmsUInt16Number out[], void*) {
  const double paper = 1 - in[3] / 65535.0;
  cmsCIEXYZ light{};
  const double rgb[] = {std::pow((1 - in[0] / 65535.0) * paper, 2.2),
                        std::pow((1 - in[1] / 65535.0) * paper, 2.2) * 0.8,
                        std::pow((1 - in[2] / 65535.0) * paper, 2.2) * 0.8};
  // sRGB's primaries, adapted to D50
  light.X = 0.4361 * rgb[0] + 0.3851 * rgb[1] + 0.1431 * rgb[2];
  light.Y = 0.2225 * rgb[0] + 0.7169 * rgb[1] + 0.0606 * rgb[2];
  light.Z = 0.0139 * rgb[0] + 0.0971 * rgb[1] + 0.7141 * rgb[2];
  cmsCIELab lab;
  cmsXYZ2Lab(nullptr, &lab, &light);
  cmsFloat2LabEncoded(out, &lab);
  return TRUE;
}

void append(png_structp png, png_bytep bytes, size_t length) {
  auto* file = static_cast<Bytes*>(png_get_io_ptr(png));
  file->insert(file->end(), bytes, bytes + length);
}

}  // namespace

cv::Mat patches() {
  const std::array<cv::Scalar, 6> colours = {cv::Scalar(50, 60, 200),   cv::Scalar(80, 160, 60),
                                             cv::Scalar(190, 90, 70),   cv::Scalar(150, 190, 220),
                                             cv::Scalar(128, 128, 128), cv::Scalar(130, 120, 30)};
  cv::Mat picture(64, 96, CV_8UC3);
  for (int i = 0; i < 6; ++i) picture({i % 3 * 32, i / 3 * 32, 32, 32}).setTo(colours[static_cast<size_t>(i)]);
  return picture;
}

std::array<cv::Vec3b, 6> middles(const cv::Mat& bgr) {
  std::array<cv::Vec3b, 6> middles;
  for (int i = 0; i < 6; ++i) {
    const uint8_t* p = bgr.ptr(i / 3 * 32 + 16) + bgr.channels() * (i % 3 * 32 + 16);
    middles[static_cast<size_t>(i)] = {p[0], p[1], p[2]};
  }
  return middles;
}

Bytes profile_of(const ColourSpace& space) { return saved(open_profile(space)); }

Bytes grey_profile(double gamma) {
  cmsToneCurve* curve = cmsBuildGamma(nullptr, gamma);
  cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
  cmsFreeToneCurve(curve);
  return saved(profile);
}

Bytes press_profile() {
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
  cmsSetProfileVersion(profile, 2.4);
  cmsSetDeviceClass(profile, cmsSigOutputClass);
  cmsSetColorSpace(profile, cmsSigCmykData);
  cmsSetPCS(profile, cmsSigLabData);
  cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, 4, 3);
  cmsStage* table = cmsStageAllocCLut16bit(nullptr, 9, 4, 3, nullptr);
  cmsStageSampleCLut16bit(table, press, nullptr, 0);
  cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, table);
  cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
  cmsWriteTag(profile, cmsSigAToB1Tag, pipeline);
  cmsPipelineFree(pipeline);
  return saved(profile);
}

cv::Mat in_space(const cv::Mat& srgb, const ColourSpace& space, int type) {
  cmsHPROFILE from = cmsCreate_sRGBProfile(), to = open_profile(space);
  cmsHTRANSFORM transform = cmsCreateTransform(from, TYPE_BGR_8, to, type == CV_8U ? TYPE_BGR_8 : TYPE_BGR_16,
                                               INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  cv::Mat out(srgb.size(), CV_MAKETYPE(type, 3));
  cmsDoTransform(transform, srgb.data, out.data, static_cast<cmsUInt32Number>(srgb.total()));
  cmsDeleteTransform(transform);
  cmsCloseProfile(from);
  cmsCloseProfile(to);
  return out;
}

Bytes png_with(const cv::Mat& pixels, const PngKind& kind) {
  Bytes file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append, [](png_structp) {});
  constexpr int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                           PNG_COLOR_TYPE_RGB_ALPHA};
  png_set_IHDR(png, info, static_cast<png_uint_32>(pixels.cols), static_cast<png_uint_32>(pixels.rows), kind.bit_depth,
               kind.palette ? PNG_COLOR_TYPE_PALETTE : types[pixels.channels() - 1],
               kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  cv::Mat stored = pixels;
  if (kind.palette) {  // at most 256 colours
    std::vector<png_color> colours;
    stored = cv::Mat(pixels.size(), CV_8UC1);
    for (int y = 0; y < pixels.rows; ++y) {
      for (int x = 0; x < pixels.cols; ++x) {
        const auto& p = pixels.at<cv::Vec3b>(y, x);
        const auto found = std::find_if(colours.begin(), colours.end(), [&](const png_color& c) {
          return c.blue == p[0] && c.green == p[1] && c.red == p[2];
        });
        stored.at<uint8_t>(y, x) = static_cast<uint8_t>(found - colours.begin());
        if (found == colours.end()) colours.push_back({p[2], p[1], p[0]});
      }
    }
    png_set_PLTE(png, info, colours.data(), static_cast<int>(colours.size()));
  }
  if (!kind.profile.empty()) {
    png_set_iCCP(png, info, "profile", PNG_COMPRESSION_TYPE_BASE, kind.profile.data(),
                 static_cast<png_uint_32>(kind.profile.size()));
  }
  png_write_info(png, info);
  for (const auto& [name, bytes] : kind.chunks) {
    png_write_chunk(png, reinterpret_cast<png_const_bytep>(name.c_str()), bytes.data(), bytes.size());
  }
  png_set_bgr(png);
  png_set_swap(png);
  std::vector<uint8_t*> rows;
  for (int y = 0; y < stored.rows; ++y) rows.push_back(stored.ptr(y));
  png_write_image(png, rows.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return file;
}

Bytes jpeg_with(const cv::Mat& pixels, const JpegKind& kind) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &data, &size);
  info.image_width = static_cast<JDIMENSION>(pixels.cols);
  info.image_height = static_cast<JDIMENSION>(pixels.rows);
  info.input_components = pixels.channels();
  info.in_color_space = pixels.channels() == 1 ? JCS_GRAYSCALE : pixels.channels() == 4 ? JCS_CMYK : JCS_EXT_BGR;
  jpeg_set_defaults(&info);
  if (kind.ycck) jpeg_set_colorspace(&info, JCS_YCCK);
  if (pixels.channels() == 4) info.write_Adobe_marker = kind.adobe;
  jpeg_set_quality(&info, 97, TRUE);
  jpeg_start_compress(&info, TRUE);
  if (!kind.exif.empty()) {
    jpeg_write_marker(&info, JPEG_APP0 + 1, kind.exif.data(), static_cast<unsigned>(kind.exif.size()));
  }
  const size_t pieces = (kind.profile.size() + kind.piece - 1) / kind.piece;
  for (size_t i = 0; i < pieces; ++i) {
    const char name[] = "ICC_PROFILE";
    Bytes marker(name, name + sizeof name);
    marker.push_back(static_cast<uint8_t>(i + 1));
    marker.push_back(static_cast<uint8_t>(pieces));
    const auto from = kind.profile.begin() + static_cast<std::ptrdiff_t>(i * kind.piece);
    marker.insert(marker.end(), from,
                  from + static_cast<std::ptrdiff_t>(std::min(kind.piece, kind.profile.size() - i * kind.piece)));
    jpeg_write_marker(&info, JPEG_APP0 + 2, marker.data(), static_cast<unsigned>(marker.size()));
  }
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = const_cast<uint8_t*>(pixels.ptr(static_cast<int>(info.next_scanline)));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  Bytes file(data, data + size);
  jpeg_destroy_compress(&info);
  std::free(data);
  return file;
}

Bytes webp_with(const cv::Mat& bgr, const Bytes& profile) {
  const Bytes plain = webp_of(bgr);  // RIFF, length, WEBP, then one chunk
  const auto little = [](size_t value, int bytes) {
    Bytes out;
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<uint8_t>(value >> (8 * i)));
    return out;
  };
  Bytes body = {'W', 'E', 'B', 'P'};
  const auto put = [&](const char* name, Bytes bytes) {
    body.insert(body.end(), name, name + 4);
    for (const uint8_t b : little(bytes.size(), 4)) body.push_back(b);
    if (bytes.size() % 2 != 0) bytes.push_back(0);
    body.insert(body.end(), bytes.begin(), bytes.end());
  };
  Bytes header = {0x20, 0, 0, 0};  // a profile
  for (const uint8_t b : little(static_cast<size_t>(bgr.cols - 1), 3)) header.push_back(b);
  for (const uint8_t b : little(static_cast<size_t>(bgr.rows - 1), 3)) header.push_back(b);
  put("VP8X", header);
  put("ICCP", profile);
  body.insert(body.end(), plain.begin() + 12, plain.end());
  Bytes file = {'R', 'I', 'F', 'F'};
  for (const uint8_t b : little(body.size(), 4)) file.push_back(b);
  file.insert(file.end(), body.begin(), body.end());
  return file;
}

Bytes exif_of_adobe_rgb() {
  // "Exif", TIFF header, IFD0 at 8 with ExifIFD at 26, that with Interoperability at 44, that with its index
  return {'E', 'x', 'i',  'f',  0, 0, 'I', 'I', 42, 0, 8,   0,   0,   0,              //
          1,   0,   0x69, 0x87, 4, 0, 1,   0,   0,  0, 26,  0,   0,   0, 0, 0, 0, 0,  //
          1,   0,   0x05, 0xA0, 4, 0, 1,   0,   0,  0, 44,  0,   0,   0, 0, 0, 0, 0,  //
          1,   0,   0x01, 0x00, 2, 0, 4,   0,   0,  0, 'R', '0', '3', 0, 0, 0, 0, 0};
}

}  // namespace showhorse
