// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "visemes.h"

#include <array>

namespace showhorse {
namespace {

struct Entry {
  const char* name;
  float strength;
  LipPose lips;
};

//                                                  jaw   upper lower width  round press tongue tuck tip
constexpr std::array<Entry, kVisemes> kTable = {{
    {"rest", 1.2f, {}},
    {"closed", 4.0f, {0, 0, 0, 0, 0.05f, 0.50f, 0, 0, 0}},
    {"pressed", 4.2f, {0, 0, 0, 0.08f, 0, 1.0f, 0, 0, 0}},
    {"bilabial fricative", 2.2f, {0.05f, 0.04f, 0.10f, -0.28f, 0.30f, 0.20f, 0, 0, 0}},
    {"labiodental", 3.0f, {0.05f, 0.75f, 0, 0.08f, 0, 0, 0, 1, 0}},
    {"dental", 1.6f, {0.25f, 0.30f, 0.52f, 0.05f, 0, 0, 0.80f, 0, 1}},
    {"alveolar", 0.9f, {0.15f, 0.25f, 0.40f, 0.10f, 0, 0, 0.60f, 0, 0}},
    {"flap", 0.7f, {0.22f, 0.22f, 0.34f, 0.05f, 0, 0, 0.75f, 0, 0}},
    {"lateral", 0.9f, {0.30f, 0.24f, 0.34f, 0.06f, 0, 0, 0.90f, 0, 0}},
    {"sibilant", 1.6f, {0.05f, 0.34f, 0.62f, 0.40f, 0, 0, 0, 0, 0}},
    {"postalveolar", 1.8f, {0.12f, 0.52f, 0.52f, -0.50f, 0.58f, 0, 0, 0, 0}},
    {"alveolopalatal", 1.6f, {0.08f, 0.42f, 0.56f, 0.16f, 0.10f, 0, 0, 0, 0}},
    {"retroflex", 1.6f, {0.14f, 0.42f, 0.50f, -0.24f, 0.32f, 0, 0.25f, 0, 0}},
    {"apical", 1.2f, {0.12f, 0.32f, 0.56f, 0.26f, 0, 0, 0, 0, 0}},
    {"palatal", 1.0f, {0.15f, 0.30f, 0.44f, 0.62f, 0, 0, 0.15f, 0, 0}},
    {"velar", 0.5f, {0.28f, 0.18f, 0.28f, 0, 0, 0, 0, 0, 0}},
    {"uvular", 0.6f, {0.36f, 0.24f, 0.26f, -0.08f, 0.10f, 0, 0, 0, 0}},
    {"glottal", 0.2f, {0.26f, 0.16f, 0.22f, 0, 0, 0, 0, 0, 0}},
    {"rhotic", 1.1f, {0.20f, 0.28f, 0.30f, -0.36f, 0.44f, 0, 0.25f, 0, 0}},
    {"glide", 1.8f, {0.14f, 0, 0.03f, -1.0f, 0.95f, 0.06f, 0, 0, 0}},
    {"open", 1.3f, {0.92f, 0.60f, 0.32f, -0.04f, 0.04f, 0, 0, 0, 0}},
    {"front open", 1.3f, {0.76f, 0.54f, 0.46f, 0.34f, 0, 0, 0, 0, 0}},
    {"back open", 1.3f, {0.86f, 0.42f, 0.26f, -0.18f, 0.18f, 0, 0, 0, 0}},
    {"open mid", 1.2f, {0.58f, 0.40f, 0.42f, 0.26f, 0, 0, 0.08f, 0, 0}},
    {"mid", 1.2f, {0.42f, 0.36f, 0.44f, 0.48f, 0, 0, 0.12f, 0, 0}},
    {"neutral", 0.7f, {0.34f, 0.22f, 0.30f, 0, 0, 0, 0, 0, 0}},
    {"central", 1.0f, {0.50f, 0.32f, 0.32f, 0, 0, 0, 0, 0, 0}},
    {"spread", 1.3f, {0.19f, 0.36f, 0.52f, 0.92f, 0, 0, 0.20f, 0, 0}},
    {"lax", 1.0f, {0.26f, 0.30f, 0.42f, 0.46f, 0, 0, 0.12f, 0, 0}},
    {"unrounded", 1.1f, {0.20f, 0.16f, 0.26f, -0.14f, 0.06f, 0, 0, 0, 0}},
    {"open rounded", 1.3f, {0.70f, 0.28f, 0.18f, -0.50f, 0.66f, 0, 0, 0, 0}},
    {"rounded", 1.4f, {0.52f, 0.20f, 0.12f, -0.72f, 0.88f, 0, 0, 0, 0}},
    {"front rounded", 1.4f, {0.40f, 0.16f, 0.20f, -0.64f, 0.80f, 0, 0.08f, 0, 0}},
    {"tight", 1.6f, {0.25f, 0.02f, 0.06f, -1.0f, 1.0f, 0, 0, 0, 0}},
    {"front tight", 1.6f, {0.17f, 0.10f, 0.12f, -0.88f, 0.92f, 0, 0.10f, 0, 0}},
}};

}  // namespace

const char* name_of(Viseme viseme) { return kTable[static_cast<size_t>(viseme)].name; }

const LipPose& shape_of(Viseme viseme) { return kTable[static_cast<size_t>(viseme)].lips; }

float strength_of(Viseme viseme) { return kTable[static_cast<size_t>(viseme)].strength; }

}  // namespace showhorse
