/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <dnnl.hpp>

#include "tensor/tensor.h"

/**
 * Matrix products and convolutions are oneDNN's (Debian libdnnl, Apache-2.0). It was taken because one library has all
 * that the model needs: f32 and bf16 matrix products with f32 accumulation, convolutions of one to three dimensions and
 * their transposes, each dispatched at run time to what the CPU has (SSE4.1 to AVX-512 and bf16), on the OpenMP threads
 * the rest uses. BLAS libraries have no bf16 product in Debian's versions and no convolution; Eigen dispatches only at
 * compile time.
 */
namespace happyhorse::cpu {

const dnnl::engine& onednn_engine();

/** Each calling thread has its own stream. */
dnnl::stream& onednn_stream();

/** Wraps a tensor's memory; oneDNN takes non-const pointers also for what it only reads. */
dnnl::memory onednn_memory(const dnnl::memory::desc& desc, const Tensor& tensor);

/** C[M,N] = A[M,K] B[N,K]^T + beta C, f32, leading dimensions in elements. Serial inside a parallel region. */
void sgemm_nt(int64_t m, int64_t n, int64_t k, const float* a, int64_t lda, const float* b, int64_t ldb, float beta,
              float* c, int64_t ldc);

/** C[M,N] = A[M,K] B[K,N] + beta C. */
void sgemm_nn(int64_t m, int64_t n, int64_t k, const float* a, int64_t lda, const float* b, int64_t ldb, float beta,
              float* c, int64_t ldc);

}  // namespace happyhorse::cpu
