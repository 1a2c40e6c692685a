/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <string>
#include <vector>

namespace happyhorse::cost {

/** Something that was run on this machine's CPU, and for how long. */
struct Measured {
  std::string name;
  double operations;
  double seconds; /* the faster of the runs, after one that is not counted */
};

/**
 * Times what a machine without the weights can run: a step of a small transformer (6 layers, width 512), and one layer
 * of the published width on a shorter sequence. Weights are computed. Takes under 2 GB, and half a minute on two
 * cores.
 * @param threads 0: one per core
 */
std::vector<Measured> measure(int threads);

}  // namespace happyhorse::cost
