// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "spoken.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <numbers>
#include <regex>
#include <sstream>

namespace showhorse {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDictionary = "/var/lib/mecab/dic/open-jtalk/naist-jdic";
constexpr const char* kVoice = "/usr/share/hts-voice/nitech-jp-atr503-m001/nitech_jp_atr503_m001.htsvoice";

/** A directory for the files of one sentence, removed with it. */
class Workplace {
 public:
  Workplace() {
    std::string name = (fs::temp_directory_path() / "showhorse-spoken-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Workplace() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  fs::path path_;
};

template <typename T>
T number(const std::string& bytes, size_t at) {
  T value{};
  if (at + sizeof(T) <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

/** Windowed sincs at 128 places between two samples. */
class Interpolation {
 public:
  static constexpr int kSide = 12, kPlaces = 128;

  Interpolation() {
    for (int place = 0; place < kPlaces; ++place) {
      for (int k = 0; k < 2 * kSide; ++k) {
        const double x = std::numbers::pi * (k - kSide + 1 - static_cast<double>(place) / kPlaces);
        taps_[place][k] = static_cast<float>((x == 0 ? 1 : std::sin(x) / x) * (0.5 + 0.5 * std::cos(x / (kSide + 1))));
      }
    }
  }

  float at(const std::vector<float>& samples, double time) const {
    const auto before = static_cast<int64_t>(time);
    const auto& taps = taps_[static_cast<size_t>((time - static_cast<double>(before)) * kPlaces)];
    float sum = 0;
    for (int k = 0; k < 2 * kSide; ++k) {
      const int64_t i = before + k - kSide + 1;
      if (i >= 0 && i < static_cast<int64_t>(samples.size())) sum += samples[static_cast<size_t>(i)] * taps[k];
    }
    return sum;
  }

 private:
  std::array<std::array<float, 2 * kSide>, kPlaces> taps_;
};

std::vector<float> resampled(const std::vector<float>& from, double step) {
  static const Interpolation interpolation;
  std::vector<float> out(static_cast<size_t>(static_cast<double>(from.size()) / step));
  for (size_t i = 0; i < out.size(); ++i) out[i] = interpolation.at(from, static_cast<double>(i) * step);
  return out;
}

struct Raw {
  double rate = 0;
  std::vector<float> pcm;
  std::vector<Phoneme> phonemes;  // times in samples at `rate`
};

Spoken finished(const Raw& raw, float size) {
  const double step = raw.rate * size / 48000;
  Spoken spoken{resampled(raw.pcm, step), {}};
  const auto end = static_cast<int64_t>(spoken.pcm.size());
  for (const Phoneme& p : raw.phonemes) {
    const auto at = [&](int64_t t) { return std::min(end, static_cast<int64_t>(static_cast<double>(t) / step)); };
    if (at(p.end) > at(p.start)) spoken.phonemes.push_back({p.symbol, at(p.start), at(p.end)});
  }
  return spoken;
}

/** Sound without phonemes, from a WAV file as these programs write it: one channel of 16 bits after 44 bytes. */
Raw of_wav(const std::string& wav) {
  Raw raw{static_cast<double>(number<uint32_t>(wav, 24)), {}, {}};
  for (size_t at = 44; at + 2 <= wav.size(); at += 2) {
    raw.pcm.push_back(static_cast<float>(number<int16_t>(wav, at)) / 32768);
  }
  return raw;
}

std::optional<Raw> by_espeak(const Speaker& speaker, const std::string& text) {
  const Workplace work;
  const std::string payload = speaker.voice + "\n" + std::to_string(speaker.words_per_minute) + "\n" +
                              std::to_string(speaker.pitch) + "\n" + text;
  const auto length = static_cast<uint32_t>(payload.size());
  work.write("request", std::string(reinterpret_cast<const char*>(&length), 4) + payload);
  const std::string command =
      "'" SHOWHORSE_ESPEAK "' < '" + work.file("request") + "' > '" + work.file("reply") + "' 2>/dev/null";
  if (std::system(command.c_str()) != 0) return std::nullopt;
  const std::string reply = work.read("reply");
  if (reply.size() < 13 || reply[4] != 0) return std::nullopt;
  Raw raw{static_cast<double>(number<uint32_t>(reply, 5)), {}, {}};
  const size_t samples = number<uint32_t>(reply, 9);
  size_t at = 13;
  for (size_t i = 0; i < samples; ++i, at += 2) {
    raw.pcm.push_back(static_cast<float>(number<int16_t>(reply, at)) / 32768);
  }
  const size_t count = number<uint32_t>(reply, at);
  at += 4;
  for (size_t i = 0; i < count && at + 6 <= reply.size(); ++i) {
    const auto start = static_cast<int64_t>(number<uint32_t>(reply, at) * raw.rate / 1000);
    const size_t bytes = number<uint16_t>(reply, at + 4);
    std::string symbol = reply.substr(at + 6, bytes);
    at += 6 + bytes;
    if (!raw.phonemes.empty()) raw.phonemes.back().end = start;
    raw.phonemes.push_back({symbol.starts_with("(") ? "" : symbol, start, static_cast<int64_t>(samples)});
  }
  return raw;
}

std::optional<Raw> by_open_jtalk(const Speaker& speaker, const std::string& text) {
  if (!fs::exists(kDictionary) || !fs::exists(kVoice)) return std::nullopt;
  const Workplace work;
  work.write("text", text);
  const std::string woman = speaker.voice == "f" ? " -fm 6 -a 0.51" : "";
  const std::string command = std::string("open_jtalk -x ") + kDictionary + " -m " + kVoice + woman + " -ow '" +
                              work.file("wav") + "' -ot '" + work.file("trace") + "' '" + work.file("text") +
                              "' > /dev/null 2>&1";
  if (std::system(command.c_str()) != 0) return std::nullopt;
  const std::string wav = work.read("wav"), trace = work.read("trace");
  if (wav.size() < 44) return std::nullopt;
  Raw raw = of_wav(wav);
  static const std::regex label("(\\d+) (\\d+) [^-\\s]*-([^+\\s]+)\\+");
  for (std::sregex_iterator it(trace.begin() + static_cast<std::ptrdiff_t>(trace.find("[Output label]")), trace.end(),
                               label);
       it != std::sregex_iterator(); ++it) {
    const auto time = [&](int group) { return static_cast<int64_t>(std::stod((*it)[group]) * raw.rate / 1e7); };
    std::string symbol = (*it)[3];
    // IPA has another meaning for Open JTalk's "j".
    if (symbol == "j") symbol = "dʑ";
    raw.phonemes.push_back({symbol, time(1), time(2)});
  }
  return raw;
}

/** IPA of the names that Flite gives to the sounds of American English; empty for its pauses. */
const std::map<std::string, std::string>& flite_sounds() {
  static const std::map<std::string, std::string> sounds = {
      {"pau", ""},  {"aa", "ɑː"}, {"ae", "æ"},  {"ah", "ʌ"}, {"ao", "ɔː"}, {"aw", "aʊ"}, {"ax", "ə"},  {"axr", "ɚ"},
      {"ay", "aɪ"}, {"b", "b"},   {"ch", "tʃ"}, {"d", "d"},  {"dh", "ð"},  {"dx", "ɾ"},  {"eh", "ɛ"},  {"er", "ɜː"},
      {"ey", "eɪ"}, {"f", "f"},   {"g", "ɡ"},   {"hh", "h"}, {"ih", "ɪ"},  {"iy", "iː"}, {"jh", "dʒ"}, {"k", "k"},
      {"l", "l"},   {"m", "m"},   {"n", "n"},   {"ng", "ŋ"}, {"ow", "oʊ"}, {"oy", "ɔɪ"}, {"p", "p"},   {"r", "ɹ"},
      {"s", "s"},   {"sh", "ʃ"},  {"t", "t"},   {"th", "θ"}, {"uh", "ʊ"},  {"uw", "uː"}, {"v", "v"},   {"w", "w"},
      {"y", "j"},   {"z", "z"},   {"zh", "ʒ"}};
  return sounds;
}

std::optional<Raw> by_flite(const std::string& voice, const std::string& text) {
  const Workplace work;
  work.write("text", text);
  const std::string command = "flite -voice " + voice + " -psdur -f '" + work.file("text") + "' -o '" +
                              work.file("wav") + "' > '" + work.file("sounds") + "' 2> /dev/null";
  if (std::system(command.c_str()) != 0) return std::nullopt;
  const std::string wav = work.read("wav");
  if (wav.size() < 44) return std::nullopt;
  Raw raw = of_wav(wav);
  std::istringstream sounds(work.read("sounds"));
  int64_t start = 0;
  for (std::string sound; sounds >> sound;) {
    const size_t colon = sound.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto end = static_cast<int64_t>(std::stod(sound.substr(colon + 1)) * raw.rate);
    raw.phonemes.push_back({flite_sounds().at(sound.substr(0, colon)), start, end});
    start = end;
  }
  return raw;
}

}  // namespace

std::optional<Spoken> speak(const Speaker& speaker, const std::string& text) {
  const std::optional<Raw> raw = !speaker.flite.empty()     ? by_flite(speaker.flite, text)
                                 : speaker.language == "ja" ? by_open_jtalk(speaker, text)
                                                            : by_espeak(speaker, text);
  if (!raw || raw->pcm.empty()) return std::nullopt;
  return finished(*raw, speaker.size);
}

}  // namespace showhorse
