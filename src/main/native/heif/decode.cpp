// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "decode.h"

#include <libheif/heif.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace showhorse::heif {
namespace {

constexpr int kNotSaid = 2;

struct FreeContext {
  void operator()(heif_context* context) const { heif_context_free(context); }
};
struct ReleaseHandle {
  void operator()(const heif_image_handle* handle) const { heif_image_handle_release(handle); }
};
struct ReleaseImage {
  void operator()(const heif_image* image) const { heif_image_release(image); }
};
struct FreeOptions {
  void operator()(heif_decoding_options* options) const { heif_decoding_options_free(options); }
};
struct FreeColours {
  void operator()(heif_color_profile_nclx* colours) const { heif_nclx_color_profile_free(colours); }
};

/** Without the full stops and line ends that the library puts behind some of its sentences. */
std::string sentence(const heif_error& error) {
  std::string text = error.message == nullptr ? "" : error.message;
  text.resize(text.find_last_not_of(" .\n") + 1);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void check(const heif_error& error) {
  if (error.code == heif_error_Ok) return;
  if (error.code == heif_error_Unsupported_filetype || error.code == heif_error_Unsupported_feature ||
      error.code == heif_error_Plugin_loading_error) {
    throw Refusal(kUnreadable,
                  "is a HEIF file of a kind that cannot be read (" + sentence(error) + "); save it as JPEG or PNG");
  }
  if (error.code == heif_error_Memory_allocation_error) {
    throw Refusal(kUnreadable, "is a HEIF file that needs too much memory; save it as JPEG or PNG");
  }
  throw Refusal(kUnreadable, "is a damaged HEIF file: " + sentence(error));
}

void read_colours(const heif_image_handle* handle, Decoded& decoded) {
  decoded.header.primaries = decoded.header.transfer = kNotSaid;
  const size_t bytes = heif_image_handle_get_raw_color_profile_size(handle);
  const heif_color_profile_type type = heif_image_handle_get_color_profile_type(handle);
  if ((type == heif_color_profile_type_prof || type == heif_color_profile_type_rICC) && bytes > 0 &&
      bytes <= kMaxProfileBytes) {
    decoded.profile.resize(bytes);
    check(heif_image_handle_get_raw_color_profile(handle, decoded.profile.data()));
  }
  heif_color_profile_nclx* said = nullptr;
  if (heif_image_handle_get_nclx_color_profile(handle, &said).code == heif_error_Ok && said != nullptr) {
    const std::unique_ptr<heif_color_profile_nclx, FreeColours> owner(said);
    decoded.header.primaries = said->color_primaries;
    decoded.header.transfer = said->transfer_characteristics;
  }
}

void divide_by_alpha(std::vector<uint8_t>& rgba) {
  for (size_t at = 0; at + 3 < rgba.size(); at += 4) {
    const int alpha = rgba[at + 3];
    if (alpha == 0) continue;
    for (size_t c = 0; c < 3; ++c) {
      rgba[at + c] = static_cast<uint8_t>(std::min(255, (rgba[at + c] * 255 + alpha / 2) / alpha));
    }
  }
}

}  // namespace

Decoded decode(std::span<const uint8_t> file, int64_t most_pixels, int64_t most_side) {
  const std::unique_ptr<heif_context, FreeContext> context(heif_context_alloc());
  if (!context) throw Refusal(kUnreadable, "needs too much memory");
  check(heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr));
  heif_image_handle* primary = nullptr;
  check(heif_context_get_primary_image_handle(context.get(), &primary));
  const std::unique_ptr<heif_image_handle, ReleaseHandle> handle(primary);
  const auto judge = [&](int64_t width, int64_t height) {
    if (width <= 0 || height <= 0) throw Refusal(kUnreadable, "has no pixels");
    if (width > most_side || height > most_side || width > most_pixels / height) {
      throw Refusal(kTooLarge, std::to_string(width) + "x" + std::to_string(height));
    }
  };
  // What is coded as well as what is seen: a small crop of something huge costs as much as the whole
  judge(heif_image_handle_get_width(primary), heif_image_handle_get_height(primary));
  const int64_t coded_width = heif_image_handle_get_ispe_width(primary);
  const int64_t coded_height = heif_image_handle_get_ispe_height(primary);
  if (coded_width > 0 && coded_height > 0) judge(coded_width, coded_height);

  Decoded decoded;
  read_colours(primary, decoded);
  const bool alpha = heif_image_handle_has_alpha_channel(primary) != 0;
  const int channels = alpha ? 4 : 3;
  const std::unique_ptr<heif_decoding_options, FreeOptions> options(heif_decoding_options_alloc());
  options->convert_hdr_to_8bit = 1;
  heif_image* out = nullptr;
  check(heif_decode_image(primary, &out, heif_colorspace_RGB,
                          alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get()));
  const std::unique_ptr<heif_image, ReleaseImage> image(out);
  const int width = heif_image_get_width(out, heif_channel_interleaved);
  const int height = heif_image_get_height(out, heif_channel_interleaved);
  judge(width, height);
  int stride = 0;
  const uint8_t* rows = heif_image_get_plane_readonly(out, heif_channel_interleaved, &stride);
  const size_t row = static_cast<size_t>(width) * static_cast<size_t>(channels);
  if (rows == nullptr || stride < 0 || static_cast<size_t>(stride) < row) throw Refusal(kUnreadable, "has no pixels");
  decoded.pixels.resize(row * static_cast<size_t>(height));
  for (int y = 0; y < height; ++y) {
    std::memcpy(decoded.pixels.data() + row * static_cast<size_t>(y), rows + static_cast<ptrdiff_t>(stride) * y, row);
  }
  if (alpha && heif_image_handle_is_premultiplied_alpha(primary) != 0) divide_by_alpha(decoded.pixels);
  decoded.header.magic = kMagic;
  decoded.header.width = width;
  decoded.header.height = height;
  decoded.header.channels = channels;
  decoded.header.profile_bytes = static_cast<uint32_t>(decoded.profile.size());
  return decoded;
}

}  // namespace showhorse::heif
