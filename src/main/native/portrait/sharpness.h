// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

namespace showhorse {

/**
 * How blurred the edges of a picture are: the sigma, in pixels, of the Gaussian that would have blurred them so.
 *
 * Shaojie Zhuo and Terence Sim, "Defocus map estimation from a single image" (2011): an edge blurred once more by a known
 * amount loses the more contrast the sharper it was, whatever its contrast. Measured at the strongest edges, across and
 * down apart, and the worse one counts: a shaken camera blurs one direction only. A sharp edge gives 0.5 to 0.8.
 *
 * @param grey 8 bit
 * @param added sigma of the second blur: about that of the blur that is looked for
 */
float blur_of_edges(const cv::Mat& grey, float added);

}  // namespace showhorse
