// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0
//
// Runs showhorse-espeak (argv[1]) over pipes: good requests, bad ones between them, and the end of stdin.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

int to_program = -1;
int from_program = -1;

[[noreturn]] void fail(const char* what) {
  std::fprintf(stderr, "FAILED: %s\n", what);
  std::exit(1);
}

void expect(bool ok, const char* what) {
  if (!ok) fail(what);
}

void put(const std::string& bytes) {
  expect(::write(to_program, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
         "writing to the program");
}

std::string take(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = ::read(from_program, bytes.data() + done, size - done);
    expect(got > 0, "the program answers");
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

std::uint32_t u32(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  return value;
}

std::string frame(const std::string& payload) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(payload.size() >> shift & 0xff));
  return bytes + payload;
}

std::string ask(const std::string& payload) {
  put(frame(payload));
  return take(u32(take(4), 0));
}

void expect_spoken(const std::string& reply) {
  expect(reply.at(0) == 0, "speech is answered with status 0");
  expect(u32(reply, 1) == 22050, "the sample rate is 22050");
  const std::uint32_t samples = u32(reply, 5);
  expect(samples > 8000, "there is sound");
  std::size_t at = 9 + std::size_t{samples} * 2;
  const std::uint32_t phonemes = u32(reply, at);
  expect(phonemes > 5, "there are phonemes");
  at += 4;
  std::uint32_t before = 0;
  for (std::uint32_t i = 0; i < phonemes; ++i) {
    const std::uint32_t now = u32(reply, at);
    expect(now >= before, "phonemes are in order");
    expect(now <= std::uint64_t{samples} * 1000 / 22050 + 1, "phonemes lie inside the sound");
    before = now;
    at += 6 + static_cast<unsigned char>(reply.at(at + 4));
  }
  expect(at == reply.size(), "the reply ends after its last phoneme");
}

}  // namespace

int main(int argc, char** argv) {
  expect(argc == 2, "the program is given");
  ::alarm(30);
  int in[2], out[2];
  expect(::pipe(in) == 0 && ::pipe(out) == 0, "pipes");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in[0], 0);
    ::dup2(out[1], 1);
    for (const int fd : {in[0], in[1], out[0], out[1]}) ::close(fd);
    ::execl(argv[1], argv[1], static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  to_program = in[1];
  from_program = out[0];

  expect_spoken(ask("en-us\n175\n50\nHello, this is the programme."));
  expect(ask("no newline").at(0) == 1, "a frame without a rate is a bad request");
  expect(ask("").at(0) == 1, "an empty frame is a bad request");
  expect(ask("en-us\nfast\n50\nHello").at(0) == 1, "a rate that is no number is a bad request");
  expect(ask("en-us\n9000\n50\nHello").at(0) == 1, "a rate out of range is a bad request");
  expect(ask("en-us\n175\nhigh\nHello").at(0) == 1, "a pitch that is no number is a bad request");
  expect(ask("en-us\n175\n101\nHello").at(0) == 1, "a pitch out of range is a bad request");
  expect_spoken(ask("en-us\n175\n75\n[[h@l'oU]] [[w'3:ld]] again."));
  expect(ask("../../etc/passwd\n175\n50\nHello").at(0) == 1, "a path is not a voice");
  expect(ask("en-us\n175\n50\n").at(0) == 1, "empty text is a bad request");
  expect(ask("tlh-nowhere\n175\n50\nHello").at(0) == 2, "a voice that is not installed is named as missing");
  expect(ask(std::string(70000, 'a')).at(0) == 1, "a frame over 64 KiB is a bad request");
  expect_spoken(ask("de+f2\n200\n50\nGuten Abend aus dem Studio."));
  expect_spoken(ask("en-us\n175\n50\nHello, this is the programme."));

  ::close(to_program);
  int status = 0;
  expect(::waitpid(child, &status, 0) == child, "waiting for the program");
  expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the program ends with status 0 at the end of stdin");
  return 0;
}
