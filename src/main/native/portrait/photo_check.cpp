// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "photo_check.h"

#include <algorithm>
#include <cmath>

namespace showhorse {
namespace {

constexpr float kDarkHighlights = 120;
constexpr float kBurnt = 0.03f, kDrowned = 0.10f;
constexpr float kLowContrast = 45;
constexpr float kSideLight = 3;
constexpr float kBlur = 0.022f, kBlurPixels = 1.5f;
constexpr float kEnlarged = 1.6f;
constexpr float kTilt = 10, kTurn = 0.12f;
constexpr float kLipsApart = 0.05f;
constexpr float kEyesOpen = 0.10f;
constexpr float kGlare = 0.04f;
constexpr float kHeadCut = 0.3f;

class Findings {
 public:
  void above(const char* code, Severity severity, double value, double threshold, const char* advice) {
    if (value > threshold) list_.push_back({code, severity, value, threshold, advice});
  }

  void below(const char* code, Severity severity, double value, double threshold, const char* advice) {
    if (value < threshold) list_.push_back({code, severity, value, threshold, advice});
  }

  std::vector<Finding> take() { return std::move(list_); }

 private:
  std::vector<Finding> list_;
};

}  // namespace

std::vector<Finding> check_face(const PhotoMeasures& m, float enlarged) {
  using enum Severity;
  Findings found;
  found.below(
      "face-dark", kWarning, m.highlights, kDarkHighlights,
      "The face is too dark. Face a window or put a lamp behind the camera; brightening afterwards brings noise.");
  found.above("face-burnt", kWarning, m.burnt, kBurnt,
              "Parts of the face are burnt to white. Use less or softer light, or a shorter exposure.");
  found.above("face-drowned", kWarning, m.drowned, kDrowned,
              "Parts of the face are drowned in black. Lighten the shadows with a second lamp or a white wall.");
  // What is dark as a whole has no contrast either; the light is the advice then.
  if (m.highlights >= kDarkHighlights) {
    found.below("low-contrast", kWarning, m.contrast, kLowContrast,
                "The face is hazy. Clean the lens and keep lamps and windows out of the picture.");
  }
  found.above("side-light", kWarning, m.side_ratio, kSideLight,
              "One side of the face is much darker than the other. Turn towards the light or lighten the dark side.");
  if (m.blur_pixels > kBlurPixels) {
    found.above("blurred", kWarning, m.blur, kBlur,
                "The eyes are out of focus or shaken. Focus on the eyes, hold the camera still and use more light.");
  }
  found.above("face-small", enlarged > 2 * kEnlarged ? kWarning : kNote, enlarged, kEnlarged,
              "The face has too few pixels for the canvas and is enlarged. Come closer or use a larger photo.");
  found.above("head-tilted", kNote, std::abs(m.tilt), kTilt, "The head is tilted. Hold it upright.");
  found.above("head-turned", kWarning, std::abs(m.turn), kTurn,
              "The head is turned away. Look straight into the camera with the nose towards it.");
  found.above("mouth-open", kNote, m.lips_apart, kLipsApart,
              "The mouth is open, so the closed one is made up. Close the lips, with a slight smile if you like.");
  found.below("eyes-closed", kWarning, m.eyes_open, kEyesOpen,
              "The eyes are closed or nearly so. Use a photo with open eyes; they stay as they are in it.");
  found.above("glare", kWarning, m.glare, kGlare,
              "There is a bright reflection at the eyes. Raise the lamp or tip the glasses down a little.");
  found.above("head-cut", kNote, m.head_cut, kHeadCut,
              "The photo cuts off the hair, so what is above is made up. Leave room above the head.");
  return found.take();
}

std::vector<Finding> check_cutout(const Matte& matte, bool replaced) {
  Findings found;
  const std::string advice =
      (matte.doubt.empty() ? std::string("The presenter cannot be told from the background with certainty.")
                           : matte.doubt) +
      " Stand before a plain wall, a metre or more away, in clothes and hair of other colours than the wall.";
  found.below("cutout-uncertain", replaced ? Severity::kWarning : Severity::kNote, matte.confidence, Matte::kTrusted,
              advice.c_str());
  return found.take();
}

}  // namespace showhorse
