/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/** make_tiny_checkpoint GOLDENS FOLDER: a checkpoint for tests, see tiny_checkpoint.h. */
#include <iostream>

#include "happyhorse/test/tiny_checkpoint.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_tiny_checkpoint GOLDENS FOLDER\n";
    return 2;
  }
  try {
    happyhorse::write_tiny_checkpoint(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "make_tiny_checkpoint: " << error.what() << "\n";
    return 1;
  }
}
