/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "tensor/error.h"

namespace happyhorse {
namespace {

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

class MappedStorage final : public Storage {
 public:
  MappedStorage(void* address, size_t bytes)
      : Storage(static_cast<std::byte*>(address), bytes, Space::host, /*writable=*/false) {}
  ~MappedStorage() override { ::munmap(data(), bytes()); }
};

[[noreturn]] void fail(const std::filesystem::path& path, const char* what) {
  throw ResourceError("cannot " + std::string(what) + " " + path.string() + ": " + std::strerror(errno));
}

}  // namespace

std::shared_ptr<Storage> map_file(const std::filesystem::path& path) {
  const Descriptor file(path);
  if (file.get() < 0) fail(path, "open");
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail(path, "inspect");
  if (!S_ISREG(status.st_mode)) throw ResourceError(path.string() + " is not a regular file");
  if (status.st_size == 0) throw ResourceError(path.string() + " is empty");
  const auto bytes = static_cast<size_t>(status.st_size);
  void* address = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file.get(), 0);
  if (address == MAP_FAILED) fail(path, "map");
  return std::make_shared<MappedStorage>(address, bytes);
}

}  // namespace happyhorse
