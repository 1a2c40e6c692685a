// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

// Every wrong call has its error code and a sentence; none harms the process.

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <thread>

#include "engine_harness.h"
#include "photo.h"
#include "picture_file.h"
#include "utf8.h"

namespace showhorse {
namespace {

constexpr int kFrames = 10, kPerFrame = 1920;

class AbiTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    engine_ = open_engine().release();
    photo_ = new std::vector<uint8_t>(read_file(demo_photo_path()));
    rig_ = new std::string(find_rig(engine_, *photo_));
    const auto canvas = canvas_of(180, 320);
    showhorse_presenter_open(engine_, photo_->data(), photo_->size(), rig_->c_str(), nullptr, &canvas, &presenter_);
  }

  static void TearDownTestSuite() {
    showhorse_presenter_close(presenter_);
    showhorse_engine_close(engine_);
    delete rig_;
    delete photo_;
  }

  static Utterance hello() { return Utterance::of({"_", "h", "ə", "l", "oʊ", "_"}, 3200, kFrames, kPerFrame); }

  static int32_t open_with(const showhorse_clip_request& request) {
    showhorse_clip* clip = nullptr;
    const int32_t status = showhorse_clip_open(presenter_, &request, &clip);
    EXPECT_EQ(status == SHOWHORSE_OK, clip != nullptr);
    showhorse_clip_close(clip);
    return status;
  }

  static int32_t present_with(const std::string& rig, showhorse_canvas canvas) {
    showhorse_presenter* presenter = nullptr;
    const int32_t status =
        showhorse_presenter_open(engine_, photo_->data(), photo_->size(), rig.c_str(), nullptr, &canvas, &presenter);
    EXPECT_EQ(status == SHOWHORSE_OK, presenter != nullptr);
    showhorse_presenter_close(presenter);
    return status;
  }

  static std::string rig_with(const std::string& old_text, const std::string& new_text) {
    std::string rig = *rig_;
    const size_t at = rig.find(old_text);
    EXPECT_NE(at, std::string::npos) << old_text;
    return rig.replace(at, old_text.size(), new_text);
  }

  static showhorse_engine* engine_;
  static showhorse_presenter* presenter_;
  static std::vector<uint8_t>* photo_;
  static std::string* rig_;
};

showhorse_engine* AbiTest::engine_;
showhorse_presenter* AbiTest::presenter_;
std::vector<uint8_t>* AbiTest::photo_;
std::string* AbiTest::rig_;

void expect_error(int32_t wanted, int32_t status) {
  EXPECT_STREQ(showhorse_status_name(wanted), showhorse_status_name(status)) << last_error();
  EXPECT_GT(last_error().size(), 15u) << "an error has a sentence";
}

int32_t open_status(uint32_t abi, const char* name, const char* options) {
  showhorse_engine* engine = nullptr;
  const int32_t status = showhorse_engine_open(abi, name, options, nullptr, nullptr, &engine);
  EXPECT_EQ(status == SHOWHORSE_OK, engine != nullptr);
  showhorse_engine_close(engine);
  return status;
}

TEST_F(AbiTest, portraitHasNoVoiceOfItsOwn) {
  Utterance silent = Utterance::idle(1, 8);
  showhorse_clip_request request = silent.request();
  request.own_speech = 1;
  showhorse_clip* clip = nullptr;
  expect_error(SHOWHORSE_ERROR_UNSUPPORTED, showhorse_clip_open(presenter_, &request, &clip));
}

TEST_F(AbiTest, versionIsTheHeaders) { EXPECT_EQ(SHOWHORSE_ABI_VERSION, showhorse_abi_version()); }

TEST_F(AbiTest, everyStatusHasAName) {
  EXPECT_STREQ("NO_FACE", showhorse_status_name(SHOWHORSE_ERROR_NO_FACE));
  EXPECT_STREQ("OK", showhorse_status_name(0));
  EXPECT_STREQ("UNKNOWN", showhorse_status_name(12345));
}

