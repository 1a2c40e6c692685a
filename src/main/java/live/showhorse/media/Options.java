package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/** FFmpeg's options, owned. */
final class Options implements AutoCloseable {
  private final AVDictionary dictionary = new AVDictionary(null);

  Options(Map<String, String> values) {
    values.forEach(
        (key, value) -> Ffmpeg.check(av_dict_set(dictionary, key, value, 0), "option " + key));
  }

  /** To be handed to an FFmpeg function, which takes out what it understands. */
  AVDictionary dictionary() {
    return dictionary;
  }

  /**
   * @throws MediaException if an option was not understood: a wrong name would be ignored silently
   */
  void requireAllUsed(String what) {
    AVDictionaryEntry left = av_dict_get(dictionary, "", null, AV_DICT_IGNORE_SUFFIX);
    if (left != null) {
      throw new MediaException(0, what + " does not know the option " + left.key().getString());
    }
  }

  @Override
  public void close() {
    av_dict_free(dictionary);
  }
}
