/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */
#include "tensor/safetensors_header.h"

#include <nlohmann/json.hpp>

#include "tensor/error.h"

namespace happyhorse {
namespace {

/** Longest tensor name in an error message: a hostile header must not flood the log. */
constexpr size_t kShownName = 200;

/** More dimensions than any tensor of these models; a bound against absurd shapes. */
constexpr size_t kMaxRank = 16;

/**
 * SAX instead of a document: duplicate keys, which a document silently merges, are seen; nothing is nested deeper than
 * the format allows; memory is bounded by the header's own size.
 */
class HeaderHandler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit HeaderHandler(const std::string& file) : file_(file) {}

  std::map<std::string, SafetensorsEntry> take() { return std::move(entries_); }

  bool null() override { return refuse("null"); }
  bool boolean(bool) override { return refuse("a boolean"); }
  bool number_float(number_float_t, const string_t&) override { return refuse("a fractional number"); }
  bool binary(binary_t&) override { return refuse("binary data"); }
  bool number_integer(number_integer_t) override { return refuse("a negative number"); }

  bool number_unsigned(number_unsigned_t value) override {
    if (state_ == State::shape) {
      if (value > static_cast<uint64_t>(INT64_MAX)) fail("a dimension beyond 2^63");
      if (entry_.shape.size() == kMaxRank) fail("more than 16 dimensions");
      entry_.shape.push_back(static_cast<int64_t>(value));
    } else if (state_ == State::offsets) {
      if (offsets_ == 0) entry_.begin = value;
      if (offsets_ == 1) entry_.end = value;
      if (++offsets_ > 2) fail("more than two data_offsets");
    } else {
      return refuse("a number");
    }
    return true;
  }

  bool string(string_t& value) override {
    if (state_ == State::dtype) {
      if (value.size() > 16) fail("a type name of " + std::to_string(value.size()) + " characters");
      entry_.dtype = value;
      state_ = State::entry;
      return true;
    }
    if (state_ == State::metadata) return true;
    return refuse("a string");
  }

  bool start_object(size_t) override {
    if (state_ == State::start) {
      state_ = State::top;
    } else if (state_ == State::value) {
      state_ = name_ == "__metadata__" ? State::metadata : State::entry;
      entry_ = {};
      offsets_ = 0;
      seen_dtype_ = seen_shape_ = seen_offsets_ = false;
    } else {
      return refuse("an object");
    }
    return true;
  }

  bool key(string_t& value) override {
    if (state_ == State::top) {
      if (value == "__metadata__" ? std::exchange(seen_metadata_, true) : entries_.contains(value)) {
        throw ResourceError(file_ + ": header names '" + value.substr(0, kShownName) + "' twice");
      }
      name_ = value;
      state_ = State::value;
    } else if (state_ == State::entry) {
      if (value == "dtype" && !std::exchange(seen_dtype_, true)) {
        state_ = State::dtype;
      } else if (value == "shape" && !std::exchange(seen_shape_, true)) {
        state_ = State::shape_begin;
      } else if (value == "data_offsets" && !std::exchange(seen_offsets_, true)) {
        state_ = State::offsets_begin;
      } else {
        fail("an unknown or repeated key '" + value.substr(0, kShownName) + "'");
      }
    }
    return true;
  }

  bool end_object() override {
    if (state_ == State::entry) {
      if (!seen_dtype_ || !seen_shape_ || offsets_ != 2) fail("not all of dtype, shape and two data_offsets");
      entries_.emplace(name_, std::move(entry_));
      state_ = State::top;
    } else if (state_ == State::metadata) {
      state_ = State::top;
    } else {
      state_ = State::done;
    }
    return true;
  }

  bool start_array(size_t) override {
    if (state_ == State::shape_begin) {
      state_ = State::shape;
    } else if (state_ == State::offsets_begin) {
      state_ = State::offsets;
    } else {
      return refuse("an array");
    }
    return true;
  }

  bool end_array() override {
    state_ = State::entry;
    return true;
  }

  bool parse_error(size_t position, const std::string&, const nlohmann::json::exception&) override {
    throw ResourceError(file_ + ": header is not valid JSON at byte " + std::to_string(position));
  }

 private:
  enum class State { start, top, value, entry, dtype, shape_begin, shape, offsets_begin, offsets, metadata, done };

  bool refuse(const std::string& what) { fail(what + " where the format has none"); }

  [[noreturn]] void fail(const std::string& what) const {
    throw ResourceError(file_ + ": header has " + what +
                        (name_.empty() ? "" : " at tensor '" + name_.substr(0, kShownName) + "'"));
  }

  const std::string& file_;
  std::map<std::string, SafetensorsEntry> entries_;
  State state_ = State::start;
  std::string name_;
  SafetensorsEntry entry_{};
  int offsets_ = 0;
  bool seen_metadata_ = false;
  bool seen_dtype_ = false;
  bool seen_shape_ = false;
  bool seen_offsets_ = false;
};

}  // namespace

std::map<std::string, SafetensorsEntry> parse_safetensors_json(std::string_view json, const std::string& file) {
  HeaderHandler handler(file);
  nlohmann::json::sax_parse(json.begin(), json.end(), &handler, nlohmann::json::input_format_t::json, /*strict=*/true);
  return handler.take();
}

}  // namespace happyhorse