TEST_F(AbiTest, engineOpenRefusesWhatItDoesNotKnow) {
  expect_error(SHOWHORSE_ERROR_ABI, open_status(SHOWHORSE_ABI_VERSION + 1, "portrait", nullptr));
  expect_error(SHOWHORSE_ERROR_UNKNOWN_ENGINE, open_status(SHOWHORSE_ABI_VERSION, "pony", nullptr));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_status(SHOWHORSE_ABI_VERSION, nullptr, nullptr));
  for (const char* options : {"", "{", "[]", "3", "{\"speed\":1}", "{\"threads\":-1}", "{\"threads\":\"two\"}",
                              "{\"threads\":100000}", "{\"threads\":1e99}", "{\"threads\":1.5}", "{\"cascades\":3}"}) {
    SCOPED_TRACE(options);
    expect_error(SHOWHORSE_ERROR_ARGUMENT, open_status(SHOWHORSE_ABI_VERSION, "portrait", options));
  }
  expect_error(SHOWHORSE_ERROR_RESOURCE, open_status(SHOWHORSE_ABI_VERSION, "portrait", "{\"cascades\":\"/nowhere\"}"));
  EXPECT_EQ(SHOWHORSE_ERROR_ARGUMENT,
            showhorse_engine_open(SHOWHORSE_ABI_VERSION, "portrait", nullptr, nullptr, nullptr, nullptr));
}

TEST_F(AbiTest, damagedCascadesAreAMissingResource) {
  const auto directory = std::filesystem::temp_directory_path() / "showhorse-damaged-cascades";
  std::filesystem::create_directories(directory);
  for (const char* name :
       {"haarcascade_frontalface_alt2.xml", "haarcascade_frontalface_default.xml", "haarcascade_eye.xml"}) {
    FILE* file = std::fopen((directory / name).c_str(), "w");
    ASSERT_NE(nullptr, file);
    std::fputs("not a cascade", file);
    std::fclose(file);
  }
  const std::string options = "{\"cascades\":\"" + directory.string() + "\"}";
  expect_error(SHOWHORSE_ERROR_RESOURCE, open_status(SHOWHORSE_ABI_VERSION, "portrait", options.c_str()));
  std::filesystem::remove_all(directory);
}

TEST_F(AbiTest, progressMayStopTheOpening) {
  showhorse_engine* engine = nullptr;
  const auto stop = [](void* calls, float, const char*) -> int32_t { return ++*static_cast<int*>(calls); };
  int calls = 0;
  expect_error(SHOWHORSE_ERROR_CANCELLED,
               showhorse_engine_open(SHOWHORSE_ABI_VERSION, "portrait", nullptr, stop, &calls, &engine));
  EXPECT_EQ(1, calls);
  EXPECT_EQ(nullptr, engine);
}

TEST_F(AbiTest, describeIsJsonAndSaysHowLongItIs) {
  char json[256];
  size_t length = 0;
  ASSERT_EQ(SHOWHORSE_OK, showhorse_engine_describe(engine_, json, sizeof json, &length));
  EXPECT_EQ(std::strlen(json), length);
  EXPECT_NE(nullptr, std::strstr(json, "\"name\":\"portrait\""));
  EXPECT_NE(nullptr, std::strstr(json, "\"idle\":true"));
  EXPECT_NE(nullptr, std::strstr(json, "\"speech\":\"given\""));
  char small[8];
  size_t needed = 0;
  expect_error(SHOWHORSE_ERROR_BUFFER, showhorse_engine_describe(engine_, small, sizeof small, &needed));
  EXPECT_EQ(length, needed);
  EXPECT_EQ(7u, std::strlen(small)) << "the terminating NUL is always written";
  expect_error(SHOWHORSE_ERROR_BUFFER, showhorse_engine_describe(engine_, nullptr, 0, &needed));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_engine_describe(engine_, nullptr, 10, &needed));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_engine_describe(engine_, small, sizeof small, nullptr));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_engine_describe(nullptr, small, sizeof small, &needed));
}

TEST_F(AbiTest, rigFindRefusesMissingArguments) {
  char json[64];
  size_t length = 0;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_rig_find(nullptr, photo_->data(), 10, json, sizeof json, &length));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_rig_find(engine_, nullptr, 10, json, sizeof json, &length));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_rig_find(engine_, photo_->data(), 10, json, sizeof json, nullptr));
}

