/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <cmath>
#include <limits>

#include "cpu/attention_plan.h"
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/onednn.h"
#include "cpu/simd.h"

/**
 * Online softmax (Milakov and Gimelshein 2018; Dao et al. 2022): per head and block of queries the keys come by in
 * blocks, a running maximum and sum are kept and what was summed so far is rescaled when the maximum grows. Memory is
 * one block of scores per thread, whatever the length. Both products are oneDNN's, serial inside a thread's block.
 */
namespace happyhorse::cpu {
namespace {

/** 64 x 256 scores and two 256 x 128 blocks of keys and values are 330 kB: they fit a second-level cache. */
constexpr int64_t kQueryBlock = 64;
constexpr int64_t kKeyBlock = 256;
/** Partial results of a reduction, so that the compiler may use vectors without being allowed to reorder it. */
constexpr int64_t kLanes = 16;
constexpr float kMasked = -std::numeric_limits<float>::infinity();

HAPPYHORSE_SIMD void scale_scores(float* scores, int64_t n, float scale, float cap) {
  for (int64_t i = 0; i < n; ++i) scores[i] *= scale;
  if (cap > 0) {
    const float inverse = 1.0f / cap;
    for (int64_t i = 0; i < n; ++i) scores[i] = cap * tanh_fast(scores[i] * inverse);
  }
}

HAPPYHORSE_SIMD float maximum(const float* scores, int64_t n) {
  float lanes[kLanes];
  for (float& lane : lanes) lane = kMasked;
  int64_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    for (int64_t j = 0; j < kLanes; ++j) lanes[j] = scores[i + j] > lanes[j] ? scores[i + j] : lanes[j];
  }
  for (; i < n; ++i) lanes[0] = scores[i] > lanes[0] ? scores[i] : lanes[0];
  for (const float lane : lanes) lanes[0] = lane > lanes[0] ? lane : lanes[0];
  return lanes[0];
}

/** scores = e^(scores - shift); returns their sum. A masked score is minus infinity and becomes 0. */
HAPPYHORSE_SIMD float exponentials(float* scores, int64_t n, float shift) {
  for (int64_t i = 0; i < n; ++i) scores[i] = exp_fast(scores[i] - shift);
  float lanes[kLanes] = {};
  int64_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    for (int64_t j = 0; j < kLanes; ++j) lanes[j] += scores[i + j];
  }
  float sum = 0;
  for (; i < n; ++i) sum += scores[i];
  for (const float lane : lanes) sum += lane;
  return sum;
}

HAPPYHORSE_SIMD void scale_row(float* x, int64_t n, float factor) {
  for (int64_t i = 0; i < n; ++i) x[i] *= factor;
}

/** Keys or values in f32, dense or as they are. */
struct Wide {
  Tensor tensor;
  int64_t stride;
  const float* at(int64_t row_index, int64_t head, int64_t width) const {
    return reinterpret_cast<const float*>(tensor.raw()) + row_index * stride + head * width;
  }
};

Wide widen(const Tensor& x) {
  if (x.dtype() == DType::f32) return {x, x.strides()[0]};
  const int64_t width = x.dim(1) * x.dim(2);
  const Tensor wide = Tensor::host(DType::f32, {x.dim(0), width});
  parallel_for(x.dim(0), 64, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) load(x.dtype(), row(x, i), 1, width, reinterpret_cast<float*>(row(wide, i)));
  });
  return {wide, width};
}

/** One thread's working memory. */
struct Scratch {
  std::vector<float> query, scores, sum, top, weight;
};

/** A block of queries of one head on its way through the keys. */
class Block {
 public:
  Block(Scratch& scratch, const QueryBlock& block, const AttentionOptions& options, int64_t width, bool round)
      : s_(scratch), block_(block), options_(options), rows_(block.end - block.begin), width_(width), round_(round) {
    s_.scores.resize(rows_ * kKeyBlock);
    s_.sum.assign(rows_ * width, 0.0f);
    s_.top.assign(rows_, kMasked);
    s_.weight.assign(rows_, 0.0f);
  }

