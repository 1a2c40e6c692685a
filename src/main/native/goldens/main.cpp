/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * parity DIR [--full] [--filter TEXT] [--threads N]
 *
 * Runs every case of a folder of golden tensors and prints a line per comparison with its relative error and the
 * allowed one. Exits with 0 only if at least one case ran and all passed.
 */
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "cpu/cpu_ops.h"
#include "goldens/cases.h"

namespace {

int usage() {
  std::cerr << "usage: parity DIR [--full] [--filter TEXT] [--threads N]\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace happyhorse;
  std::string folder;
  std::string filter;
  bool full = false;
  int threads = 0;
  for (int i = 1; i < argc; ++i) {
    const bool more = i + 1 < argc;
    if (std::strcmp(argv[i], "--full") == 0) {
      full = true;
    } else if (std::strcmp(argv[i], "--filter") == 0 && more) {
      filter = argv[++i];
    } else if (std::strcmp(argv[i], "--threads") == 0 && more) {
      threads = std::atoi(argv[++i]);
    } else if (folder.empty() && argv[i][0] != '-') {
      folder = argv[i];
    } else {
      return usage();
    }
  }
  if (folder.empty()) return usage();
  try {
    const parity::Goldens goldens(folder);
    parity::Report report(filter);
    cpu::CpuOps ops(threads);
    parity::Suite suite{ops, goldens, report, full};
    parity::run_dit_cases(suite);
    parity::run_text_cases(suite);
    parity::run_wan_cases(suite);
    parity::run_turbo_cases(suite);
    parity::run_audio_cases(suite);
    parity::run_schedule_cases(suite);
    parity::run_end_to_end_cases(suite);
    return report.passed() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "parity: " << error.what() << "\n";
    return 1;
  }
}
