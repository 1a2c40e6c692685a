// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <opencv2/imgproc.hpp>

#include "contact_sheet.h"
#include "crop.h"
#include "engine.h"
#include "engine_harness.h"
#include "eye_shape.h"
#include "face.h"
#include "layers.h"
#include "lip_track.h"
#include "matte.h"
#include "motion.h"
#include "painter.h"
#include "photo.h"
#include "photo_variations.h"
#include "picture_file.h"
#include "visemes.h"

using namespace showhorse;

namespace {

void draw(cv::Mat& picture, const Rig& rig) {
  const int thin = std::max(1, static_cast<int>(rig.eye_distance() / 80));
  const auto curve = [&](const auto& points, cv::Scalar colour) {
    for (size_t i = 1; i < points.size(); ++i) cv::line(picture, points[i - 1], points[i], colour, thin, cv::LINE_AA);
  };
  curve(rig.outline, {255, 160, 0});
  curve(rig.mouth.upper_lip, {0, 0, 255});
  curve(rig.mouth.lower_lip, {0, 0, 255});
  curve(rig.mouth.upper_inner, {0, 255, 255});
  curve(rig.mouth.lower_inner, {0, 255, 255});
  curve(rig.mouth.lip_line, {0, 255, 0});
  for (const Eye& eye : {rig.left_eye, rig.right_eye}) {
    cv::ellipse(picture, eye.centre, cv::Size2f(eye.width / 2, eye.height / 2), 0, 0, 360, {0, 255, 0}, thin,
                cv::LINE_AA);
    cv::circle(picture, eye.centre, thin, {0, 0, 255}, -1);
  }
  cv::circle(picture, rig.chin, 2 * thin, {255, 0, 255}, -1);
  cv::rectangle(picture, rig.face, {255, 255, 0}, thin);
}

/** A presenter to pose by hand. */
class Model {
 public:
  Model(const std::string& photo_file, cv::Size canvas) : engine_(EngineOptions{}) {
    const cv::Mat photo = decode_photo(read_file(photo_file));
    face_ = std::make_unique<Face>(Face::prepare(photo, engine_.find_rig(photo), canvas));
  }

  Model(const cv::Mat& photo, cv::Size canvas)
      : engine_(EngineOptions{}),
        face_(std::make_unique<Face>(Face::prepare(photo, engine_.find_rig(photo), canvas))) {}

  cv::Mat frame(const FacePose& pose) {
    I420 out{face_->neutral.y.clone(), face_->neutral.u.clone(), face_->neutral.v.clone()};
    paint(*face_, pose, engine_.crew(), {out.y.data, out.u.data, out.v.data, out.y.cols, out.u.cols, out.v.cols});
    return to_bgr(out);
  }

  /** The part of a frame from `left`, `top` (in eye distances from between the eyes), `width` x `height` of them. */
  cv::Mat part(const cv::Mat& frame, float left, float top, float width, float height, int pixels) const {
    const float d = face_->rig.eye_distance();
    const cv::Point2f at = face_->rig.between_eyes() + cv::Point2f(left, top) * d;
    const cv::Rect box = cv::Rect(at.x, at.y, width * d, height * d) & cv::Rect({0, 0}, frame.size());
    cv::Mat out;
    cv::resize(frame(box), out, {pixels, static_cast<int>(pixels * height / width)}, 0, 0, cv::INTER_CUBIC);
    return out;
  }

  const Face& face() const { return *face_; }

