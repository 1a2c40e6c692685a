/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <string_view>

#include "tensor/test/check.h"

/** Runs every registered test, or those whose name contains the first argument. */
int main(int argc, char** argv) {
  const std::string_view filter = argc > 1 ? argv[1] : "";
  int failed = 0;
  int run = 0;
  for (const check::Test& test : check::tests()) {
    if (std::string_view(test.name).find(filter) == std::string_view::npos) continue;
    ++run;
    std::string problem;
    try {
      test.body();
    } catch (const std::exception& error) {
      problem = error.what();
    }
    if (!problem.empty()) ++failed;
    std::cout << (problem.empty() ? "ok   " : "FAIL ") << test.name << (problem.empty() ? "" : ": " + problem) << "\n";
  }
  std::cout << run << " tests, " << failed << " failed\n";
  return failed == 0 && run > 0 ? 0 : 1;
}
