// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "srgb_transform.h"

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <new>
#include <vector>

namespace showhorse {
namespace {

/** Without it lcms tells its complaints to nobody as well, but every thread shares its settings. */
struct DeleteContext {
  void operator()(void* context) const { cmsDeleteContext(static_cast<cmsContext>(context)); }
};
struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
struct FreeCurve {
  void operator()(cmsToneCurve* curve) const { cmsFreeToneCurve(curve); }
};
using Context = std::unique_ptr<void, DeleteContext>;
using Profile = std::unique_ptr<void, CloseProfile>;
using Transform = std::unique_ptr<void, DeleteTransform>;
using ToneCurve = std::unique_ptr<cmsToneCurve, FreeCurve>;

/** SMPTE ST 2084: nits over 10,000. */
double pq_light(double value) {
  const double root = std::pow(value, 1 / 78.84375);
  return std::pow(std::max(root - 0.8359375, 0.0) / (18.8515625 - 18.6875 * root), 1 / 0.1593017578125);
}

/** ITU-R BT.2100: light of the scene, 0..1. */
double hlg_light(double value) {
  return value <= 0.5 ? value * value / 3 : (std::exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12;
}

/** White of paper is 203 nits (ITU-R BT.2408), and 75 % of HLG; what is brighter is pressed into the last tenth. */
double toned(double over_white) {
  constexpr double kKnee = 0.9;
  if (over_white <= kKnee) return over_white;
  return kKnee + (1 - kKnee) * (1 - std::exp(-(over_white - kKnee) / (1 - kKnee) / 4));
}

ToneCurve tone_curve(cmsContext context, const ColourSpace& space) {
  constexpr int kSteps = 4096;
  switch (space.curve) {
    case ColourSpace::Curve::kSrgb: {
      const double srgb[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
      return ToneCurve(cmsBuildParametricToneCurve(context, 4, srgb));
    }
    case ColourSpace::Curve::kGamma:
      return ToneCurve(cmsBuildGamma(context, space.gamma));
    case ColourSpace::Curve::kPq:
    case ColourSpace::Curve::kHlg:
      break;
  }
  std::vector<float> table(kSteps);
  for (int i = 0; i < kSteps; ++i) {
    const double value = static_cast<double>(i) / (kSteps - 1);
    const double light =
        space.curve == ColourSpace::Curve::kPq ? pq_light(value) * 10'000 / 203 : hlg_light(value) / hlg_light(0.75);
    table[static_cast<size_t>(i)] = static_cast<float>(toned(light));
  }
  return ToneCurve(cmsBuildTabulatedToneCurveFloat(context, kSteps, table.data()));
}

Profile profile_of(cmsContext context, const ColourSpace& space) {
  const ToneCurve curve = tone_curve(context, space);
  if (!curve) return nullptr;
  const cmsCIExyY white{space.white.x, space.white.y, 1};
  const cmsCIExyYTRIPLE primaries{
      {space.red.x, space.red.y, 1}, {space.green.x, space.green.y, 1}, {space.blue.x, space.blue.y, 1}};
  cmsToneCurve* curves[] = {curve.get(), curve.get(), curve.get()};
  return Profile(cmsCreateRGBProfileTHR(context, &white, &primaries, curves));
}

/** Of a screen, a camera, a printer or a colour space; not one that names colours or links two devices. */
Profile profile_of(cmsContext context, const std::vector<uint8_t>& file) {
  if (file.size() > kMaxProfileBytes) return nullptr;
  Profile profile(cmsOpenProfileFromMemTHR(context, file.data(), static_cast<cmsUInt32Number>(file.size())));
  if (!profile) return nullptr;
  switch (cmsGetDeviceClass(profile.get())) {
    case cmsSigInputClass:
    case cmsSigDisplayClass:
    case cmsSigOutputClass:
    case cmsSigColorSpaceClass:
      return profile;
    default:
      return nullptr;
  }
}

class LcmsTransform final : public SrgbTransform {
 public:
  /** @param grey the profile is one of greys */
  LcmsTransform(Context context, Profile from, Profile to, bool grey)
      : context_(std::move(context)), from_(std::move(from)), to_(std::move(to)), grey_(grey) {}

  bool usable(PixelKind kind) const {
    const cmsUInt32Number in = grey_ ? TYPE_GRAY_8 : kind == PixelKind::kInks ? TYPE_CMYK_8 : TYPE_BGR_8;
    const Transform transform = made(in, TYPE_BGR_8);
    return transform && (kind == PixelKind::kInks || changes(transform.get()));
  }

  cv::Mat apply(const cv::Mat& pixels) const override {
    const bool deep = pixels.depth() == CV_16U;
    if (grey_) return grey(pixels, deep);
    const bool inks = cmsGetColorSpace(from_.get()) == cmsSigCmykData;
    const bool alpha = pixels.channels() == 4 && !inks;
    const cmsUInt32Number in = inks    ? TYPE_CMYK_8
                               : alpha ? (deep ? TYPE_BGRA_16 : TYPE_BGRA_8)
                                       : (deep ? TYPE_BGR_16 : TYPE_BGR_8);
    const Transform transform = made(in, alpha ? TYPE_BGRA_8 : TYPE_BGR_8);
    if (!transform) throw std::bad_alloc();
    cv::Mat out(pixels.size(), alpha ? CV_8UC4 : CV_8UC3);
    for (int y = 0; y < pixels.rows; ++y) {
      cmsDoTransform(transform.get(), pixels.ptr(y), out.ptr(y), static_cast<cmsUInt32Number>(pixels.cols));
    }
    return out;
  }

 private:
  Transform made(cmsUInt32Number in, cmsUInt32Number out) const {
    return Transform(cmsCreateTransformTHR(static_cast<cmsContext>(context_.get()), from_.get(), in, to_.get(), out,
                                           INTENT_RELATIVE_COLORIMETRIC,
                                           cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_COPY_ALPHA));
  }

  /** Many files carry sRGB's own profile: their pixels stay as they are. */
  bool changes(void* transform) const {
    std::vector<uint8_t> in;
    const int channels = grey_ ? 1 : 3;
    if (grey_) {
      for (int value = 0; value < 256; value += 15) in.push_back(static_cast<uint8_t>(value));
    } else {
      for (int colour = 0; colour < 6 * 6 * 6; ++colour) {
        for (const int step : {1, 6, 36}) in.push_back(static_cast<uint8_t>(colour / step % 6 * 51));
      }
    }
    const size_t colours = in.size() / static_cast<size_t>(channels);
    std::vector<uint8_t> out(colours * 3);
    cmsDoTransform(transform, in.data(), out.data(), static_cast<cmsUInt32Number>(colours));
    for (size_t i = 0; i < out.size(); ++i) {
      if (std::abs(int{out[i]} - int{in[grey_ ? i / 3 : i]}) > 1) return true;
    }
    return false;
  }

  cv::Mat grey(const cv::Mat& pixels, bool deep) const {
    std::vector<uint16_t> values(deep ? 65'536 : 256);
    for (size_t i = 0; i < values.size(); ++i) values[i] = static_cast<uint16_t>(deep ? i : i * 257);
    std::vector<uint8_t> table(values.size() * 3);
    const Transform transform = made(TYPE_GRAY_16, TYPE_BGR_8);
    if (!transform) throw std::bad_alloc();
    cmsDoTransform(transform.get(), values.data(), table.data(), static_cast<cmsUInt32Number>(values.size()));
    const int channels = pixels.channels();
    cv::Mat out(pixels.size(), CV_8UC(channels));
    for (int y = 0; y < pixels.rows; ++y) {
      uint8_t* to = out.ptr(y);
      for (int x = 0; x < pixels.cols; ++x, to += channels) {
        const auto value = [&](int channel) -> size_t {
          return deep ? pixels.ptr<uint16_t>(y)[x * channels + channel] : pixels.ptr(y)[x * channels + channel];
        };
        std::copy_n(table.begin() + static_cast<std::ptrdiff_t>(value(0) * 3), 3, to);
        if (channels == 4) to[3] = static_cast<uint8_t>(deep ? (value(3) + 128) / 257 : value(3));
      }
    }
    return out;
  }

  Context context_;
  Profile from_;
  Profile to_;
  bool grey_;
};

}  // namespace

std::unique_ptr<SrgbTransform> SrgbTransform::of(const Colours& colours, PixelKind kind) {
  if (colours.profile.empty() && !colours.space) return nullptr;
  Context context(cmsCreateContext(nullptr, nullptr));
  if (!context) return nullptr;
  const auto own = static_cast<cmsContext>(context.get());
  cmsSetLogErrorHandlerTHR(own, [](cmsContext, cmsUInt32Number, const char*) {});
  Profile from = colours.profile.empty() ? nullptr : profile_of(own, colours.profile);
  if (!from && colours.space) from = profile_of(own, *colours.space);
  if (!from) return nullptr;
  const cmsColorSpaceSignature space = cmsGetColorSpace(from.get());
  const bool fits = kind == PixelKind::kInks
                        ? space == cmsSigCmykData
                        : space == cmsSigRgbData || (kind == PixelKind::kGrey && space == cmsSigGrayData);
  if (!fits) return nullptr;
  Profile to(cmsCreate_sRGBProfileTHR(own));
  if (!to) return nullptr;
  auto transform =
      std::make_unique<LcmsTransform>(std::move(context), std::move(from), std::move(to), space == cmsSigGrayData);
  return transform->usable(kind) ? std::move(transform) : nullptr;
}

}  // namespace showhorse
