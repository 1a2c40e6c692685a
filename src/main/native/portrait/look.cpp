// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "look.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "failure.h"
#include "json_number.h"
#include "photo.h"

namespace showhorse {
namespace {

using nlohmann::json;

constexpr size_t kMaxJson = 4 << 10;

[[noreturn]] void wrong(const std::string& sentence) { throw Failure(SHOWHORSE_ERROR_LOOK, sentence); }

cv::Vec3b read_colour(const std::string& text) {
  const bool form = text.size() == 7 && text[0] == '#' &&
                    std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
  if (!form) wrong("The background colour is \"" + text.substr(0, 32) + "\"; it must be like #2f4a63.");
  const auto part = [&](size_t at) { return static_cast<uint8_t>(std::stoi(text.substr(at, 2), nullptr, 16)); };
  return {part(5), part(3), part(1)};
}

/** The same limits as a photo's, told of the background. */
cv::Mat read_picture(std::span<const uint8_t> file) {
  if (file.empty()) wrong("The background is to be a picture and there is none; send a JPEG, PNG, WebP, HEIC or AVIF.");
  try {
    return decode_photo(file, "background picture");
  } catch (const Failure& failure) {
    wrong(failure.what());
  }
}

float read_number(const json& owner, const char* name, float absent) {
  if (!owner.contains(name)) return absent;
  const std::optional<float> number = real_number(owner.at(name));
  if (!number)
    wrong("\"" + std::string(name) + "\" is " + owner.at(name).dump().substr(0, 32) + "; it must be a number.");
  return *number;
}

FramingChoice read_framing(const json& value) {
  if (!value.is_object()) wrong("The framing is not a JSON object.");
  return {read_number(value, "zoom", 1), read_number(value, "x", 0), read_number(value, "y", 0)};
}

Background read_background(const json& value, std::span<const uint8_t> picture) {
  Background background;
  const std::string mode = value.value("mode", "keep");
  if (mode == "colour") {
    background.mode = Background::Mode::kColour;
    background.colour = read_colour(value.value("colour", ""));
  } else if (mode == "picture") {
    background.mode = Background::Mode::kPicture;
    background.picture = read_picture(picture);
  } else if (mode == "blur") {
    background.mode = Background::Mode::kBlur;
    background.strength = read_number(value, "strength", Background::kUsualStrength);
    if (!(background.strength >= 0 && background.strength <= 1)) {
      wrong("The strength of the blur is " + value.at("strength").dump() + "; it must be 0..1.");
    }
  } else if (mode != "keep") {
    wrong("The background is \"" + mode.substr(0, 32) + "\"; it must be keep, colour, picture or blur.");
  }
  return background;
}

}  // namespace

Look Look::parse(const char* text, std::span<const uint8_t> picture) {
  Look look;
  if (text == nullptr) return look;
  if (std::char_traits<char>::length(text) > kMaxJson) wrong("The look is over 4 KiB; it has a handful of members.");
  try {
    const json value = json::parse(text);
    if (value.contains("framing")) look.framing = read_framing(value.at("framing"));
    if (value.contains("background")) look.background = read_background(value.at("background"), picture);
    return look;
  } catch (const json::exception& e) {
    wrong(std::string("The look is not the JSON of a look: ") + e.what() + ".");
  }
}

}  // namespace showhorse
