/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Mutation fuzzing of the safetensors parser: safetensors_fuzz [SECONDS] [SEED]. Starts from well-formed files, damages
 * them by bytes, pieces of the format's own vocabulary, cuts and splices, and keeps what was accepted as new seeds.
 * Every input must either be refused with a ResourceError or give entries that lie inside the file without overlap;
 * anything else (another exception, a crash, a sanitizer report) fails. Meant to run under the sanitizers.
 */
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

#include "tensor/error.h"
#include "tensor/safetensors.h"
#include "tensor/test/files.h"

namespace {

using namespace happyhorse;

const std::vector<std::string> kVocabulary = {
    "\"dtype\"",
    "\"shape\"",
    "\"data_offsets\"",
    "\"__metadata__\"",
    "\"F32\"",
    "\"BF16\"",
    "\"U8\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "0",
    "-1",
    "1e9",
    "18446744073709551615",
    "9223372036854775807",
    "4294967296",
    "null",
    "true",
    "\\u0000",
    "\xff\xfe",
    "\"",
    "\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},",
};

std::vector<std::string> seeds() {
  return {
      check::safetensors_bytes(R"({})", 0),
      check::safetensors_bytes(R"({"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})", 24),
      check::safetensors_bytes(
          R"({"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
          R"("b":{"dtype":"BF16","shape":[1,2,3],"data_offsets":[4,16]},"c":{"dtype":"I64","shape":[],"data_offsets":[16,24]}})",
          24),
  };
}

void set_length(std::string& bytes, uint64_t length) {
  for (int i = 0; i < 8 && static_cast<size_t>(i) < bytes.size(); ++i) bytes[i] = static_cast<char>(length >> (8 * i));
}

std::string mutate(std::string bytes, const std::vector<std::string>& corpus, std::mt19937_64& random) {
  const auto below = [&random](size_t n) { return n == 0 ? 0 : random() % n; };
  const bool keep_length = below(4) != 0;
  for (size_t n = 1 + below(4); n > 0; --n) {
    const size_t at = below(bytes.size() + 1);
    switch (below(6)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.insert(at, kVocabulary[below(kVocabulary.size())]);
        break;
      case 2:
        bytes.erase(at, below(16));
        break;
      case 3:
        bytes.resize(at);
        break;
      case 4: {
        const std::string& other = corpus[below(corpus.size())];
        bytes.insert(at, other.substr(below(other.size()), below(64)));
        break;
      }
      default:
        bytes.append(below(32), 'x');
    }
  }
  if (keep_length && bytes.size() > 8) {
    const size_t brace = bytes.rfind('}');
    set_length(bytes, brace == std::string::npos || brace < 8 ? bytes.size() - 8 : brace + 1 - 8);
  }
  return bytes;
}

/** Whether the input was accepted. Throws what must not happen. */
bool accepted(const std::string& bytes) {
  try {
    const auto entries = parse_safetensors(std::as_bytes(std::span(bytes)), "fuzz");
    uint64_t total = 0;
    for (const auto& [name, entry] : entries) {
      if (entry.begin > entry.end || entry.end > bytes.size()) throw std::logic_error("'" + name + "' leaves the file");
      total += entry.end - entry.begin;
    }
    if (total > bytes.size()) throw std::logic_error("overlap was accepted");
    return true;
  } catch (const ResourceError&) {
    return false;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 5;
  std::mt19937_64 random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  std::vector<std::string> corpus = seeds();
  uint64_t runs = 0;
  uint64_t taken = 0;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  std::string bytes;
  try {
    while (std::chrono::steady_clock::now() < end) {
      bytes = mutate(corpus[random() % corpus.size()], corpus, random);
      ++runs;
      if (!accepted(bytes)) continue;
      ++taken;
      if (bytes.size() < 4096) {
        if (corpus.size() < 512) {
          corpus.push_back(bytes);
        } else {
          corpus[3 + random() % 509] = bytes;
        }
      }
    }
  } catch (const std::exception& error) {
    check::write_file("safetensors_fuzz_failure.bin", bytes);
    std::cout << "FAIL after " << runs << " inputs: " << error.what() << "; see safetensors_fuzz_failure.bin\n";
    return 1;
  }
  std::cout << runs << " inputs in " << seconds << " s, " << taken << " accepted, the rest refused\n";
  return taken > 0 && taken < runs ? 0 : 1;
}
