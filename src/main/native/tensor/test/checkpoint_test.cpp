/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/checkpoint.h"

#include "tensor/error.h"
#include "tensor/test/check.h"
#include "tensor/test/files.h"

using namespace happyhorse;

namespace {

const std::string kOne = R"({"m.a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
const std::string kTwo = R"({"m.b":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}})";
const std::string kIndex = R"({"weight_map":{"m.a":"1.safetensors","m.b":"2.safetensors"}})";

void write_sharded(const check::TemporaryFolder& folder) {
  check::write_file(folder / "1.safetensors", check::safetensors_bytes(kOne, 8));
  check::write_file(folder / "2.safetensors", check::safetensors_bytes(kTwo, 4));
  check::write_file(folder / "model.safetensors.index.json", kIndex);
}

const Parameter kA{"a", {2}, {DType::f32}, DType::f32};
const Parameter kB{"b", {2}, {DType::f32, DType::bf16}, DType::bf16};

}  // namespace

TEST(aShardedCheckpointIsReadThroughItsIndex) {
  const check::TemporaryFolder folder;
  write_sharded(folder);
  Checkpoint checkpoint(folder.path(), "m.");
  CHECK_EQUAL(checkpoint.load(kA).count(), 2);
  CHECK_THROWS(ResourceError, "'m.b' (BF16 [2] in 2.safetensors)", checkpoint.expect_all_used());
  CHECK_EQUAL(checkpoint.load(kB).span<const bf16>()[1].bits, 0x0302);
  checkpoint.expect_all_used();
}

TEST(aMissingTensorIsNamedWithWhatWasExpected) {
  const check::TemporaryFolder folder;
  write_sharded(folder);
  Checkpoint checkpoint(folder.path());
  CHECK_THROWS(ResourceError, "'m.c' is missing; expected F32 or BF16 [3, 4]",
               checkpoint.load({"m.c", {3, 4}, {DType::f32, DType::bf16}, DType::bf16}));
}

TEST(aWrongShapeIsNamedWithFileExpectedAndFound) {
  const check::TemporaryFolder folder;
  write_sharded(folder);
  Checkpoint checkpoint(folder.path());
  const auto load = [&] { checkpoint.load({"m.a", {3}, {DType::f32}, DType::f32}); };
  CHECK_THROWS(ResourceError, "1.safetensors: tensor 'm.a' is F32 [2]; expected F32 [3]", load());
}

TEST(aWrongTypeIsNamedWithFileExpectedAndFound) {
  const check::TemporaryFolder folder;
  write_sharded(folder);
  Checkpoint checkpoint(folder.path());
  const auto load = [&] { checkpoint.load({"m.b", {2}, {DType::f32}, DType::f32}); };
  CHECK_THROWS(ResourceError, "2.safetensors: tensor 'm.b' is BF16 [2]; expected F32 [2]", load());
}

TEST(f32FilesOfBf16ParametersAreRoundedToNearestEven) {
  const check::TemporaryFolder folder;
  std::string bytes = check::safetensors_bytes(kOne, 0);
  for (const uint32_t bits : {0x3f808000u, 0x3f818000u}) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(bits >> (8 * i));
  }
  check::write_file(folder / "a.safetensors", bytes);
  Checkpoint checkpoint(folder / "a.safetensors");
  const Tensor a = checkpoint.load({"m.a", {2}, {DType::f32}, DType::bf16});
  CHECK_EQUAL(a.span<const bf16>()[0].bits, 0x3f80);
  CHECK_EQUAL(a.span<const bf16>()[1].bits, 0x3f82);
}

TEST(aMissingShardIsNamed) {
  const check::TemporaryFolder folder;
  write_sharded(folder);
  std::filesystem::rename(folder / "2.safetensors", folder / "2.safetensors.zst");
  CHECK_THROWS(ResourceError, "2.safetensors: named by model.safetensors.index.json but missing; decompress",
               Checkpoint(folder.path()));
}

TEST(anIndexThatDisagreesWithItsShardsIsRefused) {
  const check::TemporaryFolder folder;
  write_sharded(folder);
  check::write_file(folder / "model.safetensors.index.json",
                    R"({"weight_map":{"m.a":"2.safetensors","m.b":"1.safetensors"}})");
  CHECK_THROWS(ResourceError, "'m.a' is not in 2.safetensors", Checkpoint(folder.path()));
  check::write_file(folder / "model.safetensors.index.json", R"({"weight_map":{"m.a":"1.safetensors"}})");
  CHECK_EQUAL(Checkpoint(folder.path()).size(), 1u);
  check::write_file(folder / "1.safetensors",
                    check::safetensors_bytes(R"({"m.a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                             R"("m.x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                                             2));
  CHECK_THROWS(ResourceError, "unexpected tensor 'm.x'", Checkpoint(folder.path()));
  check::write_file(folder / "model.safetensors.index.json", R"({"weight_map":{"m.a":"../1.safetensors"}})");
  CHECK_THROWS(ResourceError, "not a plain file name", Checkpoint(folder.path()));
  check::write_file(folder / "model.safetensors.index.json", R"({"weight_map":3})");
  CHECK_THROWS(ResourceError, "weight_map", Checkpoint(folder.path()));
}

TEST(aTensorInTwoShardsIsRefused) {
  const check::TemporaryFolder folder;
  write_sharded(folder);
  check::write_file(folder / "2.safetensors", check::safetensors_bytes(kOne, 8));
  CHECK_THROWS(ResourceError, "'m.a' is also in", Checkpoint(folder.path()));
}

TEST(aFolderWithoutWeightsIsRefused) {
  const check::TemporaryFolder folder;
  CHECK_THROWS(ResourceError, "neither", Checkpoint(folder.path()));
}
