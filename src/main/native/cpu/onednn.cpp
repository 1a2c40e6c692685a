/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/onednn.h"

namespace happyhorse::cpu {

const dnnl::engine& onednn_engine() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

dnnl::stream& onednn_stream() {
  thread_local dnnl::stream stream(onednn_engine());
  return stream;
}

dnnl::memory onednn_memory(const dnnl::memory::desc& desc, const Tensor& tensor) {
  return {desc, onednn_engine(), tensor.raw()};
}

void sgemm_nt(int64_t m, int64_t n, int64_t k, const float* a, int64_t lda, const float* b, int64_t ldb, float beta,
              float* c, int64_t ldc) {
  dnnl::sgemm('N', 'T', m, n, k, 1.0f, a, lda, b, ldb, beta, c, ldc);
}

void sgemm_nn(int64_t m, int64_t n, int64_t k, const float* a, int64_t lda, const float* b, int64_t ldb, float beta,
              float* c, int64_t ldc) {
  dnnl::sgemm('N', 'N', m, n, k, 1.0f, a, lda, b, ldb, beta, c, ldc);
}

}  // namespace happyhorse::cpu
