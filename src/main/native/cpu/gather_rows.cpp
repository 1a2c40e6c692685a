/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/cpu_ops.h"
#include "cpu/elementwise.h"

namespace happyhorse::cpu {

void CpuOps::gather_rows(const Tensor& table, const Tensor& ids, float scale, const Tensor& out) {
  require(table.rank() == 2 && table.contiguous() && ids.rank() == 1 && out.contiguous(), "gather_rows",
          "table must be [V, D], ids [S]");
  const int64_t width = table.dim(1);
  require(out.shape() == Shape({ids.dim(0), width}), "gather_rows", "out must be [S, D]");
  const std::span<const int64_t> rows = ids.span<const int64_t>();
  for (const int64_t id : rows) {
    if (id < 0 || id >= table.dim(0)) {
      throw ArgumentError("gather_rows: id " + std::to_string(id) + " of " + std::to_string(table.dim(0)) + " rows");
    }
  }
  parallel_for(ids.dim(0), 16, [&](int64_t begin, int64_t end) {
    std::vector<float> buffer(width);
    for (int64_t i = begin; i < end; ++i) {
      load(table.dtype(), row(table, rows[i]), 1, width, buffer.data());
      for (float& value : buffer) value *= scale;
      store(out.dtype(), buffer.data(), width, row(out, i), 1);
    }
  });
}

}  // namespace happyhorse::cpu
