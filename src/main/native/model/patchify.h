/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "tensor/ops.h"

namespace happyhorse {

/** Latent [C, T, h, w] -> tokens [T h/2 w/2, 4 C], element c*4 + p*2 + q from row 2i+p, column 2j+q; f32. */
Tensor patchify(Ops& ops, const Tensor& latent);

/**
 * Tokens [T h/2 w/2, 4 C] -> latent [C, T, h, w] from element (p*2 + q)*C + c. Not the inverse order of patchify: the
 * asymmetry is the reference's and baked into the weights (spec section 3).
 */
Tensor unpatchify(Ops& ops, const Tensor& tokens, int64_t frames, int64_t height, int64_t width);

}  // namespace happyhorse