TEST_F(AbiTest, rigFindSaysWhatASmallBufferNeeds) {
  char json[64];
  size_t length = 0;
  expect_error(SHOWHORSE_ERROR_BUFFER,
               showhorse_rig_find(engine_, photo_->data(), photo_->size(), json, sizeof json, &length));
  EXPECT_EQ(rig_->size(), length);
}

TEST_F(AbiTest, badCanvasesAreRefused) {
  EXPECT_EQ(SHOWHORSE_OK, present_with(*rig_, canvas_of(128, 128)));
  const showhorse_canvas bad[] = {canvas_of(127, 320),
                                  canvas_of(181, 320),
                                  canvas_of(180, 2162),
                                  canvas_of(0, 0),
                                  canvas_of(-180, 320),
                                  canvas_of(180, 320, 0),
                                  canvas_of(180, 320, 61),
                                  {sizeof(showhorse_canvas), 180, 320, 25, 0},
                                  {sizeof(showhorse_canvas), 180, 320, 1, 2},
                                  {sizeof(showhorse_canvas), 180, 320, -25, -1},
                                  {sizeof(showhorse_canvas), 180, 320, 48001, 1000}};
  for (const auto& canvas : bad) expect_error(SHOWHORSE_ERROR_ARGUMENT, present_with(*rig_, canvas));
  auto canvas = canvas_of(180, 320);
  canvas.size -= 4;
  expect_error(SHOWHORSE_ERROR_ABI, present_with(*rig_, canvas));
}

/** 48000 * 80000000 is beyond an int. */
TEST_F(AbiTest, aRateOfLargeNumbersHasTheSamplesOfItsFraction) {
  showhorse_canvas canvas = canvas_of(180, 320);
  canvas.rate_num = 2'000'000'000;
  canvas.rate_den = 80'000'000;
  showhorse_presenter* presenter = nullptr;
  ASSERT_EQ(SHOWHORSE_OK, showhorse_presenter_open(engine_, photo_->data(), photo_->size(), rig_->c_str(), nullptr,
                                                   &canvas, &presenter));
  const Utterance u = hello();
  const auto request = u.request();
  showhorse_clip* clip = nullptr;
  EXPECT_EQ(SHOWHORSE_OK, showhorse_clip_open(presenter, &request, &clip)) << last_error();
  showhorse_clip_close(clip);
  showhorse_presenter_close(presenter);
}

TEST_F(AbiTest, presenterOpenRefusesMissingArguments) {
  const auto canvas = canvas_of(180, 320);
  showhorse_presenter* p = nullptr;
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_presenter_open(nullptr, photo_->data(), 9, "{}", nullptr, &canvas, &p));
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_presenter_open(engine_, nullptr, 9, rig_->c_str(), nullptr, &canvas, &p));
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_presenter_open(engine_, photo_->data(), 9, nullptr, nullptr, &canvas, &p));
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_presenter_open(engine_, photo_->data(), 9, rig_->c_str(), nullptr, nullptr, &p));
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_presenter_open(engine_, photo_->data(), 9, rig_->c_str(), nullptr, &canvas, nullptr));
}

std::string checked(showhorse_engine* engine, const std::vector<uint8_t>& photo, const std::string& rig,
                    const showhorse_look* look) {
  const auto canvas = canvas_of(180, 320);
  std::string json(16384, '\0');
  size_t length = 0;
  const int32_t status = showhorse_photo_check(engine, photo.data(), photo.size(), rig.c_str(), look, &canvas,
                                               json.data(), json.size(), &length);
  json.resize(status == SHOWHORSE_OK ? length : 0);
  return json;
}

