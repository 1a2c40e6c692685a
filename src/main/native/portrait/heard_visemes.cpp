// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "heard_visemes.h"

#include <algorithm>
#include <cmath>

#include "heard_visemes_table.h"

namespace showhorse {
namespace {

constexpr float kStepSeconds = static_cast<float>(VoiceFeatures::kHop) / 48000;
/** A change of viseme must gain this much likelihood, as a logarithm: speech changes some twelve times a second. */
constexpr float kChange = 3.5f;
/** Missing lips that meet looks worse than lips that meet once too often. */
constexpr float kContactGain = 0.6f;
/** Steps beside each other hear nearly the same: their evidence counts for less than independent evidence would. */
constexpr float kTrust = 0.7f;
/** What is less likely than this does not move the lips. */
constexpr float kLeastShare = 0.08f;

using Shares = std::array<float, kVisemes>;

size_t index(Viseme viseme) { return static_cast<size_t>(viseme); }

bool meets(Viseme viseme) { return viseme == Viseme::kClosed || viseme == Viseme::kPressed; }
bool touches(Viseme viseme) { return meets(viseme) || viseme == Viseme::kLabiodental; }

const Shares& priors_of(std::string_view language) {
  for (const HeardLanguage& known : kHeardLanguages) {
    if (language.starts_with(known.tag) || (known.tag == "cmn" && language.starts_with("zh"))) return known.priors;
  }
  return kHeardAnywhere;
}

/** The likeliest viseme of every step, when changing costs something (Viterbi). */
std::vector<Viseme> likeliest_course(const std::vector<Shares>& shares) {
  std::vector<std::array<uint8_t, kVisemes>> from(shares.size());
  Shares best{};
  for (size_t i = 0; i < shares.size(); ++i) {
    const size_t leader = static_cast<size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    const float switched = best[leader] - kChange;
    const float lips = shares[i][index(Viseme::kClosed)] + shares[i][index(Viseme::kPressed)];
    Shares next;
    for (size_t v = 0; v < kVisemes; ++v) {
      const bool stay = best[v] >= switched;
      from[i][v] = static_cast<uint8_t>(stay ? v : leader);
      const float share = meets(static_cast<Viseme>(v)) ? lips : shares[i][v];
      next[v] =
          (stay ? best[v] : switched) + std::log(share + 1e-4f) + (touches(static_cast<Viseme>(v)) ? kContactGain : 0);
    }
    best = next;
  }
  std::vector<Viseme> course(shares.size());
  size_t at = static_cast<size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (size_t i = shares.size(); i-- > 0;) {
    course[i] = static_cast<Viseme>(at);
    at = from[i][at];
  }
  return course;
}

/** The pulls of steps that were heard as one viseme. */
void append_pulls(std::vector<VisemePull>& pulls, std::span<const Shares> shares, Viseme viseme, float start) {
  const float end = start + kStepSeconds * static_cast<float>(shares.size());
  Shares mean{};
  for (const Shares& step : shares) {
    for (size_t v = 0; v < kVisemes; ++v) mean[v] += step[v] / static_cast<float>(shares.size());
  }
  if (touches(viseme)) {
    const bool pressed = mean[index(Viseme::kPressed)] > mean[index(Viseme::kClosed)];
    const Viseme contact = !meets(viseme) ? viseme : pressed ? Viseme::kPressed : Viseme::kClosed;
    pulls.push_back({contact, start, end, strength_of(contact)});
    return;
  }
  for (size_t v = 0; v < kVisemes; ++v) {
    const auto other = static_cast<Viseme>(v);
    // A contact that may not be there must not be reached.
    if (mean[v] < kLeastShare || touches(other)) continue;
    pulls.push_back({other, start, end, strength_of(other) * mean[v]});
  }
}

}  // namespace

Shares heard_in(const VoiceFeatures& features, int step, std::string_view language) {
  const VoiceFeatures::Around inputs = features.around(step);
  const Shares& priors = priors_of(language);
  Shares shares;
  float most = -1e9f;
  for (size_t v = 0; v < kVisemes; ++v) {
    float score = kHeardOffsets[v];
    for (size_t i = 0; i < inputs.size(); ++i) score += kHeardWeights[v][i] * inputs[i];
    shares[v] = kTrust * score + priors[v];
    most = std::max(most, shares[v]);
  }
  float sum = 0;
  for (float& share : shares) sum += share = std::exp(share - most);
  for (float& share : shares) share /= sum;
  return shares;
}

std::vector<VisemePull> hear_visemes(std::span<const float> pcm, std::string_view language) {
  const VoiceFeatures features = VoiceFeatures::measure(pcm);
  std::vector<Shares> shares;
  shares.reserve(features.steps.size());
  for (int i = 0; i < static_cast<int>(features.steps.size()); ++i) shares.push_back(heard_in(features, i, language));
  const std::vector<Viseme> course = likeliest_course(shares);
  std::vector<VisemePull> pulls;
  for (size_t i = 0; i < course.size();) {
    size_t end = i;
    while (end < course.size() && course[end] == course[i]) ++end;
    append_pulls(pulls, std::span(shares).subspan(i, end - i), course[i], kStepSeconds * static_cast<float>(i));
    i = end;
  }
  return pulls;
}

}  // namespace showhorse
