// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "crew.h"

#include <algorithm>
#include <exception>

namespace showhorse {
namespace {

/** Callers at once for whom there is room without allocating. */
constexpr size_t kCallers = 64;

}  // namespace

Crew::Crew(int size) {
  if (size == 0) size = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  helpers_.reserve(static_cast<size_t>(size) - 1);
  offered_.reserve(kCallers);
  try {
    for (int i = 1; i < size; ++i) helpers_.emplace_back([this] { help(); });
  } catch (const std::system_error&) {
    // Fewer threads than asked for are slower, not wrong.
  }
}

Crew::~Crew() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  work_offered_.notify_all();
  for (auto& helper : helpers_) helper.join();
}

void Crew::share_out(int pieces, Call call, const void* work) {
  if (helpers_.empty() || pieces <= 1) {
    for (int i = 0; i < pieces; ++i) call(work, i);
    return;
  }
  Job job{call, work, 0, pieces, 0, {}};
  std::unique_lock lock(mutex_);
  offered_.push_back(&job);
  work_offered_.notify_all();
  run_pieces(job, lock);
  job_done_.wait(lock, [&] { return job.running == 0; });
  if (job.failure) std::rethrow_exception(job.failure);
}

void Crew::help() {
  std::unique_lock lock(mutex_);
  while (true) {
    work_offered_.wait(lock, [this] { return closing_ || !offered_.empty(); });
    if (closing_) return;
    run_pieces(*offered_.front(), lock);
  }
}

void Crew::run_pieces(Job& job, std::unique_lock<std::mutex>& lock) {
  while (job.next < job.pieces) {
    const int piece = job.next++;
    if (job.next == job.pieces) std::erase(offered_, &job);
    ++job.running;
    lock.unlock();
    std::exception_ptr failure;
    try {
      job.call(job.work, piece);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    if (failure) job.failure = failure;
    if (--job.running == 0 && job.next == job.pieces) job_done_.notify_all();
  }
}

}  // namespace showhorse