TEST_F(AbiTest, aPhotoIsCheckedWithAndWithoutALook) {
  EXPECT_NE(std::string::npos, checked(engine_, *photo_, *rig_, nullptr).find("\"findings\":[]"));
  showhorse_look look{sizeof look, R"({"framing":{"zoom":1.2}})", nullptr, 0};
  EXPECT_NE(std::string::npos, checked(engine_, *photo_, *rig_, &look).find("\"zoom\":1.2"));
  look.json = R"({"framing":{"zoom":7}})";
  EXPECT_EQ("", checked(engine_, *photo_, *rig_, &look));
  EXPECT_NE(std::string::npos, last_error().find("0.5..2")) << last_error();
  look.json = R"({"background":{"mode":"picture"}})";
  look.picture_bytes = 5;
  EXPECT_EQ("", checked(engine_, *photo_, *rig_, &look));
  EXPECT_NE(std::string::npos, last_error().find("look->picture")) << last_error();
  look.size -= 8;
  EXPECT_EQ("", checked(engine_, *photo_, *rig_, &look));
  EXPECT_NE(std::string::npos, last_error().find("showhorse_look")) << last_error();
}

TEST_F(AbiTest, aFramingThatDoesNotFitIsRefusedByTheCheckAndFittedByThePresenter) {
  const showhorse_look far{sizeof far, R"({"framing":{"zoom":0.5}})", nullptr, 0};
  EXPECT_EQ("", checked(engine_, *photo_, *rig_, &far));
  const auto canvas = canvas_of(180, 320);
  showhorse_presenter* presenter = nullptr;
  EXPECT_EQ(SHOWHORSE_OK, showhorse_presenter_open(engine_, photo_->data(), photo_->size(), rig_->c_str(), &far,
                                                   &canvas, &presenter));
  showhorse_presenter_close(presenter);
}

TEST_F(AbiTest, picturesAreHandedOutWhenTheBufferHoldsThem) {
  std::vector<uint8_t> png(4 << 20);
  size_t length = 0;
  expect_error(SHOWHORSE_ERROR_BUFFER, showhorse_presenter_picture(presenter_, png.data(), 100, &length));
  EXPECT_GT(length, 100u);
  const size_t needed = length;
  ASSERT_EQ(SHOWHORSE_OK, showhorse_presenter_picture(presenter_, png.data(), needed, &length));
  EXPECT_EQ(needed, length);
  EXPECT_EQ(0, std::memcmp(png.data(), "\x89PNG", 4));
  EXPECT_EQ(SHOWHORSE_OK, showhorse_rig_draw(engine_, photo_->data(), photo_->size(), rig_->c_str(), png.data(),
                                             png.size(), &length));
  EXPECT_EQ(0, std::memcmp(png.data(), "\x89PNG", 4));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_presenter_picture(presenter_, nullptr, 100, &length));
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_rig_draw(engine_, nullptr, 0, rig_->c_str(), png.data(), 9, &length));
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_rig_draw(engine_, photo_->data(), photo_->size(), nullptr, png.data(), 9, &length));
}

TEST_F(AbiTest, aCheckWithoutARigFindsItAndSaysTheSameAsWithIt) {
  const auto canvas = canvas_of(180, 320);
  std::string json(16384, '\0');
  size_t length = 0;
  ASSERT_EQ(SHOWHORSE_OK, showhorse_photo_check(engine_, photo_->data(), photo_->size(), nullptr, nullptr, &canvas,
                                                json.data(), json.size(), &length))
      << last_error();
  auto whole = nlohmann::json::parse(json.substr(0, length));
  EXPECT_EQ(nlohmann::json::parse(*rig_), whole.at("rig"));
  whole.erase("rig");
  EXPECT_EQ(nlohmann::json::parse(checked(engine_, *photo_, *rig_, nullptr)), whole);
}

