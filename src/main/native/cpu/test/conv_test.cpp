/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "cpu/test/fixture.h"

using namespace fixture;

namespace {

/** Any convolution as loops over a 3-D one; missing dimensions have size 1. */
struct Case {
  Shape x, w;
  ConvOptions options;
};

Shape padded(Shape shape, size_t spatial, int64_t fill) {
  while (shape.size() < spatial) shape.insert(shape.begin(), fill);
  return shape;
}

Shape result_shape(const Case& c) {
  Shape shape{c.w[0]};
  for (size_t i = 0; i + 1 < c.x.size(); ++i) {
    const int64_t reach = c.options.dilation[i] * (c.w[i + 2] - 1) + 1;
    shape.push_back((c.x[i + 1] + c.options.pad_before[i] + c.options.pad_after[i] - reach) / c.options.stride[i] + 1);
  }
  return shape;
}

std::vector<double> plain(const Case& c, const Tensor& x, const Tensor& w, const Tensor& bias) {
  const auto xv = values(x);
  const auto wv = values(w);
  const Shape in = padded(Shape(c.x.begin() + 1, c.x.end()), 3, 1);
  const Shape k = padded(Shape(c.w.begin() + 2, c.w.end()), 3, 1);
  const Shape full = result_shape(c);
  const Shape out = padded(Shape(full.begin() + 1, full.end()), 3, 1);
  const Shape stride = padded(c.options.stride, 3, 1);
  const Shape dilation = padded(c.options.dilation, 3, 1);
  const Shape pad = padded(c.options.pad_before, 3, 0);
  std::vector<double> result;
  for (int64_t o = 0; o < c.w[0]; ++o)
    for (int64_t t = 0; t < out[0]; ++t)
      for (int64_t y = 0; y < out[1]; ++y)
        for (int64_t z = 0; z < out[2]; ++z) {
          double sum = bias.defined() ? values(bias)[o] : 0;
          for (int64_t i = 0; i < c.x[0]; ++i)
            for (int64_t a = 0; a < k[0]; ++a)
              for (int64_t b = 0; b < k[1]; ++b)
                for (int64_t d = 0; d < k[2]; ++d) {
                  const int64_t ti = t * stride[0] + a * dilation[0] - pad[0];
                  const int64_t yi = y * stride[1] + b * dilation[1] - pad[1];
                  const int64_t zi = z * stride[2] + d * dilation[2] - pad[2];
                  if (ti < 0 || yi < 0 || zi < 0 || ti >= in[0] || yi >= in[1] || zi >= in[2]) continue;
                  sum += xv[((i * in[0] + ti) * in[1] + yi) * in[2] + zi] *
                         wv[(((o * c.x[0] + i) * k[0] + a) * k[1] + b) * k[2] + d];
                }
          result.push_back(sum);
        }
  return result;
}

void agrees(const Case& c) {
  const Tensor bias = random({c.w[0]}, 3);
  for (const DType type : {DType::f32, DType::bf16}) {
    const Tensor x = converted(random(c.x, 1), type);
    const Tensor w = converted(random(c.w, 2), type);
    const Tensor out = Tensor::host(type, result_shape(c));
    for (const Tensor& b : {bias, Tensor()}) {
      ops().conv(x, w, b, c.options, out);
      CHECK_WITHIN(error(out, plain(c, x, w, b)), type == DType::f32 ? kF32 : kBf16);
    }
  }
}

}  // namespace

TEST(dilatedConvolutionsIn1DAgreeWithPlainLoops) {
  agrees({{5, 40}, {7, 5, 7}, {{1}, {3}, {9}, {9}}});
  agrees({{16, 64}, {32, 16, 16}, {{8}, {1}, {4}, {4}}});
  agrees({{2, 33}, {8, 2, 1}, {{1}, {1}, {0}, {0}}});
}

TEST(stridedConvolutionsIn2DWithUnevenPaddingAgreeWithPlainLoops) {
  agrees({{6, 12, 10}, {6, 6, 3, 3}, {{2, 2}, {1, 1}, {0, 0}, {1, 1}}});
  agrees({{12, 9, 7}, {16, 12, 3, 3}, {{1, 1}, {1, 1}, {1, 1}, {1, 1}}});
}

TEST(causalConvolutionsIn3DAgreeWithPlainLoops) {
  agrees({{4, 5, 6, 7}, {9, 4, 3, 3, 3}, {{1, 1, 1}, {1, 1, 1}, {2, 1, 1}, {0, 1, 1}}});
  agrees({{8, 4, 3, 3}, {16, 8, 3, 1, 1}, {{1, 1, 1}, {1, 1, 1}, {2, 0, 0}, {0, 0, 0}}});
}

TEST(convRefusesAResultOfTheWrongSize) {
  CHECK_THROWS(
      ArgumentError, "wrong size",
      ops().conv(random({2, 9}, 1), random({3, 2, 3}, 2), {}, {{1}, {1}, {0}, {0}}, Tensor::host(DType::f32, {3, 8})));
}

TEST(transposedConvolutionAgreesWithPlainLoops) {
  struct Transposed {
    int64_t in, out, kernel, stride, length;
  };
  for (const auto& [in, out, kernel, stride, length] :
       {Transposed{5, 3, 4, 2, 9}, Transposed{16, 8, 16, 8, 6}, Transposed{8, 8, 8, 4, 1}}) {
    const int64_t pad = stride / 2;
    const Tensor x = random({in, length}, 1);
    const Tensor w = random({in, out, kernel}, 2);
    const Tensor bias = random({out}, 3);
    const int64_t result_length = (length - 1) * stride + kernel - 2 * pad;
    const Tensor result = Tensor::host(DType::f32, {out, result_length});
    ops().conv_transpose(x, w, bias, {{stride}, {1}, {pad}, {pad}}, result);
    const auto xv = values(x);
    const auto wv = values(w);
    std::vector<double> expected(out * result_length);
    for (int64_t o = 0; o < out; ++o)
      for (int64_t t = 0; t < result_length; ++t) expected[o * result_length + t] = values(bias)[o];
    for (int64_t i = 0; i < in; ++i)
      for (int64_t t = 0; t < length; ++t)
        for (int64_t o = 0; o < out; ++o)
          for (int64_t k = 0; k < kernel; ++k) {
            const int64_t at = t * stride + k - pad;
            if (at >= 0 && at < result_length) {
              expected[o * result_length + at] += xv[i * length + t] * wv[(i * out + o) * kernel + k];
            }
          }
    CHECK_WITHIN(error(result, expected), kF32);
  }
}
