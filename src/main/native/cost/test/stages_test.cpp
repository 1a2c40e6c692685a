/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/* The counted costs against the tables that were worked out on paper (model specification, section 10). */
#include "cost/stages.h"

#include <cmath>

#include "tensor/test/check.h"

using namespace happyhorse;
using namespace happyhorse::cost;

namespace {

constexpr double kTera = 1e12, kGB = 1e9;
constexpr int64_t kTokens = 126;
constexpr PixelSize k256{448, 256}, k540{896, 512}, k1080{1920, 1088};

/** Equal to a printed number: within half of its last digit. */
void expect(double actual, double printed, double digit, const std::string& what) {
  if (std::abs(actual - printed) > 0.5001 * digit) {
    check::fail(__FILE__, __LINE__, what + " is " + std::to_string(actual) + ", printed " + std::to_string(printed));
  }
}

struct Row {
  const char* name;
  DitConfig config;
  PixelSize size;
  int64_t text;
  double products, attention, step;
};

DitConfig all_full() {
  DitConfig config = published_dit(DitVariant::sr1080);
  config.local_layers = {};
  return config;
}

}  // namespace

TEST(transformerStepsCostWhatTheTableSays) {
  const DitConfig base = published_dit(DitVariant::base), sr = published_dit(DitVariant::sr540),
                  local = published_dit(DitVariant::sr1080);
  for (const Row& row :
       {Row{"256p", base, k256, 384, 89.4, 13.7, 103.1}, Row{"256p", base, k256, 640, 95.0, 15.5, 110.5},
        Row{"480x256", base, {480, 256}, 384, 95.0, 15.5, 110.5}, Row{"540p", sr, k540, 384, 324.1, 180.6, 504.6},
        Row{"540p", sr, k540, 640, 329.7, 186.8, 516.5}, Row{"1080p local", local, k1080, 384, 1436.2, 2400.3, 3836.4},
        Row{"1080p local", local, k1080, 640, 1441.8, 2427.9, 3869.7},
        Row{"1080p full", all_full(), k1080, 384, 1436.2, 3545.8, 4981.9}}) {
    const StageCost cost = transformer_cost(row.name, row.config, row.size, kTokens, row.text, 1);
    const std::string name = std::string(row.name) + " S=" + std::to_string(row.text);
    expect(cost.each.products / kTera, row.products, 0.1, name + " products");
    expect(cost.each.attention / kTera, row.attention, 0.1, name + " attention");
    expect(cost.operations() / kTera, row.step, 0.1, name + " step");
    expect(static_cast<double>(cost.weights) / kGB, 30.64, 0.01, name + " weights");
  }
}

TEST(theOtherStagesCostWhatTheTableSays) {
  expect(text_encoder_cost(384).operations() / kTera, 6.5, 0.1, "text 384");
  expect(text_encoder_cost(640).operations() / kTera, 10.9, 0.1, "text 640");
  expect(image_encoder_cost(k256).operations() / kTera, 0.19, 0.01, "image 256p");
  expect(image_encoder_cost(k540).operations() / kTera, 0.75, 0.01, "image 540p");
  expect(image_encoder_cost(k1080).operations() / kTera, 3.6, 0.1, "image 1080p");
  expect(turbo_decoder_cost(k256, kTokens).operations() / kTera, 65.4, 0.1, "turbo 256p");
  expect(turbo_decoder_cost(k540, kTokens).operations() / kTera, 261.5, 0.1, "turbo 540p");
  expect(turbo_decoder_cost(k1080, kTokens).operations() / kTera, 1191, 1, "turbo 1080p");
  expect(full_decoder_cost(k256, kTokens).operations() / kTera, 264, 1, "full 256p");
  expect(full_decoder_cost(k540, kTokens).operations() / kTera, 1057, 1, "full 540p");
  expect(full_decoder_cost(k1080, kTokens).operations() / kTera, 4821, 1, "full 1080p");
  expect(audio_decoder_cost(kTokens).operations() / kTera, 0.64, 0.01, "audio decoder");
  // Given sound of 5 s has one token less than generated sound
  expect(audio_encoder_cost(kTokens - 1).operations() / kTera, 0.63, 0.01, "audio encoder");
}

TEST(weightsTakeWhatTheTableSays) {
  expect(static_cast<double>(text_encoder_cost(8).weights) / kGB, 18.48, 0.01, "text encoder");
  expect(static_cast<double>(turbo_decoder_cost(k256, kTokens).weights) / kGB, 0.21, 0.01, "turbo");
  expect(static_cast<double>(full_decoder_cost(k256, kTokens).weights) / kGB, 1.11, 0.01, "full decoder");
  const int64_t sound = audio_decoder_cost(kTokens).weights + audio_encoder_cost(kTokens).weights;
  expect(static_cast<double>(sound) / kGB, 0.62, 0.01, "sound");
}

TEST(aRequestRunsItsStagesInOrder) {
  const std::vector<RequestShape> requests = published_requests();
  CHECK_EQUAL(requests.size(), 3u);
  const std::vector<StageCost> small = stages_of(requests[0]);
  CHECK_EQUAL(small.size(), 5u);
  CHECK_EQUAL(small[2].runs, 8);
  const std::vector<StageCost> large = stages_of(requests[2]);
  CHECK_EQUAL(large.size(), 7u);
  CHECK_EQUAL(large[4].name, "super-resolution");
  expect(large[4].operations() / 1e15, 19.18, 0.01, "1080p super-resolution in PFLOP");
}