TEST(Pictures, areReadWithoutAnEngine) {
  const std::vector<uint8_t> file = png_of(cv::Mat(40, 60, CV_8UC3, cv::Scalar(10, 20, 30)));
  std::vector<uint8_t> png(1 << 20);
  size_t length = 0;
  ASSERT_EQ(SHOWHORSE_OK, showhorse_picture_read(file.data(), file.size(), 60, png.data(), png.size(), &length));
  EXPECT_EQ(cv::Vec3b(10, 20, 30), decode_photo({png.data(), length}).at<cv::Vec3b>(9, 9));
  expect_error(SHOWHORSE_ERROR_BUFFER, showhorse_picture_read(file.data(), file.size(), 60, png.data(), 9, &length));
  EXPECT_GT(length, 9u);
  expect_error(SHOWHORSE_ERROR_PHOTO_TOO_LARGE,
               showhorse_picture_read(file.data(), file.size(), 59, png.data(), png.size(), &length));
  expect_error(SHOWHORSE_ERROR_PHOTO_UNREADABLE,
               showhorse_picture_read(file.data(), 20, 60, png.data(), png.size(), &length));
  EXPECT_TRUE(last_error().starts_with("The picture is")) << last_error();
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_picture_read(nullptr, 9, 60, png.data(), png.size(), &length));
  expect_error(SHOWHORSE_ERROR_ARGUMENT,
               showhorse_picture_read(file.data(), file.size(), 0, png.data(), png.size(), &length));
}

TEST_F(AbiTest, malformedRigsAreRefused) {
  const auto canvas = canvas_of(180, 320);
  for (const char* rig : {"", "{", "null", "[]", "{}", "{\"width\":\"wide\"}", "{\"width\":1e99}"}) {
    SCOPED_TRACE(rig);
    expect_error(SHOWHORSE_ERROR_ARGUMENT, present_with(rig, canvas));
  }
  expect_error(SHOWHORSE_ERROR_ARGUMENT, present_with(rig_with("\"lip_line\":[[", "\"lip_line\":[[1,2],["), canvas));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, present_with(rig_with("\"chin\":[", "\"chin\":[1,"), canvas));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, present_with(std::string(1 << 17, '['), canvas));
}

TEST_F(AbiTest, numbersThatNoPictureHasAreRefusedByName) {
  const auto canvas = canvas_of(180, 320);
  expect_error(SHOWHORSE_ERROR_ARGUMENT, present_with(rig_with("\"width\":1080}", "\"width\":1e99}"), canvas));
  EXPECT_NE(std::string::npos, last_error().find("\"width\" must be a whole number")) << last_error();
  expect_error(SHOWHORSE_ERROR_ARGUMENT, present_with(rig_with("\"chin\":[", "\"chin\":[1e99,1],\"old\":["), canvas));
  EXPECT_NE(std::string::npos, last_error().find("e+99")) << last_error();
}

/** What a caller sent is quoted; cut in the middle of a character or taken as it came it would be no text. */
TEST_F(AbiTest, sentencesAreUtf8WhateverTheyQuote) {
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string name(shift, 'x');
    while (name.size() < 600) name += "😀";
    EXPECT_EQ(SHOWHORSE_ERROR_ARGUMENT,
              open_status(SHOWHORSE_ABI_VERSION, "portrait", ("{\"" + name + "\":1}").c_str()));
    const std::string sentence = last_error();
    EXPECT_LE(sentence.size(), 511u);
    EXPECT_GT(sentence.size(), 507u);
    EXPECT_EQ(sentence, well_formed(sentence, sentence.size()));
    char small[41];
    EXPECT_EQ(sentence.size(), showhorse_last_error(small, sizeof small)) << "the full length";
    EXPECT_EQ(std::string(small), well_formed(small, sizeof small));
    EXPECT_GT(std::strlen(small), 36u);
  }
  EXPECT_EQ(SHOWHORSE_ERROR_ARGUMENT, open_status(SHOWHORSE_ABI_VERSION, "portrait", "{\"caf\xe9\":1}"));
  EXPECT_NE(std::string::npos, last_error().find("caf?")) << last_error();
}

TEST(Utf8, onlyWhatUnicodeCallsWellFormedIsKept) {
  EXPECT_EQ("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", well_formed("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", 99));
  EXPECT_EQ("??", well_formed("\xc0\x80", 99)) << "overlong";
  EXPECT_EQ("???", well_formed("\xed\xa0\x80", 99)) << "a surrogate";
  EXPECT_EQ("????", well_formed("\xf4\x90\x80\x80", 99)) << "beyond Unicode";
  EXPECT_EQ("??", well_formed("\xe2\x82", 99)) << "cut off";
  EXPECT_EQ("a", well_formed("a\xc3\xa4", 2));
}

