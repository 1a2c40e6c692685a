// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "filter_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

#include "failure.h"

namespace showhorse {
namespace {

constexpr size_t kLongestMessage = 400;
/** Short beside what a picture takes, long beside what a look costs. */
constexpr auto kPause = std::chrono::milliseconds(2);

[[noreturn]] void failed(const char* what) {
  throw Failure(SHOWHORSE_ERROR_INTERNAL,
                std::string("A decoder cannot be run: ") + what + ": " + std::strerror(errno) + ".");
}

/** A file in memory: unlike a pipe it is never full, so nobody waits for anybody. */
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : file_(memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
    if (file_ < 0) failed("memfd_create");
    // What is mapped here stays there, whatever the program does with it
    if (fcntl(file_, F_ADD_SEALS, F_SEAL_SHRINK) != 0) {
      close(file_);
      failed("fcntl");
    }
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(file_); }

  int file() const { return file_; }

  void fill(std::span<const uint8_t> bytes) const {
    size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t written = write(file_, bytes.data() + done, bytes.size() - done);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) failed("write");
      done += static_cast<size_t>(written);
    }
    if (lseek(file_, 0, SEEK_SET) != 0) failed("lseek");
  }

  size_t size() const {
    struct stat status {};
    return fstat(file_, &status) == 0 ? static_cast<size_t>(status.st_size) : 0;
  }

  std::string text() const {
    std::string text(std::min(size(), kLongestMessage), '\0');
    const ssize_t got = pread(file_, text.data(), text.size(), 0);
    text.resize(got < 0 ? 0 : static_cast<size_t>(got));
    return text;
  }

 private:
  int file_;
};

struct Actions {
  posix_spawn_file_actions_t actions;
  Actions() { posix_spawn_file_actions_init(&actions); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  ~Actions() { posix_spawn_file_actions_destroy(&actions); }
};

/** Signals as a fresh process has them: a virtual machine blocks and ignores some. */
struct Attributes {
  posix_spawnattr_t attributes;
  Attributes() {
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { posix_spawnattr_destroy(&attributes); }
};

pid_t start(const std::filesystem::path& program, const std::vector<std::string>& arguments, int in, int out,
            int errors) {
  Actions files;
  posix_spawn_file_actions_adddup2(&files.actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files.actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files.actions, errors, STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files.actions, STDERR_FILENO + 1);
  std::string path = program.string();
  std::vector<std::string> words = arguments;
  std::vector<char*> argv = {path.data()};
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  char* environment[] = {nullptr};
  Attributes fresh;
  pid_t child = 0;
  const int error = posix_spawn(&child, path.c_str(), &files.actions, &fresh.attributes, argv.data(), environment);
  if (error != 0) {
    errno = error;
    failed(path.c_str());
  }
  return child;
}

/** @return as waitpid() says it, or -1 when it was killed for taking too long or too much */
int ended(pid_t child, const MemoryFile& output, size_t most_output, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  int status = 0;
  while (true) {
    const pid_t done = waitpid(child, &status, WNOHANG);
    if (done == child) return status;
    if (done < 0 && errno != EINTR) return -1;
    if (std::chrono::steady_clock::now() > deadline || output.size() > most_output) break;
    std::this_thread::sleep_for(kPause);
  }
  kill(child, SIGKILL);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return -1;
}

}  // namespace

SharedBytes::SharedBytes(int file) {
  struct stat status {};
  if (fstat(file, &status) != 0 || status.st_size == 0) return;
  void* at = mmap(nullptr, static_cast<size_t>(status.st_size), PROT_READ, MAP_SHARED, file, 0);
  if (at == MAP_FAILED) failed("mmap");
  at_ = at;
  length_ = static_cast<size_t>(status.st_size);
}

SharedBytes::SharedBytes(SharedBytes&& other) noexcept
    : at_(std::exchange(other.at_, nullptr)), length_(std::exchange(other.length_, 0)) {}

SharedBytes& SharedBytes::operator=(SharedBytes&& other) noexcept {
  std::swap(at_, other.at_);
  std::swap(length_, other.length_);
  return *this;
}

SharedBytes::~SharedBytes() {
  if (at_ != nullptr) munmap(at_, length_);
}

FilterResult run_filter(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                        std::span<const uint8_t> input, size_t most_output, std::chrono::milliseconds patience) {
  const MemoryFile in("showhorse-filter-in"), out("showhorse-filter-out"), errors("showhorse-filter-errors");
  in.fill(input);
  const pid_t child = start(program, arguments, in.file(), out.file(), errors.file());
  const int status = ended(child, out, most_output, patience);
  FilterResult result;
  result.message = errors.text();
  if (status >= 0 && WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (result.exit_code == 0) result.output = SharedBytes(out.file());
  return result;
}

}  // namespace showhorse
