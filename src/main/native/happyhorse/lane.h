/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace happyhorse {

/**
 * The one thread that the model runs on: OpenMP's thread count and pool belong to the thread that calls, and an Ops is
 * for one thread at a time. Tasks run in the order they came. Thread-safe.
 */
class Lane {
 public:
  Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;
  ~Lane();

  /** Runs the task and waits for it; what it throws is thrown here. */
  void run(std::function<void()> task);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::packaged_task<void()>> tasks_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace happyhorse