  void meet(const float* keys, int64_t key_stride, const float* values, int64_t value_stride, int64_t first,
            int64_t count) {
    sgemm_nt(rows_, count, width_, s_.query.data(), width_, keys, key_stride, 0.0f, s_.scores.data(), kKeyBlock);
    for (int64_t i = 0; i < rows_; ++i) soften(i, first, count);
    sgemm_nn(rows_, width_, count, s_.scores.data(), kKeyBlock, values, value_stride, 1.0f, s_.sum.data(), width_);
  }

  void finish() {
    for (int64_t i = 0; i < rows_; ++i) scale_row(&s_.sum[i * width_], width_, 1.0f / s_.weight[i]);
  }

 private:
  void soften(int64_t i, int64_t first, int64_t count) {
    float* scores = &s_.scores[i * kKeyBlock];
    scale_scores(scores, count, options_.scale, options_.soft_cap);
    if (options_.window > 0) {
      const int64_t query = block_.begin + i;
      for (int64_t j = 0; j < count; ++j) {
        if (std::abs(query - (first + j)) >= options_.window) scores[j] = kMasked;
      }
    }
    const float top = std::max(s_.top[i], maximum(scores, count));
    if (top == kMasked) {
      std::fill_n(scores, count, 0.0f);  // nothing of this block is seen by this query
      return;
    }
    const float shrink = s_.top[i] == kMasked ? 0.0f : std::exp(s_.top[i] - top);
    s_.weight[i] = s_.weight[i] * shrink + exponentials(scores, count, top);
    if (shrink != 1.0f) scale_row(&s_.sum[i * width_], width_, shrink);
    if (round_) round_to_bf16(scores, count);
    s_.top[i] = top;
  }

  Scratch& s_;
  const QueryBlock& block_;
  const AttentionOptions& options_;
  int64_t rows_;
  int64_t width_;
  bool round_;
};

void check(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& out) {
  require(q.rank() == 3 && k.rank() == 3 && v.rank() == 3, "attention", "operands must be [rows, heads, channels]");
  require(out.shape() == q.shape() && v.shape() == k.shape() && k.dim(2) == q.dim(2), "attention",
          "shapes do not agree");
  require(k.dim(1) > 0 && q.dim(1) % k.dim(1) == 0, "attention", "query heads must be a multiple of key heads");
  for (const Tensor* t : {&q, &k, &v, &out}) {
    require(t->strides()[2] == 1 && (t->dim(1) == 1 || t->strides()[1] == t->dim(2)), "attention",
            "rows must be dense");
  }
}

}  // namespace

void CpuOps::attention(const Tensor& q, const Tensor& k, const Tensor& v, const AttentionOptions& options,
                       const Tensor& out) {
  check(q, k, v, out);
  const int64_t width = q.dim(2);
  const int64_t heads = q.dim(1);
  const int64_t group = heads / k.dim(1);
  const std::vector<QueryBlock> blocks = plan_attention(options, q.dim(0), k.dim(0), kQueryBlock);
  const Wide keys = widen(k);
  const Wide values = widen(v);
  const auto q_size = static_cast<int64_t>(size_of(q.dtype()));
  const auto out_size = static_cast<int64_t>(size_of(out.dtype()));

  parallel_for(heads * static_cast<int64_t>(blocks.size()), 1, [&](int64_t begin, int64_t end) {
    thread_local Scratch scratch;
    for (int64_t task = begin; task < end; ++task) {
      const int64_t head = task / static_cast<int64_t>(blocks.size());
      const QueryBlock& block = blocks[task % blocks.size()];
      const int64_t rows = block.end - block.begin;
      scratch.query.resize(rows * width);
      for (int64_t i = 0; i < rows; ++i) {
        load(q.dtype(), row(q, block.begin + i) + head * width * q_size, 1, width, &scratch.query[i * width]);
      }
      Block work(scratch, block, options, width, q.dtype() == DType::bf16);
      for (const auto& [low, high] : block.keys) {
        for (int64_t first = low; first < high; first += kKeyBlock) {
          work.meet(keys.at(first, head / group, width), keys.stride, values.at(first, head / group, width),
                    values.stride, first, std::min(kKeyBlock, high - first));
        }
      }
      work.finish();
      for (int64_t i = 0; i < rows; ++i) {
        store(out.dtype(), &scratch.sum[i * width], width, row(out, block.begin + i) + head * width * out_size, 1);
      }
    }
  });
}

}  // namespace happyhorse::cpu