 private:
  Engine engine_;
  std::unique_ptr<Face> face_;
};

cv::Mat viseme_sheet(Model& model) {
  ContactSheet sheet;
  for (int v = 0; v < kVisemes; ++v) {
    FacePose pose;
    pose.lips = shape_of(static_cast<Viseme>(v));
    sheet.add(model.part(model.frame(pose), -0.85f, 0.45f, 1.7f, 1.6f, 260), name_of(static_cast<Viseme>(v)));
  }
  return sheet.sheet(7);
}

/** The telling shapes on every variation of a photo, one variation a row. */
cv::Mat variation_sheet(const std::string& photo_file, cv::Size canvas) {
  const cv::Mat photo = decode_photo(read_file(photo_file));
  Engine engine({});
  ContactSheet sheet;
  using enum Viseme;
  const std::vector<Viseme> telling = {kRest, kClosed, kLabiodental, kSibilant, kPostalveolar,
                                       kOpen, kSpread, kRounded,     kTight};
  for (const PhotoVariation& variation : photo_variations(engine, photo, engine.find_rig(photo))) {
    Model model(variation.photo, canvas);
    for (const Viseme viseme : telling) {
      FacePose pose;
      pose.lips = shape_of(viseme);
      const std::string caption = viseme == kRest ? variation.name : name_of(viseme);
      sheet.add(model.part(model.frame(pose), -0.85f, 0.45f, 1.7f, 1.5f, 220), caption);
    }
  }
  return sheet.sheet(static_cast<int>(telling.size()));
}

cv::Mat face_sheet(Model& model) {
  ContactSheet sheet;
  const auto add = [&](const char* caption, const std::function<void(FacePose&)>& change) {
    FacePose pose;
    change(pose);
    sheet.add(model.part(model.frame(pose), -1.7f, -1.7f, 3.4f, 4.2f, 360), caption);
  };
  add("neutral", [](FacePose&) {});
  add("blink", [](FacePose& p) { p.blink_left = p.blink_right = 1; });
  add("brows raised", [](FacePose& p) { p.brows = 1; });
  add("brows knit", [](FacePose& p) { p.brows = -0.4f, p.knit = 1; });
  add("cheeks, spread", [](FacePose& p) { p.cheeks = 1, p.lips.width = 0.6f; });
  add("look left", [](FacePose& p) { p.gaze_right = -0.05f; });
  add("turn left, roll", [](FacePose& p) { p.head.turn = -0.05f, p.head.roll = -0.025f, p.head.right = -0.03f; });
  add("turn right, roll", [](FacePose& p) { p.head.turn = 0.05f, p.head.roll = 0.025f, p.head.right = 0.03f; });
  add("nod, a", [](FacePose& p) { p.head.nod = 0.05f, p.head.down = 0.02f, p.lips = shape_of(Viseme::kOpen); });
  add("brows, back, o", [](FacePose& p) { p.head.nod = -0.04f, p.brows = 1, p.lips = shape_of(Viseme::kRounded); });
  return sheet.sheet(5);
}

/** Both eyes, large: the phases of a blink and every direction of the gaze. */
cv::Mat gaze_sheet(Model& model) {
  ContactSheet sheet;
  const auto add = [&](const std::string& caption, const std::function<void(FacePose&)>& change) {
    FacePose pose;
    change(pose);
    sheet.add(model.part(model.frame(pose), -0.95f, -0.5f, 1.9f, 0.85f, 640), caption);
  };
  for (const float closed : {0.0f, 0.2f, 0.4f, 0.6f, 0.8f, 1.0f}) {
    add("closed " + std::to_string(closed).substr(0, 3), [&](FacePose& p) { p.blink_left = p.blink_right = closed; });
  }
  add("left", [](FacePose& p) { p.gaze_right = -1; });
  add("right", [](FacePose& p) { p.gaze_right = 1; });
  add("up", [](FacePose& p) { p.gaze_down = -1; });
  add("down", [](FacePose& p) { p.gaze_down = 1; });
  add("right, up", [](FacePose& p) { p.gaze_right = 1, p.gaze_down = -1; });
  add("left, down", [](FacePose& p) { p.gaze_right = -1, p.gaze_down = 1; });
  add("brows raised", [](FacePose& p) { p.brows = 1; });
  add("brows knit", [](FacePose& p) { p.brows = -0.4f, p.knit = 1; });
  add("cheeks", [](FacePose& p) { p.cheeks = 1; });
  return sheet.sheet(3);
}

/** The head's extremes with the background beside it, and below each what has changed, three times as strong. */
cv::Mat head_sheet(Model& model) {
  ContactSheet sheet;
  const cv::Mat neutral = model.frame({});
  const auto posed = [](const HeadPose& head, float breath) {
    FacePose pose;
    pose.head = head;
    pose.breath = breath;
    return pose;
  };
  const std::pair<const char*, FacePose> poses[] = {
      {"right", posed({0.05f, 0, 0.06f, 0, 0.03f, 0}, 1)},
      {"left", posed({-0.05f, 0, -0.06f, 0, -0.03f, 0}, -1)},
      {"down, nearer", posed({0, 0.04f, 0, 0.05f, 0, 0.012f}, 0)},
      {"up, farther", posed({0, -0.03f, 0, -0.05f, 0, -0.012f}, 0)},
  };
  const auto add = [&](const cv::Mat& frame, const char* caption) {
    sheet.add(model.part(frame, -2.6f, -2.8f, 5.2f, 6.4f, 420), caption);
  };
  for (const auto& [name, pose] : poses) add(model.frame(pose), name);
  for (const auto& [name, pose] : poses) {
    cv::Mat change;
    cv::absdiff(model.frame(pose), neutral, change);
    add(change * 3, name);
  }
  return sheet.sheet(static_cast<int>(std::size(poses)));
}

/** A sentence frame after frame, the mouth large. */
cv::Mat speech_sheet(Model& model) {
  const Utterance u = Utterance::of({"_", "_", "h", "ə",  "l", "oʊ", "_",  "w", "ɛ", "l", "k", "ʌ",
                                     "m", "t", "u", "aʊ", "ɚ", "ʃ",  "oʊ", "_", "_", "_", "_", "_"},
                                    4000, 50, 1920);
  const LoudnessTrack sound = LoudnessTrack::measure(u.pcm, u.frames, 1920);
  std::vector<Phoneme> phonemes;
  for (const auto& p : u.phonemes) phonemes.push_back({p.symbol, p.start, p.end});
  std::vector<FacePose> poses = living_head(1, StressTrack::measure(sound, phonemes, 0.04), 0.04);
  const std::vector<LipPose> lips = lips_from_phonemes(phonemes, "en", sound, 1920);
  ContactSheet sheet;
  for (int i = 2; i < u.frames; ++i) {
    poses[i].lips = lips[i];
    const int64_t middle = int64_t{i} * 1920 + 960;
    std::string symbol = "_";
    for (const auto& p : phonemes) {
      if (p.start <= middle && middle < p.end) symbol = name_of(visemes_of(p.symbol, "en").front());
    }
    sheet.add(model.part(model.frame(poses[i]), -0.9f, 0.45f, 1.8f, 1.5f, 200), std::to_string(i) + " " + symbol);
  }
  return sheet.sheet(8);
}

/** What the matte found: alpha, the presenter on green, the plate alone. */
cv::Mat matte_sheet(const std::string& photo_file, cv::Size canvas) {
  const cv::Mat photo = decode_photo(read_file(photo_file));
  Engine engine({});
  const Framing framing = frame_presenter(photo, engine.find_rig(photo), canvas);
  const Matte matte = person_matte(framing.canvas, framing.rig);
  std::printf("confidence %.2f %s\n", matte.confidence, matte.doubt.c_str());
  Layers layers = take_apart(framing.canvas, matte.alpha, framing.rig);
  cv::Mat alpha, sheet;
  cv::cvtColor(matte.alpha, alpha, cv::COLOR_GRAY2BGR);
  const cv::Mat plate = layers.plate;
  layers.replace_plate(cv::Mat(canvas, CV_8UC3, cv::Scalar(60, 170, 60)));
  cv::hconcat(std::vector<cv::Mat>{alpha, layers.picture, plate}, sheet);
  return sheet;
}

/** What was measured of the eyes, drawn over them, five times as large. */
cv::Mat eye_sheet(Model& model) {
  const cv::Mat frame = model.frame({});
  const Rig& rig = model.face().rig;
  const auto shapes = measure_eyes(frame, rig);
  const float unit = rig.eye_distance();
  const cv::Point2f along = (rig.right_eye.centre - rig.left_eye.centre) / unit, down(-along.y, along.x);
  const cv::Rect box = cv::Rect(rig.between_eyes() - cv::Point2f(unit, 0.45f * unit),
                                rig.between_eyes() + cv::Point2f(unit, 0.35f * unit)) &
                       cv::Rect({0, 0}, frame.size());
  constexpr float kZoom = 6;
  cv::Mat plain, drawn;
  cv::resize(frame(box), plain, {}, kZoom, kZoom, cv::INTER_CUBIC);
  drawn = plain.clone();
  for (int i = 0; i < 2; ++i) {
    const EyeShape& s = shapes[i];
    const cv::Point2f middle = (i == 0 ? rig.left_eye : rig.right_eye).centre;
    const auto at = [&](float x, float y) {
      return (middle + (along * x + down * y) * unit - cv::Point2f(box.tl()) + cv::Point2f(0.5f, 0.5f)) * kZoom;
    };
    for (float x = s.left; x < s.right; x += 0.01f) {
      cv::line(drawn, at(x, s.upper_at(x)), at(x + 0.01f, s.upper_at(x + 0.01f)), {0, 255, 0}, 1, cv::LINE_AA);
      cv::line(drawn, at(x, s.lower_at(x)), at(x + 0.01f, s.lower_at(x + 0.01f)), {0, 255, 0}, 1, cv::LINE_AA);
      cv::line(drawn, at(x, s.upper_at(x) - s.lashes), at(x + 0.01f, s.upper_at(x + 0.01f) - s.lashes), {255, 128, 0},
               1, cv::LINE_AA);
    }
    cv::circle(drawn, at(s.iris.x, s.iris.y), static_cast<int>(s.radius * unit * kZoom),
               s.iris_found ? cv::Scalar(0, 255, 255) : cv::Scalar(0, 0, 255), 1, cv::LINE_AA);
  }
  cv::vconcat(plain, drawn, drawn);
  return drawn;
}

/** Half a minute of idle clips with the seeds that channels give them, as a YUV4MPEG2 film. */
void write_idle(const std::string& photo_file, cv::Size size, const std::string& out) {
  constexpr int kClips = 11, kFrames = 72;
  const auto canvas = canvas_of(size.width, size.height);
  const EngineHandle engine = open_engine();
  const PresenterHandle presenter = open_presenter(engine.get(), read_file(photo_file), canvas);
  FrameBuffer buffer(canvas);
  std::ofstream film(out, std::ios::binary);
  film << "YUV4MPEG2 W" << size.width << " H" << size.height << " F25:1 Ip A1:1 C420jpeg\n";
  for (int seed = 1; seed <= kClips; ++seed) {
    const Utterance idle = Utterance::idle(seed, kFrames);
    const ClipHandle clip = open_clip(presenter.get(), idle.request());
    while (showhorse_clip_render(clip.get(), &buffer.frame()) == SHOWHORSE_OK) {
      film << "FRAME\n";
      for (const cv::Mat& plane : {buffer.picture().y, buffer.picture().u, buffer.picture().v}) {
        film.write(reinterpret_cast<const char*>(plane.data), static_cast<std::streamsize>(plane.total()));
      }
    }
  }
}

cv::Size size_of(const char* text) {
  int width = 0, height = 0;
  if (std::sscanf(text, "%dx%d", &width, &height) != 2) throw std::runtime_error("a canvas is like 720x1280");
  return {width, height};
}

int usage() {
  std::fprintf(stderr,
               "portrait_tool rig PHOTO OUT.png             the rig drawn over the face, and as JSON\n"
               "portrait_tool frame PHOTO 720x1280 OUT.png   the neutral frame\n"
               "portrait_tool visemes PHOTO 720x1280 OUT.png every mouth shape\n"
               "portrait_tool variations PHOTO 720x1280 OUT.png the telling shapes on variations of the photo\n"
               "portrait_tool vary PHOTO NAME OUT.png           one of them as a photo\n"
               "portrait_tool speech PHOTO 720x1280 OUT.png  a sentence frame after frame\n"
               "portrait_tool matte PHOTO 720x1280 OUT.png   the matte, the presenter on green, the plate\n"
               "portrait_tool heads PHOTO 720x1280 OUT.png   the head's extremes and what they change\n"
               "portrait_tool eyes PHOTO 720x1280 OUT.png    what was measured of the eyes\n"
               "portrait_tool idle PHOTO 720x1280 OUT.y4m     half a minute of idle clips as a film\n"
               "portrait_tool gaze PHOTO 720x1280 OUT.png    blinks, gaze and brows, the eyes large\n"
               "portrait_tool faces PHOTO 720x1280 OUT.png   brows, cheeks and the head's extremes\n");
  return 2;
}

/** One variation of a photo, to be looked at or used as a photo. */
void write_variation(const std::string& photo_file, const std::string& name, const std::string& out) {
  const cv::Mat photo = decode_photo(read_file(photo_file));
  Engine engine({});
  const auto variations = photo_variations(engine, photo, engine.find_rig(photo), {name});
  if (variations.empty()) throw std::runtime_error("there is no variation called " + name);
  write_png(variations.front().photo, out);
}

void draw_rig(const std::string& photo_file, const std::string& out) {
  const cv::Mat photo = decode_photo(read_file(photo_file));
  Engine engine({});
  const Rig rig = engine.find_rig(photo);
  std::printf("%s\n", rig_to_json(rig).c_str());
  const float d = rig.eye_distance();
  const float zoom = std::max(1.0f, 240 / d);
  const cv::Rect around =
      cv::Rect(rig.between_eyes().x - 1.4f * d, rig.between_eyes().y - 1.2f * d, 2.8f * d, 3.6f * d) &
      cv::Rect({0, 0}, photo.size());
  cv::Mat plain;
  cv::resize(photo(around), plain, {}, zoom, zoom, cv::INTER_CUBIC);
  cv::Mat drawn = plain.clone();
  draw(drawn, transformed(rig, {zoom, zoom}, cv::Point2f(-around.x * zoom, -around.y * zoom)));
  cv::hconcat(plain, drawn, drawn);
  write_png(drawn, out);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  try {
    if (command == "rig" && argc == 4) {
      draw_rig(argv[2], argv[3]);
      return 0;
    }
    if (argc != 5) return usage();
    if (command == "vary") {
      write_variation(argv[2], argv[3], argv[4]);
      return 0;
    }
    if (command == "variations") {
      write_png(variation_sheet(argv[2], size_of(argv[3])), argv[4]);
      return 0;
    }
    if (command == "matte") {
      write_png(matte_sheet(argv[2], size_of(argv[3])), argv[4]);
      return 0;
    }
    if (command == "idle") {
      write_idle(argv[2], size_of(argv[3]), argv[4]);
      return 0;
    }
    Model model(argv[2], size_of(argv[3]));
    if (command == "frame") {
      write_png(model.frame({}), argv[4]);
    } else if (command == "visemes") {
      write_png(viseme_sheet(model), argv[4]);
    } else if (command == "speech") {
      write_png(speech_sheet(model), argv[4]);
    } else if (command == "heads") {
      write_png(head_sheet(model), argv[4]);
    } else if (command == "eyes") {
      write_png(eye_sheet(model), argv[4]);
    } else if (command == "gaze") {
      write_png(gaze_sheet(model), argv[4]);
    } else if (command == "faces") {
      write_png(face_sheet(model), argv[4]);
    } else {
      return usage();
    }
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
