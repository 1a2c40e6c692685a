/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "model/dit_config.h"
#include "model/generation_size.h"
#include "model/samplers.h"
#include "model/wan_config.h"
#include "tensor/error.h"
#include "tensor/test/check.h"

using namespace happyhorse;

namespace {

/** Fits the published model in 1/20 of the width. */
const char* kSmall = R"({"num_layers":6,"hidden_size":128,"head_dim":32,"num_query_groups":2,"video_in_channels":192,
  "audio_in_channels":64,"text_in_channels":96,"mm_layers":[0,5],"gelu7_layers":[0],"local_attn_layers":[1]})";

DitConfig parse(nlohmann::json json) { return dit_config(JsonObject(json, "test")); }

}  // namespace

TEST(thePublishedTransformerHasItsPublishedNumberOfParameters) {
  CHECK_EQUAL(published_dit(DitVariant::base).parameters(), 15'299'419'152);
  CHECK_EQUAL(published_dit(DitVariant::sr1080).parameters(), 15'299'419'152);
  CHECK_EQUAL(published_dit(DitVariant::base).intermediate(0), 20480);
  CHECK_EQUAL(published_dit(DitVariant::base).intermediate(4), 13652);
  CHECK_EQUAL(published_dit(DitVariant::base).qkv_rows(), 7208);
}

TEST(the1080pModelIsLocalIn32Layers) {
  const DitConfig config = published_dit(DitVariant::sr1080);
  CHECK_EQUAL(config.local_layers.size(), 32u);
  for (const int64_t full : {3, 7, 11, 15, 19, 23, 27, 31}) CHECK(!config.local_layers.contains(full));
}

TEST(configurationsThatDoNotFitTogetherAreRefused) {
  const nlohmann::json small = nlohmann::json::parse(kSmall);
  CHECK_EQUAL(parse(small).heads(), 4);
  const auto with = [&small](const char* key, const nlohmann::json& value) {
    nlohmann::json changed = small;
    changed[key] = value;
    return changed;
  };
  CHECK_THROWS(ResourceError, "query heads", parse(with("num_query_groups", 3)));
  CHECK_THROWS(ResourceError, "listed layer", parse(with("mm_layers", {6})));
  CHECK_THROWS(ResourceError, "'num_layers' must be an integer from 1 to 1024", parse(with("num_layers", "six")));
  CHECK_THROWS(ResourceError, "v1 or v2", parse(with("coords", "v3")));
  nlohmann::json missing = small;
  missing.erase("head_dim");
  CHECK_THROWS(ResourceError, "test: 'head_dim' must be present", parse(missing));
}

/** Without bounds the count of parameters overflowed, and 2^64 - 1 was read as -1. */
TEST(sizesWhoseProductsWouldOverflowAreRefused) {
  nlohmann::json huge = nlohmann::json::parse(kSmall);
  huge["hidden_size"] = int64_t{1} << 40;
  CHECK_THROWS(ResourceError, "'hidden_size' must be an integer from 1 to 65536", parse(huge));
  huge["hidden_size"] = 128;
  huge["text_in_channels"] = UINT64_MAX;
  CHECK_THROWS(ResourceError, "'text_in_channels' must be an integer from 1 to 65536", parse(huge));
}

TEST(theLargestTransformerThatIsTakenHasACountOfParameters) {
  nlohmann::json largest = nlohmann::json::parse(kSmall);
  for (const char* key : {"hidden_size", "video_in_channels", "audio_in_channels", "text_in_channels"}) {
    largest[key] = 65536;
  }
  largest["head_dim"] = 64;
  largest["num_query_groups"] = 1024;
  largest["num_layers"] = 1024;
  for (int i = 0; i < 1024; ++i) largest["mm_layers"].push_back(i);
  CHECK(parse(largest).parameters() > 0);
}

TEST(listsOfBlocksAreBounded) {
  nlohmann::json wan = {{"dim", 160},          {"dec_dim", 256},
                        {"z_dim", 48},         {"dim_mult", {1, 2, 4, 4}},
                        {"num_res_blocks", 2}, {"temperal_downsample", {false, true, true}}};
  CHECK_EQUAL(wan_config(JsonObject(wan, "test")).decoder_width, 256);
  wan["dim_mult"] = std::vector<int>(70, 1);
  wan["temperal_downsample"] = std::vector<bool>(69, true);
  CHECK_THROWS(ResourceError, "1 to 8 entries", wan_config(JsonObject(wan, "test")));
}

TEST(sizesFollowTheRulesOfTheReference) {
  const GenerationSize base = generation_size(480, 272, audio_tokens_of_seconds(5));
  CHECK_EQUAL(base.width, 480);
  CHECK_EQUAL(base.height, 256);
  CHECK_EQUAL(base.audio_tokens, 126);
  CHECK_EQUAL(base.latent_frames, 32);
  CHECK_EQUAL(base.decoded_frames(), 125);
  const GenerationSize large = generation_size(1920, 1088, audio_tokens_of_seconds(4));
  CHECK_EQUAL(large.latent_height, 68);
  CHECK_EQUAL(large.latent_width, 120);
  CHECK_EQUAL(large.decoded_frames(), 101);
  CHECK_EQUAL(generation_size(448, 256, audio_tokens_of_samples(204'800)).decoded_frames(), 97);
  CHECK_THROWS(ArgumentError, "at least 32x32", generation_size(31, 256, 10));
}

TEST(theRenoisingTableHasThePublishedValues) {
  const std::vector<float> table = zero_snr_table();
  CHECK_WITHIN(std::abs(table[219] - 0.839913487), 1e-7);
  CHECK_WITHIN(std::abs(table[220] - 0.838910401), 1e-7);
  CHECK_WITHIN(std::abs(table[221] - 0.83790499), 1e-7);
  CHECK_EQUAL(table[999], 0.0f);
}

TEST(theScheduleOfEightStepsIsThePublishedOne) {
  const NoiseSchedule schedule = noise_schedule(8);
  CHECK_WITHIN(std::abs(schedule.sigmas[0] - 0.999799848), 1e-7);
  CHECK_WITHIN(std::abs(schedule.sigmas[7] - 0.41638881), 1e-7);
  CHECK_EQUAL(schedule.sigmas[8], 0.0f);
  CHECK(schedule.timesteps == (std::vector<int64_t>{999, 972, 937, 892, 833, 749, 624, 416}));
}
