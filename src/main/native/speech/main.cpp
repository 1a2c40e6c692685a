// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
//
// showhorse-espeak: speaks text with espeak-ng and stays warm. This source is Apache-2.0, but libespeak-ng is
// GPL-3.0-or-later, and so is the linked program. It is only ever run as a separate process, over pipes; nothing else
// of Showhorse links espeak-ng.
//
// Protocol on stdin and stdout: frames of a 32-bit length and that many bytes; all numbers little-endian.
//   request   "<voice>\n<words a minute>\n<pitch>\n<text>", UTF-8; the text runs to the end of the frame. In it,
//             [[…]] holds phonemes by espeak-ng's own names
//   reply     one byte of status, then
//             0  u32 sample rate, u32 samples, PCM16 mono, u32 phonemes, each: u32 milliseconds, u16 bytes, IPA
//             1  bad request: a sentence that says what would be right
//             2  missing voice or data: a sentence
//             3  espeak-ng failed: a sentence
// One reply per request, in order. Ends with status 0 at the end of stdin.
//
// The data of espeak-ng is loaded once; every request is then spoken by a fork of the warm process. So equal requests
// give equal sound whatever was spoken before (espeak-ng keeps state between calls), and a crash inside espeak-ng
// costs one reply.
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "frames.h"
#include "request.h"
#include "synthesizer.h"

namespace {

using namespace showhorse::speech;

enum Status : char { kSpoken = 0, kBadRequest = 1, kMissing = 2, kFailed = 3 };

constexpr std::uint32_t kLongestReply = 256 * 1024 * 1024;

std::string refusal(Status status, std::string_view message) {
  std::string reply(1, status);
  reply.append(message);
  return reply;
}

std::string encode(const Utterance& utterance) {
  std::string reply(1, kSpoken);
  reply.reserve(utterance.samples.size() * 2 + utterance.phonemes.size() * 16 + 16);
  append_u32(reply, utterance.sample_rate);
  append_u32(reply, static_cast<std::uint32_t>(utterance.samples.size()));
  for (const std::int16_t sample : utterance.samples) append_u16(reply, static_cast<std::uint16_t>(sample));
  append_u32(reply, static_cast<std::uint32_t>(utterance.phonemes.size()));
  for (const PhonemeEvent& phoneme : utterance.phonemes) {
    append_u32(reply, phoneme.milliseconds);
    append_u16(reply, static_cast<std::uint16_t>(phoneme.symbol.size()));
    reply.append(phoneme.symbol);
  }
  return reply;
}

std::string speak(Synthesizer& synthesizer, const Request& request) {
  try {
    return encode(synthesizer.speak(request.voice, request.words_per_minute, request.pitch, request.text));
  } catch (const MissingVoice& missing) {
    return refusal(kMissing, missing.what());
  } catch (const std::exception& failure) {
    return refusal(kFailed, failure.what());
  }
}

/// Speaks in a fork and returns its reply. The fork dies with this process, also when that is killed.
std::string speak_in_fork(Synthesizer& synthesizer, const Request& request) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return refusal(kFailed, "no pipe could be made");
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    return refusal(kFailed, "the speech process could not be forked");
  }
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    ::_exit(write_frame(ends[1], speak(synthesizer, request)) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string reply;
  const bool whole = read_frame(ends[0], kLongestReply, reply) == Incoming::kFrame;
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return whole ? reply : refusal(kFailed, "espeak-ng crashed on this text");
}

/// The synthesizer is missing when its data could not be loaded at the start; it is tried again, so that a missing
/// package is an answer, not a dead program.
std::string answer(std::unique_ptr<Synthesizer>& synthesizer, std::string_view frame) {
  std::string problem;
  const std::optional<Request> request = parse_request(frame, problem);
  if (!request) return refusal(kBadRequest, problem);
  try {
    if (!synthesizer) synthesizer = std::make_unique<Synthesizer>();
  } catch (const MissingVoice& missing) {
    return refusal(kMissing, missing.what());
  }
  return speak_in_fork(*synthesizer, *request);
}

}  // namespace

int main() {
  ::signal(SIGPIPE, SIG_IGN);
  // Replies own the real stdout; whatever a library prints goes to stderr instead of into a frame.
  const int replies = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (replies < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return 1;

  std::unique_ptr<Synthesizer> synthesizer;
  try {
    synthesizer = std::make_unique<Synthesizer>();  // warm before the first request
  } catch (const MissingVoice&) {
    // Every request will say so.
  }
  std::string frame;
  while (true) {
    switch (read_frame(STDIN_FILENO, kLongestRequest, frame)) {
      case Incoming::kEnd:
        return 0;
      case Incoming::kTooLong:
        if (!write_frame(replies, refusal(kBadRequest, "a request has at most 65536 bytes"))) return 1;
        break;
      case Incoming::kFrame:
        if (!write_frame(replies, answer(synthesizer, frame))) return 1;
        break;
    }
  }
}