TEST_F(AbiTest, aRigThatDoesNotFitThePhotoIsRefused) {
  const auto canvas = canvas_of(180, 320);
  expect_error(SHOWHORSE_ERROR_RIG, present_with(rig_with("\"width\":1080}", "\"width\":1081}"), canvas));
  expect_error(SHOWHORSE_ERROR_RIG, present_with(rig_with("\"left\":[", "\"left\":[-4"), canvas));
  expect_error(SHOWHORSE_ERROR_RIG, present_with(rig_with("\"chin\":[", "\"chin\":[9999"), canvas));
  expect_error(SHOWHORSE_ERROR_RIG,
               present_with(rig_with("\"left_eye\":{\"height\":", "\"left_eye\":{\"height\":9"), canvas));
}

TEST_F(AbiTest, aCorrectedRigIsTaken) {
  EXPECT_EQ(SHOWHORSE_OK, present_with(*rig_, canvas_of(180, 320))) << last_error();
}

TEST_F(AbiTest, clipOpenRefusesMissingArguments) {
  const Utterance u = hello();
  const auto request = u.request();
  showhorse_clip* clip = nullptr;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_open(nullptr, &request, &clip));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_open(presenter_, nullptr, &clip));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_open(presenter_, &request, nullptr));
}

TEST_F(AbiTest, unalignedOrImpossibleRequestsAreRefused) {
  const Utterance u = hello();
  ASSERT_EQ(SHOWHORSE_OK, open_with(u.request())) << last_error();
  auto r = u.request();
  r.size = 8;
  expect_error(SHOWHORSE_ERROR_ABI, open_with(r));
  for (const int32_t frames : {0, -1, 1501, kFrames - 1, kFrames + 1}) {
    r = u.request();
    r.frames = frames;
    expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(r));
  }
  for (const int64_t samples : {int64_t{0}, int64_t{-1}, r.samples - 1, r.samples + 1}) {
    r = u.request();
    r.samples = samples;
    expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(r));
  }
  r = u.request();
  r.pcm = nullptr;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(r));
  r.samples = 0;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(r));  // phonemes without sound
  r.phoneme_count = 0;
  EXPECT_EQ(SHOWHORSE_OK, open_with(r)) << last_error();
  r = u.request();
  r.phonemes = nullptr;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(r));
  r = u.request();
  r.phoneme_count = -1;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(r));
  r.phoneme_count = int64_t{1} << 40;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(r));
}

TEST_F(AbiTest, phonemesOutOfOrderOrOutsideAreRefused) {
  Utterance u = hello();
  u.phonemes[2].start = u.phonemes[1].end - 1;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(u.request()));
  u = hello();
  u.phonemes[1].end = u.phonemes[1].start - 1;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(u.request()));
  u = hello();
  u.phonemes[5].end = kFrames * kPerFrame + 1;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(u.request()));
  u = hello();
  u.phonemes[0].start = -1;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(u.request()));
  u = hello();
  u.phonemes[0].symbol = nullptr;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(u.request()));
  u = hello();
  const std::string endless(65, 'a');
  u.phonemes[0].symbol = endless.c_str();
  expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(u.request()));
}

TEST_F(AbiTest, garbageSymbolsAreSpokenSomehow) {
  Utterance u = hello();
  u.phonemes[1].symbol = "\xFF\xC3";
  u.phonemes[2].symbol = "漢";
  EXPECT_EQ(SHOWHORSE_OK, open_with(u.request())) << last_error();
}

TEST_F(AbiTest, soundThatIsNotFiniteIsRefused) {
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    Utterance u = hello();
    u.pcm[777] = bad;
    expect_error(SHOWHORSE_ERROR_ARGUMENT, open_with(u.request()));
  }
}

