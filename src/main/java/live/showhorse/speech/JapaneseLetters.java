package live.showhorse.speech;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which letters Open JTalk reads whatever stands around them: kana, and the characters that are a
 * word of its dictionary by themselves. Of 2,500 others it knows only words that hold them, so
 * there it must be asked. Thread-safe; the first use reads a table.
 */
final class JapaneseLetters {
  private static final String TABLE = "/speech/kanji-alone.txt";

  /** Small and old kana that are read only in some words. */
  private static final String UNSURE = "ゎヮゐヰゑヱ";

  private JapaneseLetters() {}

  /** Loaded when first used. */
  private static final class Alone {
    static final Set<Integer> READ = table();
  }

  /**
   * @return false when only an analysis can tell
   */
  static boolean certain(String words) {
    return words.codePoints().filter(Character::isLetter).allMatch(JapaneseLetters::certain);
  }

  private static boolean certain(int point) {
    return switch (UnicodeScript.of(point)) {
      case HAN -> Alone.READ.contains(point);
      case HIRAGANA -> point >= 'ぁ' && point <= 'ん' && UNSURE.indexOf(point) < 0;
      case KATAKANA -> point >= 'ァ' && point <= 'ヴ' && UNSURE.indexOf(point) < 0;
      case LATIN -> true;
      default -> point == 'ー';
    };
  }

  private static Set<Integer> table() {
    try (InputStream in = JapaneseLetters.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + TABLE);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMapToInt(String::codePoints)
          .boxed()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
