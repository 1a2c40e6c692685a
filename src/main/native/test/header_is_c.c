/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/* The ABI header is plain C: this file only has to compile, link and find the version it was compiled with. */

#include "showhorse.h"

int main(void) {
  showhorse_canvas canvas = {sizeof(showhorse_canvas), 720, 1280, 25, 1};
  return showhorse_abi_version() == SHOWHORSE_ABI_VERSION && canvas.size == sizeof canvas ? 0 : 1;
}
