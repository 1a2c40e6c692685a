/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/attention_plan.h"
#include "cpu/cpu_ops.h"
#include "model/dit_sequence.h"
#include "model/patchify.h"
#include "tensor/error.h"
#include "tensor/test/check.h"

using namespace happyhorse;

namespace {

/** Positions come back out of the table through a band of 1: sine and cosine of the position itself. */
void has_position(const DitSequence& sequence, int64_t row, std::array<double, 3> position) {
  const std::vector<float> one{1.0f};
  const Tensor table = sequence.rope_table(Tensor::of<float>(one, {1}));
  for (int axis = 0; axis < 3; ++axis) {
    CHECK_WITHIN(std::abs(table.span<const float>()[row * 6 + axis] - std::sin(position[axis])), 1e-5);
    CHECK_WITHIN(std::abs(table.span<const float>()[row * 6 + 3 + axis] - std::cos(position[axis])), 1e-5);
  }
}

}  // namespace

TEST(positionsAreTheSpecificationsSanityValues) {
  const DitSequence base(published_dit(DitVariant::base), {32, 16, 28, 126, 384});
  CHECK_EQUAL(base.length(), 4094);
  has_position(base, 0, {0, -3.5, -6.5});
  has_position(base, 3583, {31, 3.5, 6.5});
  has_position(base, 3584, {0, 0, 0});
  has_position(base, 3584 + 125, {31, 0, 0});
  has_position(base, 4093, {0, 0, 0});  // text has no position under v2
  const DitSequence large(published_dit(DitVariant::sr540), {32, 32, 56, 126, 384});
  CHECK_EQUAL(large.length(), 14846);
  has_position(large, large.length() - 1, {1, 0, 0});
}

TEST(edgeCasesOfOneTokenAreWhatTheReferenceGives) {
  const DitSequence one(published_dit(DitVariant::base), {1, 2, 2, 1, 1});
  has_position(one, 1, {0, 0, 0});
  has_position(one, 2, {-1, 0, 0});
  CHECK_THROWS(ArgumentError, "one text token", DitSequence(published_dit(DitVariant::sr540), {1, 2, 2, 1, 1}));
  CHECK_THROWS(ArgumentError, "even", DitSequence(published_dit(DitVariant::base), {1, 3, 2, 1, 1}));
}

TEST(localAttentionVisitsThePublishedShareOfPairs) {
  const DitSequence sequence(published_dit(DitVariant::sr1080), {32, 68, 120, 126, 384});
  AttentionOptions options;
  options.ranges = sequence.local_ranges(sequence.length());
  double pairs = 0;
  for (const cpu::QueryBlock& block : cpu::plan_attention(options, sequence.length(), sequence.length(), 1 << 20)) {
    for (const auto& [begin, end] : block.keys) pairs += static_cast<double>((block.end - block.begin) * (end - begin));
  }
  const auto length = static_cast<double>(sequence.length());
  CHECK_WITHIN(std::abs(pairs / (length * length) - 0.596), 1e-3);
}

TEST(patchesGoInChannelFirstAndComeOutChannelLast) {
  cpu::CpuOps ops;
  const Tensor latent = Tensor::host(DType::f32, {48, 2, 4, 6});
  for (size_t i = 0; i < latent.span<float>().size(); ++i) latent.span<float>()[i] = static_cast<float>(i);
  const Tensor tokens = patchify(ops, latent);
  CHECK_EQUAL(to_string(tokens.shape()), "[12, 192]");
  // Token of frame 1, row 1, column 2; element of channel 5, p 1, q 0 is pixel (3, 4).
  CHECK_EQUAL(tokens.span<const float>()[((1 * 2 + 1) * 3 + 2) * 192 + 5 * 4 + 2], ((5 * 2 + 1) * 4 + 3) * 6 + 4);
  const Tensor back = unpatchify(ops, tokens, 2, 4, 6);
  // Element (p*2+q)*48 + c of the same token lands at channel c, pixel (2+p, 4+q).
  CHECK_EQUAL(back.span<const float>()[((7 * 2 + 1) * 4 + 3) * 6 + 5],
              tokens.span<const float>()[11 * 192 + 3 * 48 + 7]);
}
