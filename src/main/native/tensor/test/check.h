/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cmath>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

/**
 * The little that these tests need of a framework: TEST(aStatement) { CHECK(...); } in any file of a program whose main
 * is check_main.cpp. A failed CHECK ends its test; the program lists every test and exits non-zero if one failed.
 */
namespace check {

struct Test {
  const char* name;
  std::function<void()> body;
};

inline std::vector<Test>& tests() {
  static std::vector<Test> all;
  return all;
}

struct Register {
  Register(const char* name, std::function<void()> body) { tests().push_back({name, std::move(body)}); }
};

struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

[[noreturn]] inline void fail(const char* file, int line, const std::string& what) {
  throw Failure(std::string(file) + ":" + std::to_string(line) + ": " + what);
}

/** The message of the E that `body` throws; fails the test if it throws none. */
template <class E>
std::string message_of(const char* file, int line, const std::function<void()>& body) {
  try {
    body();
  } catch (const E& error) {
    return error.what();
  }
  fail(file, line, "nothing was thrown");
}

/** ||a - b|| / ||b|| in f64; NaN if any element is. */
template <class A, class B>
double relative_error(const A& actual, const B& expected) {
  if (actual.size() != expected.size()) return std::nan("");
  double difference = 0;
  double norm = 0;
  for (size_t i = 0; i < expected.size(); ++i) {
    const double delta = static_cast<double>(actual[i]) - static_cast<double>(expected[i]);
    difference += delta * delta;
    norm += static_cast<double>(expected[i]) * static_cast<double>(expected[i]);
  }
  return std::sqrt(difference) / (norm > 0 ? std::sqrt(norm) : 1.0);
}

}  // namespace check

#define TEST(name)                                            \
  static void name();                                         \
  static const check::Register register_##name(#name, &name); \
  static void name()

#define CHECK(condition)                                           \
  do {                                                             \
    if (!(condition)) check::fail(__FILE__, __LINE__, #condition); \
  } while (false)

#define CHECK_EQUAL(actual, expected)                                               \
  do {                                                                              \
    const auto actual_value = (actual);                                             \
    const auto expected_value = (expected);                                         \
    if (!(actual_value == expected_value)) {                                        \
      std::ostringstream text;                                                      \
      text << #actual << " is " << actual_value << ", expected " << expected_value; \
      check::fail(__FILE__, __LINE__, text.str());                                  \
    }                                                                               \
  } while (false)

/** `relative` at most `limit`; NaN fails. */
#define CHECK_WITHIN(relative, limit)                                           \
  do {                                                                          \
    const double relative_value = (relative);                                   \
    if (!(relative_value <= (limit))) {                                         \
      std::ostringstream text;                                                  \
      text << #relative << " is " << relative_value << ", allowed " << (limit); \
      check::fail(__FILE__, __LINE__, text.str());                              \
    }                                                                           \
  } while (false)

#define CHECK_THROWS(E, part, ...)                                                                              \
  do {                                                                                                          \
    const std::string thrown = check::message_of<E>(__FILE__, __LINE__, [&] { __VA_ARGS__; });                  \
    if (thrown.find(part) == std::string::npos) {                                                               \
      check::fail(__FILE__, __LINE__, "the message '" + thrown + "' does not say '" + std::string(part) + "'"); \
    }                                                                                                           \
  } while (false)
