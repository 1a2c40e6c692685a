// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace showhorse {

/**
 * Threads that share out numbered pieces of work. The calling thread works too, so a crew of one has no threads at all.
 * Several callers may use one crew at once; each gets the helpers that are free. Thread-safe.
 */
class Crew {
 public:
  /** @param size threads including the caller; 0: one per core */
  explicit Crew(int size);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew();

  int size() const { return static_cast<int>(helpers_.size()) + 1; }

  /**
   * Calls work(0) .. work(pieces - 1), each once, in any order and on any thread; returns when all are done. Allocates
   * nothing.
   */
  template <class Work>
  void share(int pieces, const Work& work) {
    share_out(
        pieces, [](const void* w, int piece) { (*static_cast<const Work*>(w))(piece); }, &work);
  }

 private:
  using Call = void (*)(const void* work, int piece);

  struct Job {
    Call call;
    const void* work;
    int next = 0;
    int pieces = 0;
    int running = 0;
    std::exception_ptr failure;
  };

  void share_out(int pieces, Call call, const void* work);
  void help();
  void run_pieces(Job& job, std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable work_offered_;
  std::condition_variable job_done_;
  std::vector<Job*> offered_;
  bool closing_ = false;
  std::vector<std::thread> helpers_;
};

}  // namespace showhorse
