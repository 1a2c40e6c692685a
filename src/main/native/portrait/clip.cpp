// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include "clip.h"

#include "expression_track.h"
#include "failure.h"
#include "heard_visemes.h"
#include "motion.h"
#include "painter.h"

namespace showhorse {

Clip::Clip(std::shared_ptr<const Presenter> presenter, ClipRequest request)
    : presenter_(std::move(presenter)), request_(std::move(request)) {
  const Canvas& canvas = presenter_->canvas();
  const int per_frame = canvas.samples_per_frame();
  const LoudnessTrack sound = LoudnessTrack::measure(request_.pcm, request_.frames, per_frame);
  const StressTrack speech = StressTrack::measure(sound, request_.phonemes, canvas.frame_seconds());
  poses_ = living_head(request_.seed, speech, canvas.frame_seconds());
  if (request_.pcm.empty()) return;
  const std::vector<LipPose> lips = request_.phonemes.empty()
                                        ? lips_pulled(hear_visemes(request_.pcm, request_.language), sound, per_frame)
                                        : lips_from_phonemes(request_.phonemes, request_.language, sound, per_frame);
  for (size_t i = 0; i < lips.size(); ++i) poses_[i].lips = lips[i];
  lift_cheeks(poses_);
}

showhorse_status Clip::render(showhorse_frame& frame) {
  if (cancelled_.load()) throw Failure(SHOWHORSE_ERROR_CANCELLED, "The clip was cancelled.");
  if (next_ == request_.frames) return SHOWHORSE_END;
  const FacePose& pose = poses_[next_];
  paint(presenter_->face(), pose, presenter_->engine().crew(),
        {frame.y, frame.u, frame.v, frame.stride_y, frame.stride_u, frame.stride_v});
  frame.mouth_opening = MouthWarp(presenter_->face().mouth, pose.lips).opening();
  write_sound(frame);
  ++next_;
  return SHOWHORSE_OK;
}

void Clip::write_sound(showhorse_frame& frame) const {
  if (frame.pcm == nullptr) return;
  const int64_t pairs = presenter_->canvas().samples_per_frame();
  const int64_t first = next_ * pairs;
  for (int64_t i = 0; i < pairs; ++i) {
    const float sample = request_.pcm.empty() ? 0.0f : request_.pcm[static_cast<size_t>(first + i)];
    frame.pcm[2 * i] = sample;
    frame.pcm[2 * i + 1] = sample;
  }
}

}  // namespace showhorse
