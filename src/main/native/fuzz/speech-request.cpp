// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Any bytes as what the speech program reads from its standard input: frames, and in them requests. espeak-ng is not
// part of this.

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

#include "speech/frames.h"
#include "speech/request.h"
#include "target.h"

using namespace showhorse::speech;

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

void answer(const std::string& frame) {
  std::string problem;
  const std::optional<Request> request = parse_request(frame, problem);
  expect(request.has_value() == problem.empty());
  if (!request) return;
  expect(!request->voice.empty() && request->voice.size() <= kLongestVoice);
  expect(request->voice.find_first_of("/.") == std::string::npos);
  expect(request->words_per_minute >= kSlowest && request->words_per_minute <= kFastest);
  expect(request->pitch >= 0 && request->pitch <= kHighest);
  expect(!request->text.empty() && request->text.find('\0') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const int file = ::memfd_create("frames", MFD_CLOEXEC);
  expect(file >= 0 && ::ftruncate(file, 0) == 0);
  expect(::pwrite(file, data, size, 0) == static_cast<ssize_t>(size) && ::lseek(file, 0, SEEK_SET) == 0);
  // A small limit, so that frames over it are short enough to be found
  constexpr std::uint32_t kLongest = 512;
  std::string frame;
  for (Incoming incoming; (incoming = read_frame(file, kLongest, frame)) != Incoming::kEnd;) {
    if (incoming == Incoming::kFrame) answer(frame);
  }
  answer(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
