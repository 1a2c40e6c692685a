/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cstdint>

#include "happyhorse/model_files.h"
#include "happyhorse/sizes.h"

namespace happyhorse {

/** Bytes that the engine needs. */
struct MemoryPlan {
  int64_t weights;     /* resident; of mapped files the pages that every step reads */
  int64_t activations; /* at the worst moment of the largest request */
  int64_t scratch;     /* allowance for what an Ops implementation needs inside its operations */

  int64_t total() const { return weights + activations + scratch; }
};

/** Counted by running the largest request (kMostFrames frames, 640 text rows) on an Ops that computes nothing. */
MemoryPlan plan_memory(const ModelShapes& shapes, const PictureSizes& sizes);

/** What this process may still take: MemAvailable, or less where a control group allows less. */
int64_t available_memory();

/** Throws showhorse::Failure MEMORY with the GiB needed, available and short. */
void require_memory(const MemoryPlan& plan, int64_t available);

}  // namespace happyhorse
