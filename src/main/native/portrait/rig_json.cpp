// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include <cmath>
#include <nlohmann/json.hpp>

#include "failure.h"
#include "json_number.h"
#include "rig.h"

namespace showhorse {
namespace {

using nlohmann::json;

constexpr size_t kMaxJson = 64 << 10;

double rounded(float value) { return std::round(static_cast<double>(value) * 100) / 100; }

json write(cv::Point2f p) { return json::array({rounded(p.x), rounded(p.y)}); }

json write(const Eye& eye) {
  return {{"x", rounded(eye.centre.x)},
          {"y", rounded(eye.centre.y)},
          {"width", rounded(eye.width)},
          {"height", rounded(eye.height)}};
}

template <size_t N>
json write(const std::array<cv::Point2f, N>& curve) {
  json points = json::array();
  for (const auto& p : curve) points.push_back(write(p));
  return points;
}

[[noreturn]] void wrong(const std::string& sentence) { throw Failure(SHOWHORSE_ERROR_ARGUMENT, sentence); }

int read_length(const json& owner, const char* name) {
  const std::optional<int> length = whole_number(owner.at(name));
  if (!length) wrong("The rig's \"" + std::string(name) + "\" must be a whole number of pixels.");
  return *length;
}

float read_number(const json& value) {
  const std::optional<float> number = real_number(value);
  if (!number) wrong("The rig has " + value.dump().substr(0, 32) + " where a number of pixels must be.");
  return *number;
}

cv::Point2f read_point(const json& value) {
  if (!value.is_array() || value.size() != 2) wrong("A point of the rig is not [x, y].");
  return {read_number(value[0]), read_number(value[1])};
}

Eye read_eye(const json& value) {
  return {{read_number(value.at("x")), read_number(value.at("y"))},
          read_number(value.at("width")),
          read_number(value.at("height"))};
}

template <size_t N>
std::array<cv::Point2f, N> read_curve(const json& owner, const char* name) {
  const json& value = owner.at(name);
  if (!value.is_array() || value.size() != N) {
    wrong("The rig's \"" + std::string(name) + "\" must have " + std::to_string(N) + " points.");
  }
  std::array<cv::Point2f, N> curve;
  for (size_t i = 0; i < N; ++i) curve[i] = read_point(value[i]);
  return curve;
}

Mouth read_mouth(const json& value) {
  Mouth mouth;
  mouth.left = read_point(value.at("left"));
  mouth.right = read_point(value.at("right"));
  mouth.lip_line = read_curve<kLipPoints>(value, "lip_line");
  mouth.upper_lip = read_curve<kLipPoints>(value, "upper_lip");
  mouth.lower_lip = read_curve<kLipPoints>(value, "lower_lip");
  mouth.open = value.at("open").get<bool>();
  mouth.upper_inner = value.contains("upper_inner") ? read_curve<kLipPoints>(value, "upper_inner") : mouth.lip_line;
  mouth.lower_inner = value.contains("lower_inner") ? read_curve<kLipPoints>(value, "lower_inner") : mouth.lip_line;
  return mouth;
}

}  // namespace

std::string rig_to_json(const Rig& rig) {
  const json mouth = {{"left", write(rig.mouth.left)},
                      {"right", write(rig.mouth.right)},
                      {"lip_line", write(rig.mouth.lip_line)},
                      {"upper_lip", write(rig.mouth.upper_lip)},
                      {"lower_lip", write(rig.mouth.lower_lip)},
                      {"upper_inner", write(rig.mouth.upper_inner)},
                      {"lower_inner", write(rig.mouth.lower_inner)},
                      {"open", rig.mouth.open}};
  const json all = {{"width", rig.width},
                    {"height", rig.height},
                    {"face",
                     {{"x", rounded(rig.face.x)},
                      {"y", rounded(rig.face.y)},
                      {"width", rounded(rig.face.width)},
                      {"height", rounded(rig.face.height)}}},
                    {"left_eye", write(rig.left_eye)},
                    {"right_eye", write(rig.right_eye)},
                    {"mouth", mouth},
                    {"chin", write(rig.chin)},
                    {"outline", write(rig.outline)},
                    {"warnings", rig.warnings}};
  return all.dump();
}

Rig rig_from_json(const char* text) {
  if (std::char_traits<char>::length(text) > kMaxJson) {
    wrong("The rig is over 64 KiB; a rig has a few dozen points.");
  }
  try {
    const json value = json::parse(text);
    Rig rig;
    rig.width = read_length(value, "width");
    rig.height = read_length(value, "height");
    const json& face = value.at("face");
    rig.face = {read_number(face.at("x")), read_number(face.at("y")), read_number(face.at("width")),
                read_number(face.at("height"))};
    rig.left_eye = read_eye(value.at("left_eye"));
    rig.right_eye = read_eye(value.at("right_eye"));
    rig.mouth = read_mouth(value.at("mouth"));
    rig.chin = read_point(value.at("chin"));
    rig.outline = read_curve<kOutlinePoints>(value, "outline");
    if (value.contains("warnings")) rig.warnings = value.at("warnings").get<std::vector<std::string>>();
    return rig;
  } catch (const json::exception& e) {
    wrong(std::string("The rig is not the JSON of a rig: ") + e.what() + ".");
  }
}

}  // namespace showhorse
