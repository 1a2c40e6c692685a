// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include "request.h"
#include "showhorse.h"

/** Everything a caller hands over is judged here, before anything else sees it. */
namespace showhorse {

/** @throws Failure ARGUMENT naming the parameter */
void require(const void* pointer, const char* name);

/** @throws Failure ABI when a struct is not of the size this library knows */
void require_size(uint32_t given, size_t known, const char* name);

/** @throws Failure ARGUMENT, ABI */
Canvas checked(const showhorse_canvas* canvas);

/** @param look may be NULL. @throws Failure ARGUMENT, ABI */
LookRequest checked(const showhorse_look* look);

/** Copies the request. @throws Failure ARGUMENT, ABI */
ClipRequest checked(const showhorse_clip_request* request, const Canvas& canvas);

/** @throws Failure ARGUMENT, ABI, BUFFER */
void check(const showhorse_frame* frame, const Canvas& canvas);

}  // namespace showhorse
