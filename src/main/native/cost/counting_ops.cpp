/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cost/counting_ops.h"

#include <sys/mman.h>

#include <new>

namespace happyhorse::cost {
namespace {

/** Address space that reads as zero and takes no memory. */
std::byte* reserve(size_t bytes) {
  void* address =
      mmap(nullptr, std::max<size_t>(bytes, 1), PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (address == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::byte*>(address);
}

class NoStorage final : public Storage {
 public:
  NoStorage(size_t bytes, Space space, std::shared_ptr<Ledger> ledger)
      : Storage(reserve(bytes), bytes, space, false), ledger_(std::move(ledger)) {
    if (ledger_) ledger_->hold(static_cast<int64_t>(bytes));
  }
  ~NoStorage() override {
    munmap(data(), std::max<size_t>(bytes(), 1));
    if (ledger_) ledger_->release(static_cast<int64_t>(bytes()));
  }

 private:
  std::shared_ptr<Ledger> ledger_;
};

Tensor nothing(DType type, Shape shape, Space space, std::shared_ptr<Ledger> ledger) {
  const size_t bytes = static_cast<size_t>(count_of(shape)) * size_of(type);
  return {std::make_shared<NoStorage>(bytes, space, std::move(ledger)), type, std::move(shape)};
}

/** How many keys the queries of a row range see, summed over the rows. */
double pairs_of(int64_t queries, int64_t keys, const AttentionOptions& options) {
  double pairs = 0;
  for (const AttentionRange& range : options.ranges) {
    pairs +=
        static_cast<double>(range.query_end - range.query_begin) * static_cast<double>(range.key_end - range.key_begin);
  }
  if (!options.ranges.empty()) return pairs;
  if (options.window == 0) return static_cast<double>(queries) * static_cast<double>(keys);
  for (int64_t q = 0; q < queries; ++q) {
    const int64_t begin = std::max<int64_t>(0, q - options.window + 1);
    pairs += static_cast<double>(std::max<int64_t>(0, std::min(keys, q + options.window) - begin));
  }
  return pairs;
}

}  // namespace

void CountingOps::touch(std::initializer_list<Tensor> tensors) {
  for (const Tensor& tensor : tensors) {
    if (tensor.defined()) ledger_->work.bytes += static_cast<double>(tensor.bytes());
  }
}

Tensor CountingOps::empty(DType type, Shape shape) { return nothing(type, std::move(shape), Space::device, ledger_); }

Tensor CountingOps::to_device(const Tensor& host) {
  return host.space() == Space::device ? host : empty(host.dtype(), host.shape());
}

Tensor CountingOps::to_host(const Tensor& tensor) {
  return nothing(tensor.dtype(), tensor.shape(), Space::host, ledger_);
}

void CountingOps::copy(const Tensor& from, const Tensor& to) { touch({from, to}); }

void CountingOps::fill(const Tensor& to, float) { touch({to}); }

void CountingOps::add(const Tensor& a, const Tensor& b, const Tensor& out) { touch({a, b, out}); }

void CountingOps::combine(std::span<const Term> terms, const Tensor& out) {
  for (const Term& term : terms) touch({term.tensor});
  touch({out});
}

void CountingOps::matmul(const Tensor& x, const Tensor& w, const Tensor& bias, const Tensor& out) {
  ledger_->work.products += 2.0 * static_cast<double>(x.dim(0)) * static_cast<double>(w.count());
  touch({x, w, bias, out});
}

void CountingOps::rms_norm(const Tensor& x, const Tensor& weight, float, const Tensor& out) { touch({x, weight, out}); }

void CountingOps::channel_rms_norm(const Tensor& x, const Tensor& gamma, ChannelNorm, float, const Tensor& out) {
  touch({x, gamma, out});
}

void CountingOps::rope(const Tensor& x, const Tensor& table, const Tensor& out) { touch({x, table, out}); }

void CountingOps::attention(const Tensor& q, const Tensor& k, const Tensor& v, const AttentionOptions& options,
                            const Tensor& out) {
  const double width = static_cast<double>(q.dim(1)) * static_cast<double>(q.dim(2));
  ledger_->work.attention += 4.0 * pairs_of(q.dim(0), k.dim(0), options) * width;
  touch({q, k, v, out});
}

void CountingOps::gate_heads(const Tensor& x, const Tensor& gates, const Tensor& out) { touch({x, gates, out}); }

void CountingOps::gelu7(const Tensor& x, const Tensor& out) { touch({x, out}); }

void CountingOps::swiglu7(const Tensor& x, const Tensor& out) { touch({x, out}); }

void CountingOps::gelu_tanh_gate(const Tensor& gate, const Tensor& up, const Tensor& out) { touch({gate, up, out}); }

void CountingOps::activate(Activation, const Tensor& x, const Tensor& out) { touch({x, out}); }

void CountingOps::clamp(const Tensor& x, float, float, const Tensor& out) { touch({x, out}); }

void CountingOps::conv(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions&, const Tensor& out) {
  ledger_->work.convolutions +=
      2.0 * static_cast<double>(out.count()) * static_cast<double>(w.count()) / static_cast<double>(w.dim(0));
  touch({x, w, bias, out});
}

void CountingOps::conv_transpose(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvOptions&,
                                 const Tensor& out) {
  ledger_->work.convolutions +=
      2.0 * static_cast<double>(x.count()) * static_cast<double>(w.count()) / static_cast<double>(w.dim(0));
  touch({x, w, bias, out});
}

void CountingOps::upsample_nearest(const Tensor& x, const Tensor& out) { touch({x, out}); }

void CountingOps::resize_linear(const Tensor& x, const Tensor& out) { touch({x, out}); }

void CountingOps::scale_channels(const Tensor& x, const Tensor& scale, const Tensor& shift, const Tensor& out) {
  touch({x, scale, shift, out});
}

void CountingOps::snake(const Tensor& x, const Tensor& alpha, const Tensor& beta, const Tensor& out) {
  touch({x, alpha, beta, out});
}

void CountingOps::mean_groups(const Tensor& x, const Tensor& out) { touch({x, out}); }

void CountingOps::gather_rows(const Tensor&, const Tensor& ids, float, const Tensor& out) { touch({ids, out, out}); }

void CountingOps::sample_bottleneck(const Tensor& mean, const Tensor& scale, const Tensor& noise, const Tensor& out) {
  touch({mean, scale, noise, out});
}

void CountingOps::resample(const Tensor& x, const Tensor& out) { touch({x, out}); }

uint64_t CountingOps::normals(uint64_t, uint64_t, const NormalLayout&, const Tensor& out) {
  touch({out});
  return 0;
}

void CountingOps::to_pixels(const Tensor& x, const Tensor& out) { touch({x, out}); }

Tensor ShapeWeights::load(const Parameter& parameter) {
  return nothing(parameter.wanted, parameter.shape, Space::host, nullptr);
}

}  // namespace happyhorse::cost
