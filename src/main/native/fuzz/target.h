// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

/**
 * Gives one input to what is tested. A refusal in the program's own terms is right; any other exception, a crash, a
 * sanitizer's report, too much time or memory is a finding.
 */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
