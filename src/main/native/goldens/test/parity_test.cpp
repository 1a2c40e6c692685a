/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <limits>

#include "goldens/dit_meta.h"
#include "goldens/goldens.h"
#include "goldens/hashed_weights.h"
#include "goldens/report.h"
#include "goldens/row_order.h"
#include "tensor/error.h"
#include "tensor/test/check.h"
#include "tensor/test/files.h"

using namespace happyhorse;
using namespace happyhorse::parity;

namespace {

Tensor row(std::vector<float> values) {
  const auto count = static_cast<int64_t>(values.size());
  return Tensor::of<float>(values, {count});
}

/** Whether a report with this one comparison passes. */
bool passes(const Tensor& actual, const Tensor& expected, double allowed) {
  Report report("");
  report.run("self-test", [&] { report.compare("item", actual, expected, allowed); });
  return report.passed();
}

const char* kMeta = R"({"dit":{
  "wee":{"num_layers":6,"hidden_size":128,"head_dim":32,"num_query_groups":2,"video_in_channels":192,
         "audio_in_channels":64,"text_in_channels":96,"mm_layers":[0,1],"gelu7_layers":[0],"local_attn_layers":[]},
  "wee_sr":"as wee, with local_attn_layers [0,1,5], frame_receptive_field 2, coords v1",
  "mini":"as wee, with num_layers 7",
  "bad":"like wee",
  "loop":"as loop, with num_layers 1",
  "coordinates":{"wee":"v2","wee_sr, mini":"v1"}}})";

}  // namespace

TEST(aDifferenceWithinTheAllowancePassesAndAboveItFails) {
  CHECK(passes(row({1.0f, 2.0001f}), row({1.0f, 2.0f}), 1e-4));
  CHECK(!passes(row({1.0f, 2.01f}), row({1.0f, 2.0f}), 1e-4));
}

TEST(naNAndInfinityNeverPassNotEvenAgainstThemselves) {
  for (const float bad : {std::nanf(""), std::numeric_limits<float>::infinity()}) {
    CHECK(!passes(row({bad}), row({1.0f}), 1e9));
    CHECK(!passes(row({1.0f}), row({bad}), 1e9));
    CHECK(!passes(row({bad}), row({bad}), 1e9));
  }
}

TEST(anotherShapeFails) { CHECK(!passes(row({1.0f, 2.0f}), row({1.0f}), 1e9)); }

TEST(aReportWithoutAComparisonFails) {
  Report nothing("");
  CHECK(!nothing.passed());
  Report filtered("xyz");
  filtered.run("self-test", [] { throw std::logic_error("must not run"); });
  CHECK(!filtered.passed());
}

TEST(anExceptionFailsItsCase) {
  Report report("");
  report.run("self-test", [&] { report.compare("good", row({1.0f}), row({1.0f}), 0); });
  report.run("self-test throws", [] { throw ResourceError("as it should"); });
  CHECK(!report.passed());
}

TEST(pixelsMayDifferByOneLevelInAThousandth) {
  const auto passes_pixels = [](int level, int count) {
    const Tensor a = Tensor::host(DType::u8, {10000});
    const Tensor b = Tensor::host(DType::u8, {10000});
    for (int i = 0; i < count; ++i) a.span<uint8_t>()[i] = static_cast<uint8_t>(level);
    Report report("");
    report.run("self-test", [&] { report.compare_pixels("item", a, b, 1e-3); });
    return report.passed();
  };
  CHECK(passes_pixels(1, 10));
  CHECK(!passes_pixels(1, 11));
  CHECK(!passes_pixels(2, 1));
}

TEST(configurationsAreFoundByNameAndByProse) {
  const nlohmann::json meta = nlohmann::json::parse(kMeta);
  CHECK_EQUAL(find_dit(meta, "wee").config.layers, 6);
  const NamedDit sr = find_dit(meta, "weesr");
  CHECK_EQUAL(sr.name, "wee_sr");
  CHECK_EQUAL(sr.base, "wee");
  CHECK(sr.config.local_layers == (std::set<int64_t>{0, 1, 5}));
  CHECK_EQUAL(sr.config.receptive_field, 2);
  CHECK(sr.config.coordinates == Coordinates::v1);
  CHECK_EQUAL(find_dit(meta, "mini").config.layers, 7);
  CHECK(find_dit(meta, "mini").config.coordinates == Coordinates::v1);
  CHECK_THROWS(ResourceError, "'as NAME'", find_dit(meta, "bad"));
  CHECK_THROWS(ResourceError, "not understood", find_dit(meta, "loop"));
  CHECK_THROWS(ResourceError, "no transformer 'gone'", find_dit(meta, "gone"));
}

TEST(hashedWeightsFollowTheRule) {
  HashedWeights weights("p.");
  const Tensor w = weights.load({"a.weight", {3, 4}, {DType::f32}, DType::f32});
  // The README's formula, written out once more.
  uint32_t seed = 0x811c9dc5u;
  for (const char c : std::string("p.a.weight")) seed = (seed ^ static_cast<uint8_t>(c)) * 0x01000193u;
  uint32_t x = 7u * 0x9E3779B1u + seed;
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15)) * 0x846ca68bu;
  x ^= x >> 16;
  CHECK_EQUAL(w.span<const float>()[7], static_cast<float>(0.5 * std::sqrt(3.0) * (2.0 * x / 4294967296.0 - 1.0)));
  const Tensor bands = weights.load({"adapter.rope.bands", {4}, {DType::f32}, DType::f32});
  CHECK_WITHIN(std::abs(bands.span<const float>()[2] - 0.01), 1e-9);
}

TEST(rowsAreMatchedOnlyWithinTheirModality) {
  const std::vector<float> a{1, 2, 3, 4};
  const std::vector<float> b{2, 1, 3, 4};
  const std::vector<float> c{3, 2, 1, 4};
  const Tensor actual = Tensor::of<float>(a, {4, 1});
  CHECK(match_rows(actual, Tensor::of<float>(b, {4, 1}), {0, 2, 3, 4}) == (std::vector<int64_t>{1, 0, 2, 3}));
  CHECK(match_rows(actual, Tensor::of<float>(c, {4, 1}), {0, 2, 3, 4}) == (std::vector<int64_t>{0, 1, 2, 3}));
}

TEST(aFolderWithoutMetaJsonIsRefused) {
  const check::TemporaryFolder folder;
  CHECK_THROWS(ResourceError, "meta.json", Goldens(folder.path()));
  check::write_file(folder / "meta.json", "[1");
  CHECK_THROWS(ResourceError, "not valid JSON", Goldens(folder.path()));
}
