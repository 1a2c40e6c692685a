// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "expression_track.h"

#include <algorithm>

#include "chance.h"
#include "timeline.h"

namespace showhorse {
namespace {

enum Stream : uint64_t { kBrows = 501, kSmiles };

constexpr float kStrong = 0.55f;
constexpr float kEnds = 0.25f;  // seconds
/** Share of lips' spreading that the cheeks follow. */
constexpr float kWithLips = 0.6f;
constexpr float kSmile = 0.22f, kSmilingCheeks = 0.5f;

struct Brows {
  Timeline rise, knit;
};

Brows speaking_brows(Chance& chance, const StressTrack& speech) {
  Brows brows;
  for (const Phrase& phrase : speech.phrases) {
    const float size = chance.between(0.35f, 0.65f), start = phrase.start - 0.12f;
    if (chance.happens(0.65f)) brows.rise.gesture(size, start, start + 0.22f, start + 0.45f, start + 1.1f);
    if (phrase.end - phrase.start > 1.2f && chance.happens(0.3f)) {
      const float from = chance.between(phrase.start + 0.3f, phrase.end - 0.6f);
      brows.knit.gesture(chance.between(0.35f, 0.7f), from, from + 0.25f, from + 0.6f, from + 1.1f);
    }
  }
  for (const Accent& a : speech.accents) {
    const float size = a.strength * chance.between(0.45f, 0.75f), top = a.time - 0.06f;
    if (a.strength < kStrong || !chance.happens(0.75f)) continue;
    brows.rise.gesture(size, top - 0.16f, top, top + 0.10f, top + 0.45f);
  }
  return brows;
}

Brows idle_brows(Chance& chance, float length) {
  Brows brows;
  for (float t = chance.between(0.4f, 4.0f); t < length - 1.3f; t += chance.between(3.0f, 7.0f)) {
    const float top = t + chance.between(0.16f, 0.3f);
    brows.rise.gesture(chance.between(0.2f, 0.5f), t, top, top + 0.2f, top + chance.between(0.6f, 0.95f));
  }
  return brows;
}

}  // namespace

void express(uint64_t seed, const StressTrack& speech, float frame, std::vector<FacePose>& poses) {
  const float length = frame * static_cast<float>(poses.size() - 1);
  Chance chance(seed, kBrows), smiles(seed, kSmiles);
  const bool idle = speech.phrases.empty();
  const Brows brows = idle ? idle_brows(chance, length) : speaking_brows(chance, speech);
  const float lean = chance.between(-0.3f, 0.3f);
  Timeline smile;
  if (idle && length > 2 && smiles.happens(0.55f)) {
    const float start = smiles.between(0.2f, length - 1.7f);
    const float top = start + smiles.between(0.4f, 0.7f);
    const float until = std::max(top, std::min(length - 0.9f, top + smiles.between(0.2f, 1.2f)));
    smile.gesture(smiles.between(0.5f, 1.0f), start, top, until, until + smiles.between(0.55f, 0.8f));
  }
  for (size_t i = 0; i < poses.size(); ++i) {
    const float t = frame * static_cast<float>(i);
    const float ends = eased(t / kEnds) * eased((length - t) / kEnds);
    FacePose& p = poses[i];
    p.brows = ends * std::clamp(brows.rise.at(t) - 0.5f * brows.knit.at(t), -0.5f, 1.0f);
    p.knit = ends * brows.knit.at(t);
    p.brow_lean = lean;
    p.cheeks = ends * (kSmilingCheeks * smile.at(t) + 0.35f * speech.level[i]);
    p.lips.width = kSmile * ends * smile.at(t);
  }
}

void lift_cheeks(std::vector<FacePose>& poses) {
  for (FacePose& p : poses) p.cheeks = std::min(1.0f, p.cheeks + kWithLips * std::max(0.0f, p.lips.width));
}

}  // namespace showhorse
