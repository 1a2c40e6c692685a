// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>

#include "picture.h"
#include "stored_picture.h"

namespace showhorse {

/** Decodes a still WebP. @throws Failure PHOTO_UNREADABLE (also when truncated or animated), PHOTO_TOO_LARGE */
StoredPicture decode_webp(std::span<const uint8_t> file, const PictureLimits& limits);

}  // namespace showhorse
