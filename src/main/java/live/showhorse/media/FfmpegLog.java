package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;
import org.jboss.logging.Logger;

/**
 * Takes FFmpeg's log off the standard error stream: warnings and errors go to the category {@code
 * live.showhorse.media.ffmpeg} at debug level, without addresses and secrets, and the errors of a
 * thread explain its next {@link MediaException}.
 */
final class FfmpegLog extends LogCallback {
  private static final Logger LOG = Logger.getLogger("live.showhorse.media.ffmpeg");
  private static final Pattern ADDRESS = Pattern.compile("([a-zA-Z][a-zA-Z0-9+]*)://\\S+");

  /** {@code [libx264 @ 0x7f...] } says nothing to a person. */
  private static final Pattern CONTEXT = Pattern.compile("\\[[^\\]@]+ @ 0x[0-9a-f]+\\] ?");

  /** FFmpeg keeps only the native side alive. */
  private static final FfmpegLog INSTANCE = new FfmpegLog();

  /** Of one failure FFmpeg writes a line for every layer it comes through, the reason first. */
  private static final int MOST_LINES = 4;

  private final ThreadLocal<List<String>> errors = ThreadLocal.withInitial(ArrayList::new);
  private final ThreadLocal<List<String>> secrets = ThreadLocal.withInitial(List::of);

  private FfmpegLog() {}

  static void install() {
    av_log_set_level(AV_LOG_WARNING);
    setLogCallback(INSTANCE);
  }

  /** What FFmpeg complained about on this thread since the last call, the first line first. */
  static List<String> takeErrors() {
    List<String> lines = INSTANCE.errors.get();
    INSTANCE.errors.remove();
    return lines;
  }

  /** From now on these words are masked in everything FFmpeg says on this thread. */
  static void hideOnThisThread(List<String> words) {
    INSTANCE.secrets.set(words.stream().filter(word -> !word.isEmpty()).toList());
  }

  @Override
  public void call(int level, BytePointer text) {
    if (level > AV_LOG_WARNING) {
      return;
    }
    String line = redact(text.getString(), secrets.get()).strip();
    if (line.isEmpty()) {
      return;
    }
    if (level <= AV_LOG_ERROR) {
      List<String> lines = errors.get();
      if (lines.size() == MOST_LINES) {
        lines.removeLast();
      }
      lines.add(line);
    }
    LOG.debug(line);
  }

  static String redact(String text, List<String> secrets) {
    String result = Secrets.masked(text, secrets);
    result = ADDRESS.matcher(result).replaceAll("$1://***");
    return CONTEXT.matcher(result).replaceAll("");
  }
}
