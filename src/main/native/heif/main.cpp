// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Reads a HEIC or AVIF file from standard input and writes its pixels to standard output: see protocol.h.

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "decode.h"

namespace {

using namespace showhorse::heif;

constexpr size_t kMostInput = size_t{20} << 20;

void bound(int what, rlim_t most) {
  const rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

/** Whatever a file makes the decoders do, it ends, costs no more than this, and reaches nothing. */
void confine() {
  mallopt(M_ARENA_MAX, 2);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  bound(RLIMIT_AS, rlim_t{1536} << 20);
  bound(RLIMIT_CPU, 20);
  bound(RLIMIT_NOFILE, 3);
  bound(RLIMIT_FSIZE, rlim_t{128} << 20);
  bound(RLIMIT_CORE, 0);
}

std::vector<uint8_t> read_input() {
  std::vector<uint8_t> file;
  size_t filled = 0;
  while (true) {
    file.resize(filled + (size_t{1} << 20));
    const ssize_t got = read(STDIN_FILENO, file.data() + filled, file.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Refusal(kUnreadable, "cannot be read");
    filled += static_cast<size_t>(got);
    if (filled > kMostInput) throw Refusal(kUnreadable, "is too large a file");
    if (got == 0) break;
  }
  file.resize(filled);
  return file;
}

void write_out(const void* bytes, size_t count) {
  const auto* at = static_cast<const uint8_t*>(bytes);
  while (count > 0) {
    const ssize_t written = write(STDOUT_FILENO, at, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw Refusal(kUnreadable, "cannot be handed over");
    at += written;
    count -= static_cast<size_t>(written);
  }
}

int refuse(Exit code, const char* why) {
  std::fprintf(stderr, "%s", why);
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return refuse(kUnreadable, "usage: showhorse-heif MOST_PIXELS MOST_SIDE <file >pixels");
  confine();
  try {
    const std::vector<uint8_t> file = read_input();
    const Decoded decoded = decode(file, std::atoll(argv[1]), std::atoll(argv[2]));
    write_out(&decoded.header, sizeof decoded.header);
    write_out(decoded.profile.data(), decoded.profile.size());
    write_out(decoded.pixels.data(), decoded.pixels.size());
    return kDone;
  } catch (const Refusal& refusal) {
    return refuse(refusal.code(), refusal.what());
  } catch (const std::bad_alloc&) {
    return refuse(kUnreadable, "is a HEIF file that needs too much memory; save it as JPEG or PNG");
  } catch (const std::exception& e) {
    return refuse(kUnreadable, e.what());
  }
}
