package live.showhorse.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import live.showhorse.speech.reading.Phonetics;
import live.showhorse.speech.reading.Pinyin;

/**
 * Cuts Mandarin text into runs for the pinyin voice and runs of Latin words: the pinyin voice would
 * read those as pinyin.
 *
 * @param text the run
 * @param latin whether an English voice reads it
 * @param pauseBefore whether punctuation stands between it and the run before
 */
record MandarinRun(String text, boolean latin, boolean pauseBefore) {
  private static final Pattern LATIN =
      Pattern.compile(
          "[\\p{IsLatin}\\d]*\\p{IsLatin}[\\p{IsLatin}\\d]*(?:[ '’&.+-]\\p{IsLatin}[\\p{IsLatin}\\d]*)*");

  private static final Pattern PUNCTUATION_FIRST =
      Pattern.compile("^\\s*[\\p{P}].*", Pattern.DOTALL);

  /** What the pinyin voice is given; readings by sound are pinyin already. */
  String pinyin() {
    return Phonetics.around(text, Pinyin::toPinyin, code -> " " + code + " ");
  }

  static List<MandarinRun> of(String text) {
    List<MandarinRun> runs = new ArrayList<>();
    var latin = LATIN.matcher(text);
    int done = 0;
    while (latin.find()) {
      if (Phonetics.inside(text, latin.start())) {
        continue;
      }
      add(runs, text, done, latin.start(), false);
      add(runs, text, latin.start(), latin.end(), true);
      done = latin.end();
    }
    add(runs, text, done, text.length(), false);
    return runs;
  }

  private static void add(List<MandarinRun> runs, String text, int start, int end, boolean latin) {
    String run = text.substring(start, end);
    if (run.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return;
    }
    String before = text.substring(0, start).stripTrailing();
    boolean pause =
        PUNCTUATION_FIRST.matcher(run).matches()
            || !before.isEmpty()
                && !Character.isLetterOrDigit(before.codePointBefore(before.length()));
    runs.add(new MandarinRun(run, latin, pause));
  }
}