TEST_F(AbiTest, badFrameBuffersAreRefused) {
  const Utterance u = hello();
  const ClipHandle clip = open_clip(presenter_, u.request());
  FrameBuffer buffer(canvas_of(180, 320));
  const showhorse_frame good = buffer.frame();
  showhorse_frame& f = buffer.frame();
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_render(nullptr, &f));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_render(clip.get(), nullptr));
  f.size = 1;
  expect_error(SHOWHORSE_ERROR_ABI, showhorse_clip_render(clip.get(), &f));
  f = good;
  f.u = nullptr;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_render(clip.get(), &f));
  f = good;
  f.stride_y = 179;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_render(clip.get(), &f));
  f = good;
  f.stride_v = -90;
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_render(clip.get(), &f));
  f = good;
  f.pcm_pairs = kPerFrame - 1;
  expect_error(SHOWHORSE_ERROR_BUFFER, showhorse_clip_render(clip.get(), &f));
  f = good;
  f.pcm = nullptr;
  f.pcm_pairs = 0;
  EXPECT_EQ(SHOWHORSE_OK, showhorse_clip_render(clip.get(), &f)) << "sound is not always wanted";
  f = good;
  int rendered = 1;
  while (showhorse_clip_render(clip.get(), &f) == SHOWHORSE_OK) ++rendered;
  EXPECT_EQ(kFrames, rendered) << "refused calls use up no frame";
  EXPECT_EQ(SHOWHORSE_END, showhorse_clip_render(clip.get(), &f)) << "and the end stays the end";
}

TEST_F(AbiTest, cancelFromAnotherThreadStopsTheClip) {
  const Utterance u = Utterance::idle(1, 1500);
  const ClipHandle clip = open_clip(presenter_, u.request());
  FrameBuffer buffer(canvas_of(180, 320));
  std::thread canceller([&] { showhorse_clip_cancel(clip.get()); });
  int32_t status;
  do {
    status = showhorse_clip_render(clip.get(), &buffer.frame());
  } while (status == SHOWHORSE_OK);
  canceller.join();
  expect_error(SHOWHORSE_ERROR_CANCELLED, status);
  expect_error(SHOWHORSE_ERROR_CANCELLED, showhorse_clip_render(clip.get(), &buffer.frame()));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_cancel(nullptr));
}

TEST_F(AbiTest, errorsBelongToTheirThread) {
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_clip_cancel(nullptr));
  size_t elsewhere = 1;
  std::thread([&] { elsewhere = showhorse_last_error(nullptr, 0); }).join();
  EXPECT_EQ(0u, elsewhere);
  EXPECT_FALSE(last_error().empty());
  EXPECT_EQ(SHOWHORSE_OK, open_with(hello().request()));
  EXPECT_TRUE(last_error().empty()) << "a call that works clears it";
}

TEST_F(AbiTest, closingNothingIsAllowed) {
  showhorse_clip_close(nullptr);
  showhorse_presenter_close(nullptr);
  showhorse_engine_close(nullptr);
}

TEST_F(AbiTest, everyListedPoseIsRenderedAndNoOther) {
  const EngineHandle engine = open_engine();
  size_t length = 0;
  expect_error(SHOWHORSE_ERROR_BUFFER, showhorse_pose_list(engine.get(), nullptr, 0, &length));
  std::string json(length + 1, '\0');
  ASSERT_EQ(SHOWHORSE_OK, showhorse_pose_list(engine.get(), json.data(), json.size(), &length));
  const auto poses = static_cast<int>(std::count(json.begin(), json.end(), '{'));
  EXPECT_GE(poses, 20) << json;
  const auto canvas = canvas_of(180, 320);
  const PresenterHandle presenter = open_presenter(engine.get(), read_file(demo_photo_path()), canvas);
  FrameBuffer buffer(canvas);
  int open_mouths = 0;
  for (int i = 0; i < poses; ++i) {
    ASSERT_EQ(SHOWHORSE_OK, showhorse_pose_render(presenter.get(), i, &buffer.frame())) << i;
    open_mouths += buffer.mouth_opening() > 0.2f ? 1 : 0;
  }
  EXPECT_GE(open_mouths, 3);
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_pose_render(presenter.get(), poses, &buffer.frame()));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_pose_render(presenter.get(), -1, &buffer.frame()));
  expect_error(SHOWHORSE_ERROR_ARGUMENT, showhorse_pose_render(nullptr, 0, &buffer.frame()));
}

}  // namespace
}  // namespace showhorse
