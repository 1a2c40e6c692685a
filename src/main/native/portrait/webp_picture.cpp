// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "webp_picture.h"

#include <webp/decode.h>

#include "chunks.h"
#include "exif.h"

namespace showhorse {

StoredPicture decode_webp(std::span<const uint8_t> file, const PictureLimits& limits) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) {
    limits.unreadable("is a damaged WebP: its header cannot be read");
  }
  limits.check(features.width, features.height);
  if (features.has_animation) limits.unreadable("is an animated WebP; a still picture is needed");
  StoredPicture picture;
  picture.pixels.create(features.height, features.width, features.has_alpha ? CV_8UC4 : CV_8UC3);
  cv::Mat& pixels = picture.pixels;
  const auto decode = features.has_alpha ? WebPDecodeBGRAInto : WebPDecodeBGRInto;
  const size_t bytes = pixels.total() * pixels.elemSize();
  if (!decode(file.data(), file.size(), pixels.data, bytes, static_cast<int>(pixels.step[0]))) {
    limits.unreadable("is a damaged or truncated WebP");
  }
  picture.orientation = exif_orientation(webp_chunk(file, "EXIF"));
  const auto profile = webp_chunk(file, "ICCP");
  if (profile.size() <= kMaxProfileBytes) picture.colours.profile.assign(profile.begin(), profile.end());
  return picture;
}

}  // namespace showhorse
