// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "beside.h"

#include <dlfcn.h>

namespace showhorse {

std::filesystem::path beside_this_code(const char* name) {
  Dl_info info{};
  std::error_code ignored;
  if (dladdr(reinterpret_cast<const void*>(&beside_this_code), &info) == 0 || info.dli_fname == nullptr) return name;
  const std::filesystem::path directory = std::filesystem::absolute(info.dli_fname, ignored).parent_path();
  // Tests are programs in directories below
  for (const auto& place : {directory, directory.parent_path()}) {
    if (std::filesystem::exists(place / name, ignored)) return place / name;
  }
  return directory / name;
}

}  // namespace showhorse
