package live.showhorse.media;

import java.util.Map;

/**
 * How a video encoder is opened.
 *
 * @param stream what it writes
 * @param bitrate ceiling in bits a second, 0: none
 * @param minQp lowest quantiser, 0: the encoder's choice
 * @param maxQp highest quantiser, 0: the encoder's choice
 */
record VideoSettings(
    Track.Codec stream,
    String codec,
    Map<String, String> options,
    int bitrate,
    int minQp,
    int maxQp,
    int threads) {
  private static final int THREADS = 2;

  /** 47 dB on a talking presenter: below, a segment costs bits and time for what nobody sees. */
  private static final int OPENH264_AIR_MIN_QP = 20;

  /** 48 dB on a photo that sways; openh264 knows no constant quantiser but this narrow range. */
  private static final int OPENH264_CLIP_QP = 12;

  private static final int OPENH264_CLIP_BITRATE = 60_000_000;

  /**
   * Quantiser 2 of 1..31 in FFmpeg's units of 1/118, on MPEG's matrices: what is aired is as near
   * to the source as with 1, to half a dB, which would take three times the bytes.
   */
  private static final String MPEG4_CLIP_QUALITY = "236";

  /** Of a segment: parameter sets that are the same for every segment of the profile. */
  static VideoSettings air(EncoderProfile profile) {
    String name = profile.codec().ffmpegName();
    return switch (profile.codec()) {
      case X264 -> {
        Map<String, String> options = x264("veryfast", "20", profile.canvas());
        yield new VideoSettings(Track.Codec.H264, name, options, profile.bitrate(), 0, 0, THREADS);
      }
      case OPENH264 ->
          new VideoSettings(
              Track.Codec.H264,
              name,
              openh264("bitrate"),
              profile.bitrate(),
              OPENH264_AIR_MIN_QP,
              0,
              THREADS);
    };
  }

  /**
   * Of a stored clip: as good as the source, quick to write and to read. On a talking presenter at
   * 720x1280 the MPEG-4 of FFmpeg itself takes a third of the time of openh264 for the same 45.7 dB
   * on the face: 0.05 against 0.15 CPU seconds a second to write, 0.02 against 0.05 to read; and
   * 0.18 against 0.24 MB. No browser plays it: see {@link PlayableClip}.
   */
  static VideoSettings clip() {
    return new VideoSettings(
        Track.Codec.MPEG4,
        "mpeg4",
        Map.of("flags", "+qscale", "global_quality", MPEG4_CLIP_QUALITY, "mpeg_quant", "1"),
        0,
        0,
        0,
        1);
  }

  /** Of a clip to look at: as good as the stored one, in what every player plays. */
  static VideoSettings nearLossless(EncoderProfile.Codec codec, Canvas canvas) {
    String name = codec.ffmpegName();
    return switch (codec) {
      case X264 ->
          new VideoSettings(
              Track.Codec.H264, name, x264("superfast", "14", canvas), 0, 0, 0, THREADS);
      case OPENH264 ->
          new VideoSettings(
              Track.Codec.H264,
              name,
              openh264("quality"),
              OPENH264_CLIP_BITRATE,
              OPENH264_CLIP_QP,
              OPENH264_CLIP_QP,
              THREADS);
    };
  }

  /**
   * Frames are never skipped: every frame has its place on the grid. One slice: with more, openh264
   * balances them by the clock, and the same pictures would not give the same bytes.
   */
  private static Map<String, String> openh264(String rateControl) {
    return Map.of("profile", "high", "rc_mode", rateControl, "allow_skip_frames", "0");
  }

  /**
   * {@code stitchable} keeps the quantiser out of the PPS, {@code sc_threshold=0} keeps key frames
   * on the GOP grid; level and profile are pinned because x264 would derive them.
   */
  private static Map<String, String> x264(String preset, String crf, Canvas canvas) {
    return Map.of(
        "preset", preset,
        "crf", crf,
        "profile", "high",
        "level", level(canvas),
        "sc_threshold", "0",
        "forced-idr", "1",
        "x264-params", "stitchable=1");
  }

  /** ISO 14496-10 table A-1, by macroblocks a second; no lower than 4.0. */
  private static String level(Canvas canvas) {
    int macroblocks = Math.ceilDiv(canvas.width(), 16) * Math.ceilDiv(canvas.height(), 16);
    long perSecond = (long) macroblocks * canvas.framesPerSecond();
    if (macroblocks <= 8_192 && perSecond <= 245_760) {
      return "4.0";
    }
    return macroblocks <= 8_704 && perSecond <= 522_240 ? "4.2" : "5.1";
  }
}
