/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cstdio>
#include <string>

#include "happyhorse/test/tiny_checkpoint.h"
#include "tensor/error.h"

namespace happyhorse {
namespace {

using nlohmann::json;

json special(int id, const std::string& content) {
  return {{"id", id},        {"content", content},  {"single_word", false}, {"lstrip", false},
          {"rstrip", false}, {"normalized", false}, {"special", true}};
}

}  // namespace

json tiny_tokenizer(int64_t vocabulary) {
  json vocab = json::object();
  const auto add = [&](const std::string& token) { vocab.emplace(token, vocab.size()); };
  json added = json::array();
  for (const char* token : {"<pad>", "<eos>", "<bos>", "<unk>"}) {
    added.push_back(special(static_cast<int>(vocab.size()), token));
    add(token);
  }
  for (int byte = 0; byte < 256; ++byte) {
    char token[8];
    std::snprintf(token, sizeof token, "<0x%02X>", byte);
    add(token);
  }
  add("\u2581");
  add("\n");
  for (char letter = '!'; letter <= '~'; ++letter) add(std::string(1, letter));
  json merges = json::array();
  for (const auto& [left, right] : {std::pair{"t", "h"}, {"th", "e"}, {"i", "n"}, {"e", "r"}, {"\u2581", "a"}}) {
    merges.push_back(std::string(left) + " " + right);
    add(std::string(left) + right);
  }
  if (static_cast<int64_t>(vocab.size()) > vocabulary) {
    throw ResourceError("a vocabulary of " + std::to_string(vocabulary) + " is too small for the tiny tokenizer");
  }
  return {{"version", "1.0"},
          {"truncation", nullptr},
          {"padding", nullptr},
          {"added_tokens", added},
          {"normalizer", {{"type", "Replace"}, {"pattern", {{"String", " "}}}, {"content", "\u2581"}}},
          {"pre_tokenizer", nullptr},
          {"post_processor", nullptr},
          {"decoder", nullptr},
          {"model",
           {{"type", "BPE"},
            {"dropout", nullptr},
            {"unk_token", "<unk>"},
            {"continuing_subword_prefix", nullptr},
            {"end_of_word_suffix", nullptr},
            {"fuse_unk", true},
            {"byte_fallback", true},
            {"ignore_merges", false},
            {"vocab", vocab},
            {"merges", merges}}}};
}

}  // namespace happyhorse
