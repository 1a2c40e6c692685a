package live.showhorse.speech.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The changes of tone in Mandarin: of 一, of 不, and of a third tone before another. (espeak-ng
 * changes third tones, too; it knows nothing of 一 and 不.)
 */
final class ToneSandhi {
  private static final String NUMERALS = "零一二三四五六七八九十〇两";

  /** After these numbers 一 keeps its tone: 第一, 十一, and names of days, months, floors. */
  private static final String ORDINAL = "月号日楼等级班";

  /** Between two numbers: 一点五, 一比一, 一到三. */
  private static final String BETWEEN = "点比加减乘除到";

  /** Between the same verb twice, 一 and 不 are light: 看一看, 好不好. */
  private static final Set<String> LIGHT = Set.of("一", "不");

  private record Syllable(
      String character, String sound, int tone, boolean wordStart, boolean wordEnd) {
    Syllable with(int other) {
      return new Syllable(character, sound, other, wordStart, wordEnd);
    }
  }

  private ToneSandhi() {}

  /**
   * @param words without a pause between them
   * @return their syllables, word by word
   */
  static List<List<String>> applied(List<Pinyin.Word> words) {
    List<Syllable> syllables = syllables(words);
    for (int at = 0; at < syllables.size(); at++) {
      syllables.set(at, oneAndNot(syllables, at));
    }
    // From the left, so that each sees the next one's own tone.
    for (int at = 0; at + 1 < syllables.size(); at++) {
      Syllable syllable = syllables.get(at);
      boolean bound = !syllable.wordEnd() || syllable.wordStart();
      if (syllable.tone() == 3 && bound && syllables.get(at + 1).tone() == 3) {
        syllables.set(at, syllable.with(2));
      }
    }
    List<List<String>> spoken = new ArrayList<>();
    List<String> word = new ArrayList<>();
    for (Syllable syllable : syllables) {
      word.add(syllable.sound() + syllable.tone());
      if (syllable.wordEnd()) {
        spoken.add(word);
        word = new ArrayList<>();
      }
    }
    return spoken;
  }

  private static List<Syllable> syllables(List<Pinyin.Word> words) {
    List<Syllable> syllables = new ArrayList<>();
    for (Pinyin.Word word : words) {
      int count = word.syllables().size();
      for (int at = 0; at < count; at++) {
        String syllable = word.syllables().get(at);
        int last = syllable.length() - 1;
        boolean toned = Character.isDigit(syllable.charAt(last));
        syllables.add(
            new Syllable(
                count == 1 ? word.text() : word.text().substring(at, at + 1),
                toned ? syllable.substring(0, last) : syllable,
                toned ? syllable.charAt(last) - '0' : 5,
                at == 0,
                at == count - 1));
      }
    }
    return syllables;
  }

  private static Syllable oneAndNot(List<Syllable> all, int at) {
    Syllable syllable = all.get(at);
    if (!LIGHT.contains(syllable.character()) || at + 1 >= all.size()) {
      return syllable;
    }
    Syllable next = all.get(at + 1);
    String before = at > 0 ? all.get(at - 1).character() : "";
    boolean between = syllable.wordEnd() || next.wordEnd();
    if (between && before.equals(next.character())) {
      return syllable.with(5);
    }
    if (syllable.character().equals("不")) {
      return syllable.tone() == 4 && next.tone() == 4 ? syllable.with(2) : syllable;
    }
    boolean number =
        before.equals("第")
            || !before.isEmpty() && NUMERALS.contains(before)
            || NUMERALS.contains(next.character())
            || BETWEEN.contains(next.character())
                && at + 2 < all.size()
                && NUMERALS.contains(all.get(at + 2).character())
            || ORDINAL.contains(next.character());
    if (number || syllable.tone() != 1) {
      return syllable;
    }
    return syllable.with(next.tone() == 4 || next.character().equals("个") ? 2 : 4);
  }
}
