/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

namespace {

struct Operands {
  Tensor q, k, v;
};

Operands operands(int64_t queries, int64_t keys, int64_t heads, int64_t groups, int64_t width, DType type,
                  float spread = 1.0f) {
  return {converted(random({queries, heads, width}, 1, spread), type),
          converted(random({keys, groups, width}, 2, spread), type), converted(random({keys, groups, width}, 3), type)};
}

/** The definition, with a full row of scores per query. */
std::vector<double> plain(const Operands& o, const AttentionOptions& options) {
  const auto q = values(o.q);
  const auto k = values(o.k);
  const auto v = values(o.v);
  const int64_t heads = o.q.dim(1);
  const int64_t groups = o.k.dim(1);
  const int64_t width = o.q.dim(2);
  std::vector<double> out(q.size());
  for (int64_t i = 0; i < o.q.dim(0); ++i) {
    for (int64_t h = 0; h < heads; ++h) {
      const int64_t g = h / (heads / groups);
      std::vector<double> p(o.k.dim(0));
      double sum = 0;
      for (int64_t j = 0; j < o.k.dim(0); ++j) {
        bool seen = options.ranges.empty();
        for (const AttentionRange& r : options.ranges) {
          seen |= i >= r.query_begin && i < r.query_end && j >= r.key_begin && j < r.key_end;
        }
        if (options.window > 0) seen &= std::abs(i - j) < options.window;
        if (!seen) continue;
        double s = 0;
        for (int64_t d = 0; d < width; ++d) s += q[(i * heads + h) * width + d] * k[(j * groups + g) * width + d];
        s *= options.scale;
        if (options.soft_cap > 0) s = options.soft_cap * std::tanh(s / options.soft_cap);
        p[j] = std::exp(s);
        sum += p[j];
      }
      for (int64_t j = 0; j < o.k.dim(0); ++j) {
        for (int64_t d = 0; d < width; ++d)
          out[(i * heads + h) * width + d] += p[j] / sum * v[(j * groups + g) * width + d];
      }
    }
  }
  return out;
}

void agrees(const Operands& o, const AttentionOptions& options, double allowed) {
  const Tensor out = like(o.q, o.q.dtype());
  ops().attention(o.q, o.k, o.v, options, out);
  CHECK_WITHIN(error(out, plain(o, options)), allowed);
}

}  // namespace

TEST(fullAttentionOverManyBlocksAgreesWithTheDefinition) {
  agrees(operands(150, 700, 4, 2, 32, DType::f32), {.scale = 0.3f}, 3e-6);
  agrees(operands(3, 1, 2, 2, 8, DType::f32), {.scale = 1.0f}, 3e-6);
}

TEST(groupedQueriesUseTheirKeyHead) { agrees(operands(20, 30, 10, 2, 16, DType::f32), {.scale = 0.25f}, 3e-6); }

TEST(hotScoresNeitherOverflowNorVanish) {
  agrees(operands(70, 600, 2, 1, 32, DType::f32, 4.0f), {.scale = 1.0f}, 2e-5);
}

TEST(bf16AttentionRoundsProbabilitiesAndResult) {
  agrees(operands(70, 300, 4, 2, 32, DType::bf16), {.scale = 0.2f}, 1.5 * kBf16);
}

TEST(softCapAndWindowAgreeWithTheDefinition) {
  agrees(operands(300, 300, 2, 1, 16, DType::f32, 3.0f), {.scale = 1.0f, .soft_cap = 5.0f}, 5e-6);
  agrees(operands(300, 300, 2, 1, 16, DType::f32), {.scale = 0.5f, .window = 8}, 3e-6);
  agrees(operands(300, 300, 2, 1, 16, DType::f32), {.scale = 0.5f, .soft_cap = 2.0f, .window = 290}, 3e-6);
}

TEST(overlappingRangesAreOneSoftmaxOverTheirUnion) {
  AttentionOptions options{.scale = 0.4f};
  options.ranges = {{0, 100, 0, 80}, {40, 100, 50, 200}, {0, 100, 300, 310}, {100, 160, 0, 310}};
  agrees(operands(160, 310, 2, 2, 16, DType::f32), options, 3e-6);
}

TEST(attentionReadsColumnsOfAWiderTensor) {
  const Tensor wide = random({40, 6 * 16}, 5);
  const Operands o{wide.narrow(1, 0, 64).split(1, 16), wide.narrow(1, 64, 16).split(1, 16),
                   wide.narrow(1, 80, 16).split(1, 16)};
  const Tensor out = Tensor::host(DType::f32, {40, 4, 16});
  ops().attention(o.q, o.k, o.v, {.scale = 0.25f}, out);
  CHECK_WITHIN(error(out, plain(o, {.scale = 0.25f})), 3e-6);
}

TEST(aQueryWithoutKeysOrARangeOutsideIsRefused) {
  const Operands o = operands(10, 10, 1, 1, 8, DType::f32);
  AttentionOptions options{.scale = 1.0f};
  options.ranges = {{0, 9, 0, 10}};
  CHECK_THROWS(ArgumentError, "sees no key", ops().attention(o.q, o.k, o.v, options, like(o.q)));
  options.ranges = {{0, 10, 0, 11}};
  CHECK_THROWS(ArgumentError, "outside", ops().attention(o.q, o.k, o.v, options, like(o.q)));
}

TEST(oneNaNKeySpoilsTheQueriesThatSeeIt) {
  const Operands o = operands(5, 20, 1, 1, 8, DType::f32);
  o.k.span<float>()[8 * 13] = std::nanf("");
  const Tensor out = like(o.q);
  ops().attention(o.q, o.k, o.v, {.scale = 1.0f}, out);
  CHECK(std::isnan(out.span<const float>()[0]));
}

TEST(gateHeadsScalesEveryHeadByItsSigmoid) {
  const Tensor x = random({9, 4, 16}, 1);
  const Tensor gates = random({9, 10}, 2, 3.0f).narrow(1, 5, 4);
  auto expected = values(x);
  const auto g = values(gates);
  for (size_t i = 0; i < expected.size(); ++i) expected[i] *= sigmoid(g[i / 16]);
  ops().gate_heads(x, gates, x);
  CHECK_WITHIN(error(x, expected), kF32);
}
