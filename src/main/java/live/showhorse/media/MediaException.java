package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_ENCODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_MUXER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_OPTION_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;

/** FFmpeg refused or failed. The message says what was tried and why it failed, without secrets. */
public final class MediaException extends RuntimeException {
  private final int code;
  private final String logged;

  /**
   * @param code FFmpeg's error code, negative; 0 if the failure was found by us
   */
  public MediaException(int code, String message) {
    this(code, message, "");
  }

  /**
   * @param logged what FFmpeg wrote to its log about it, or empty
   */
  MediaException(int code, String message, String logged) {
    super(message);
    this.code = code;
    this.logged = logged;
  }

  /** All that FFmpeg wrote to its log about it, the first line first; empty if nothing. */
  public String logged() {
    return logged;
  }

  /** Whether it took too long. */
  public boolean interrupted() {
    return code == AVERROR_EXIT;
  }

  /** Whether the other side has closed the connection. */
  public boolean isEnd() {
    return code == AVERROR_EOF;
  }

  public int code() {
    return code;
  }

  /** Whether trying again cannot help: the loaded FFmpeg lacks something, or we misused it. */
  public boolean permanent() {
    return code == 0
        || code == AVERROR_PROTOCOL_NOT_FOUND
        || code == AVERROR_MUXER_NOT_FOUND
        || code == AVERROR_ENCODER_NOT_FOUND
        || code == AVERROR_OPTION_NOT_FOUND;
  }
}
