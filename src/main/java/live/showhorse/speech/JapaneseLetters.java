package live.showhorse.speech;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import live.showhorse.script.TableFile;

/**
 * Which letters Open JTalk reads whatever stands around them: kana, and the characters that are a
 * word of its dictionary by themselves. Of 2,500 others it knows only words that hold them, so
 * there it must be asked. Thread-safe; the first use reads a table.
 */
final class JapaneseLetters {
  /** Small and old kana that are read only in some words. */
  private static final String UNSURE = "ゎヮゐヰゑヱ";

  private JapaneseLetters() {}

  /** Loaded when first used. */
  private static final class Alone {
    static final Set<Integer> READ = TableFile.characters("kanji-alone.txt");
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
}
