/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include <optional>

#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"
#include "cpu/onednn.h"
#include "cpu/simd.h"

namespace happyhorse::cpu {
namespace {

/**
 * Rows of w that one thread widens to f32 at a time: 128 rows of 5120 are 2.6 MB, about a second-level cache, and a
 * whole widened weight (up to 1.1 GB) is never held.
 */
constexpr int64_t kTileRows = 128;

HAPPYHORSE_SIMD void add_bias(const float* bias, float* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) out[i] += bias[i];
}

struct Problem {
  int64_t m, n, k;
  int64_t ldx, ldo;
};

/** bf16 x bf16 -> bf16 by oneDNN; false where this CPU has no bf16 support in it (before AVX-512). */
bool native_bf16(const Problem& p, const Tensor& x, const Tensor& w, const Tensor& out) {
  using dnnl::memory;
  const auto type = memory::data_type::bf16;
  const memory::desc src({p.m, p.k}, type, memory::dims{p.ldx, 1});
  const memory::desc weights({p.k, p.n}, type, memory::dims{1, p.k});
  const memory::desc dst({p.m, p.n}, type, memory::dims{p.ldo, 1});
  const dnnl::matmul::desc desc(src, weights, dst);
  const dnnl::matmul::primitive_desc plan(desc, onednn_engine(), /*allow_empty=*/true);
  if (!plan.get(/*allow_empty=*/true)) return false;
  dnnl::matmul(plan).execute(onednn_stream(), {{DNNL_ARG_SRC, onednn_memory(src, x)},
                                               {DNNL_ARG_WEIGHTS, onednn_memory(weights, w)},
                                               {DNNL_ARG_DST, onednn_memory(dst, out)}});
  onednn_stream().wait();
  return true;
}

/** Any mix of types, in f32: tiles of w are widened as they are used, the result is rounded as it is stored. */
void widened(const Problem& p, const Tensor& x, const Tensor& w, const Tensor& out) {
  Tensor wide = x;
  if (x.dtype() != DType::f32) {
    wide = Tensor::host(DType::f32, {p.m, p.k});
    for (int64_t i = 0; i < p.m; ++i) load(x.dtype(), row(x, i), 1, p.k, wide.span<float>().data() + i * p.k);
  }
  const auto* a = reinterpret_cast<const float*>(wide.raw());
  const int64_t lda = x.dtype() == DType::f32 ? p.ldx : p.k;
  // Fewer rows where there are few: every thread should get some.
  const int64_t tile = std::clamp<int64_t>(p.n / (4 * omp_get_max_threads()), 16, kTileRows);
  parallel_for(p.n, tile, [&](int64_t begin, int64_t end) {
    thread_local std::vector<float> weights;
    thread_local std::vector<float> result;
    const int64_t rows = end - begin;
    weights.resize(rows * p.k);
    load(w.dtype(), row(w, begin), 1, rows * p.k, weights.data());
    if (out.dtype() == DType::f32) {
      sgemm_nt(p.m, rows, p.k, a, lda, weights.data(), p.k, 0.0f, reinterpret_cast<float*>(out.raw()) + begin, p.ldo);
      return;
    }
    result.resize(p.m * rows);
    sgemm_nt(p.m, rows, p.k, a, lda, weights.data(), p.k, 0.0f, result.data(), rows);
    for (int64_t i = 0; i < p.m; ++i) {
      store(out.dtype(), result.data() + i * rows, rows,
            row(out, i) + begin * static_cast<int64_t>(size_of(out.dtype())), 1);
    }
  });
}

}  // namespace

void CpuOps::matmul(const Tensor& x, const Tensor& w, const Tensor& bias, const Tensor& out) {
  require(x.rank() == 2 && w.rank() == 2 && out.rank() == 2, "matmul", "operands must have two dimensions");
  const Problem p{x.dim(0), w.dim(0), x.dim(1), x.strides()[0], out.strides()[0]};
  require(w.dim(1) == p.k && out.dim(0) == p.m && out.dim(1) == p.n, "matmul", "shapes do not agree");
  require(w.contiguous() && x.strides()[1] == 1 && out.strides()[1] == 1, "matmul", "inner dimensions must be dense");
  require(!bias.defined() || (bias.dtype() == DType::f32 && bias.shape() == Shape{p.n} && out.dtype() == DType::f32),
          "matmul", "a bias must be f32 of w's rows, and so must the result");
  if (p.m == 0 || p.n == 0) return;

  const bool all_f32 = x.dtype() == DType::f32 && w.dtype() == DType::f32 && out.dtype() == DType::f32;
  const bool all_bf16 = x.dtype() == DType::bf16 && w.dtype() == DType::bf16 && out.dtype() == DType::bf16;
  if (all_f32) {
    sgemm_nt(p.m, p.n, p.k, reinterpret_cast<const float*>(x.raw()), p.ldx, reinterpret_cast<const float*>(w.raw()),
             p.k, 0.0f, reinterpret_cast<float*>(out.raw()), p.ldo);
  } else if (!all_bf16 || !native_bf16(p, x, w, out)) {
    widened(p, x, w, out);
  }
  if (!bias.defined()) return;
  const float* values = bias.span<const float>().data();
  parallel_for(p.m, 16, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) add_bias(values, reinterpret_cast<float*>(row(out, i)), p.n);
  });
}

}  // namespace happyhorse::cpu
