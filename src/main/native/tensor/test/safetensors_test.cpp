/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/safetensors.h"

#include "tensor/error.h"
#include "tensor/test/check.h"
#include "tensor/test/files.h"

using namespace happyhorse;

namespace {

std::map<std::string, SafetensorsEntry> parse(const std::string& bytes) {
  return parse_safetensors(std::as_bytes(std::span(bytes)), "x.safetensors");
}

void refuses(const std::string& header, size_t data_bytes, const std::string& because) {
  const std::string bytes = check::safetensors_bytes(header, data_bytes);
  CHECK_THROWS(ResourceError, because, parse(bytes));
  CHECK_THROWS(ResourceError, "x.safetensors", parse(bytes));
}

}  // namespace

TEST(aWellFormedFileIsRead) {
  const check::TemporaryFolder folder;
  const std::string header =
      R"({"__metadata__":{"format":"pt"},"b":{"dtype":"BF16","shape":[2,2],"data_offsets":[4,12]},)"
      R"("a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"s":{"dtype":"F32","shape":[],"data_offsets":[12,16]}})";
  check::write_file(folder / "ok.safetensors", check::safetensors_bytes(header, 16));
  const SafetensorsFile file(folder / "ok.safetensors");
  CHECK_EQUAL(file.entries().size(), 3u);
  CHECK_EQUAL(static_cast<int>(file.tensor("a").span<const uint8_t>()[3]), 3);
  CHECK_EQUAL(file.tensor("b").span<const bf16>()[3].bits, 0x0b0a);
  CHECK_EQUAL(file.tensor("s").count(), 1);
  CHECK_THROWS(ResourceError, "no tensor 'c'", file.tensor("c"));
}

TEST(mappedTensorsAreReadOnly) {
  const check::TemporaryFolder folder;
  check::write_file(folder / "a",
                    check::safetensors_bytes(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1));
  CHECK_THROWS(ArgumentError, "read-only", SafetensorsFile(folder / "a").tensor("a").span<uint8_t>());
}

TEST(truncatedFilesAreRefused) {
  const std::string whole = check::safetensors_bytes(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})", 16);
  for (size_t size = 0; size < whole.size(); ++size) CHECK_THROWS(ResourceError, "x", parse(whole.substr(0, size)));
  CHECK_EQUAL(parse(whole).size(), 1u);
  CHECK_THROWS(ResourceError, "the file holds 17", parse(whole + "x"));
}

TEST(overlapsAndHolesAreRefused) {
  refuses(
      R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[3,7]}})", 7,
      "overlaps");
  refuses(
      R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[5,9]}})", 9,
      "hole");
  refuses(
      R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})", 4,
      "overlaps");
}

TEST(absurdHeadersAreRefused) {
  std::string huge = check::safetensors_bytes("{}", 0);
  huge[7] = '\x7f';
  CHECK_THROWS(ResourceError, "at most 100000000", parse(huge));
  refuses(R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})", 0, "does not take bytes");
  refuses(R"({"a":{"dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,4]}})", 4, "dimension beyond 2^63");
  refuses(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4, "does not take bytes");
  refuses(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4, "negative number");
  refuses(R"({"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}})", 4, "fractional");
  refuses(R"({"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}})", 4, "unknown type 'F33'");
  refuses(R"({"a":{"dtype":"F32","shape":[1]}})", 4, "data_offsets");
  refuses(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}})", 4, "more than two");
  refuses(R"({"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}})", 4, "an array");
  refuses(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"extra":1}})", 4, "unknown or repeated key 'extra'");
  refuses(
      R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
      4, "'a' twice");
  refuses(R"({"__metadata__":{"a":{}}})", 0, "an object");
  refuses(R"({"a":null})", 0, "null");
  refuses(R"({"a":)", 0, "not valid JSON");
  refuses(R"([])", 0, "does not begin with '{'");
  refuses(R"({} x)", 0, "not valid JSON");
  refuses(std::string(100000, '{'), 0, "header");
}

TEST(aMissingOrEmptyFileIsNamed) {
  const check::TemporaryFolder folder;
  CHECK_THROWS(ResourceError, "gone.safetensors", SafetensorsFile(folder / "gone.safetensors"));
  check::write_file(folder / "empty.safetensors", "");
  CHECK_THROWS(ResourceError, "empty.safetensors is empty", SafetensorsFile(folder / "empty.safetensors"));
  CHECK_THROWS(ResourceError, "not a regular file", SafetensorsFile(folder.path()));
}

TEST(aTypeThatIsNotComputedWithIsNamedWhenAskedFor) {
  const check::TemporaryFolder folder;
  check::write_file(folder / "a",
                    check::safetensors_bytes(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})", 8));
  CHECK_THROWS(ResourceError, "'a' is F64", SafetensorsFile(folder / "a").tensor("a"));
}
