// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Fits the classifier behind hear_visemes() and writes its table:
//
//   fit_heard_visemes > src/main/native/portrait/heard_visemes_table.h
//
// The sentences to fit are spoken in seven languages by espeak-ng and Open JTalk, in English by Flite too, by some of
// their voices and by smaller and larger people (the same sound, faster or slower); their phonemes say which viseme is
// heard when. Run it again when visemes, their spellings or the features change. The same programs and data give the
// same table.

#include <cmath>
#include <cstdio>
#include <opencv2/core.hpp>
#include <tuple>

#include "spoken.h"
#include "visemes.h"
#include "voice_features.h"

namespace showhorse {
namespace {

constexpr int kInputs = static_cast<int>(std::tuple_size_v<VoiceFeatures::Around>);
/** Added to the covariance, as a share of its mean variance: what was never heard is not impossible. */
constexpr double kDoubt = 0.01;
constexpr double kQuiet = 1e-4;

struct Sums {
  cv::Mat means = cv::Mat::zeros(kVisemes, kInputs, CV_64F);
  cv::Mat squares = cv::Mat::zeros(kInputs, kInputs, CV_64F);
  std::array<double, kVisemes> counts{};
  std::vector<std::array<double, kVisemes>> by_language;
};

/** Sound that begins and ends in silence, as clips do. */
Spoken edged(Spoken spoken) {
  constexpr int kEdge = 6144;
  spoken.pcm.insert(spoken.pcm.begin(), kEdge, 0.0f);
  spoken.pcm.insert(spoken.pcm.end(), kEdge, 0.0f);
  for (Phoneme& p : spoken.phonemes) {
    p.start += kEdge;
    p.end += kEdge;
  }
  return spoken;
}

void add(Sums& sums, const Spoken& spoken, const std::string& language) {
  const VoiceFeatures features = VoiceFeatures::measure(spoken.pcm);
  const int steps = static_cast<int>(features.steps.size());
  std::vector<Viseme> labels(steps, Viseme::kRest);
  for (const Phoneme& p : spoken.phonemes) {
    const std::vector<Viseme> shapes = visemes_of(p.symbol, language);
    for (int i = 0; i < steps; ++i) {
      const int64_t at = i * VoiceFeatures::kHop + VoiceFeatures::kHop / 2 - p.start;
      if (at < 0 || at >= p.end - p.start) continue;
      labels[i] = shapes[static_cast<size_t>(at * static_cast<int64_t>(shapes.size()) / (p.end - p.start))];
    }
  }
  for (int i = 0; i < steps; ++i) {
    const auto inputs = features.around(i);
    const auto label = static_cast<int>(labels[i]);
    cv::Mat row(1, kInputs, CV_64F);
    for (int k = 0; k < kInputs; ++k) row.at<double>(k) = inputs[k];
    sums.means.row(label) += row;
    sums.squares += row.t() * row;
    ++sums.counts[label];
    ++sums.by_language.back()[label];
  }
}

std::vector<Speaker> speakers(const std::string& language) {
  if (language == "ja") {
    return {{language, "f"}, {language, "m"}, {language, "m", 175, 50, 1.12f}, {language, "f", 175, 50, 0.94f}};
  }
  const std::string base = language == "cmn" ? "cmn-latn-pinyin" : language == "en" ? "en-us" : language;
  std::vector<Speaker> all = {{language, base + "+f3", 185, 50},
                              {language, base, 185, 50},
                              {language, base + "+m3", 185, 45},
                              {language, base, 185, 55, 1.13f},
                              {language, base + "+f3", 185, 40, 0.92f}};
  if (language != "en") return all;
  for (const char* voice : {"rms", "slt"}) {
    for (const float size : {0.9f, 1.0f, 1.1f})
      all.push_back({.language = language, .voice = "", .size = size, .flite = voice});
  }
  return all;
}

void print(const char* head, const std::array<double, kVisemes>& counts, const char* tail) {
  double sum = 0;
  for (const double count : counts) sum += count + 0.5;
  std::printf("%s", head);
  for (int v = 0; v < kVisemes; ++v) std::printf("%s%.2ff", v > 0 ? ", " : "", std::log((counts[v] + 0.5) / sum));
  std::printf("%s", tail);
}

void print(Sums& sums) {
  double all = 0;
  for (const double count : sums.counts) all += count;
  cv::Mat within = sums.squares.clone();
  for (int v = 0; v < kVisemes; ++v) {
    sums.means.row(v) /= std::max(1.0, sums.counts[v]);
    within -= sums.counts[v] * sums.means.row(v).t() * sums.means.row(v);
  }
  within /= all;
  within += cv::Mat::eye(within.size(), CV_64F) * (kDoubt * cv::trace(within)[0] / kInputs + kQuiet);
  cv::Mat weights;
  cv::solve(within, sums.means.t(), weights, cv::DECOMP_CHOLESKY);
  std::printf(
      "// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0\n\n"
      "// Written by test/fit_heard_visemes.cpp; not to be edited by hand.\n// clang-format off\n\n"
      "#pragma once\n\n#include <array>\n#include <string_view>\n#include <tuple>\n\n#include \"visemes.h\"\n#include "
      "\"voice_features.h\"\n\n"
      "namespace showhorse {\n\n"
      "/** How likely visemes are in a language, as natural logarithms. */\n"
      "struct HeardLanguage {\n  std::string_view tag;\n  std::array<float, kVisemes> priors;\n};\n\n"
      "inline constexpr HeardLanguage kHeardLanguages[] = {\n");
  for (size_t l = 0; l < spoken_languages().size(); ++l) {
    print(("  {\"" + spoken_languages()[l] + "\",\n   {").c_str(), sums.by_language[l], "}},\n");
  }
  print("};\n\ninline constexpr std::array<float, kVisemes> kHeardAnywhere = {\n  ", sums.counts, "};\n\n");
  std::printf("inline constexpr std::array<float, kVisemes> kHeardOffsets = {\n  ");
  for (int v = 0; v < kVisemes; ++v) {
    std::printf("%s%.3ff", v > 0 ? ", " : "", -0.5 * sums.means.row(v).dot(weights.col(v).t()));
  }
  std::printf("};\n\ninline constexpr float kHeardWeights[kVisemes][std::tuple_size_v<VoiceFeatures::Around>] = {\n");
  for (int v = 0; v < kVisemes; ++v) {
    std::printf("  {");
    for (int i = 0; i < kInputs; ++i) {
      std::printf("%s%.2ff", i == 0 ? "" : i % VoiceFeature::kCount == 0 ? ",\n   " : ", ", weights.at<double>(i, v));
    }
    std::printf("},  // %s\n", name_of(static_cast<Viseme>(v)));
  }
  std::printf("};\n\n}  // namespace showhorse\n");
}

int run() {
  Sums sums;
  for (const std::string& language : spoken_languages()) {
    sums.by_language.emplace_back();
    for (const Speaker& speaker : speakers(language)) {
      for (const std::string& sentence : sentences_to_fit(language)) {
        const auto spoken = speak(speaker, sentence);
        if (!spoken) {
          std::fprintf(stderr, "'%s' was not spoken by '%s': is the speech program built or installed?\n",
                       sentence.c_str(), speaker.voice.c_str());
          return 1;
        }
        add(sums, edged(*spoken), language);
      }
    }
  }
  print(sums);
  return 0;
}

}  // namespace
}  // namespace showhorse

int main() { return showhorse::run(); }
