package live.showhorse.speech.reading;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.showhorse.script.Language;
import live.showhorse.script.TableFile;

/**
 * Which Chinese characters a voice has a reading for: the others it would spell by their number or
 * leave out. The first use loads the tables (and for Mandarin HanLP's). Thread-safe.
 */
public final class ReadableHan {
  /** Forms of names and old prints, by the form that dictionaries have. */
  private static final Map<Integer, Integer> FORMS = forms("𠮷吉髙高﨑崎𠮟叱濵浜邉辺桒桑栁柳瀨瀬靑青淸清郞郎");

  private ReadableHan() {}

  /** Loaded when first used. */
  private static final class Cantonese {
    static final Set<Integer> READ = TableFile.characters("cantonese.txt");
    static final Transliterator TRADITIONAL = Transliterator.getInstance("Simplified-Traditional");
  }

  private static final class Japanese {
    static final Set<Integer> READ = TableFile.characters("kanji.txt");
  }

  /** The text with rare forms of characters as the voice knows them, as far as there is one. */
  public static String usual(String text, Language language) {
    return switch (language) {
      case CANTONESE -> mapped(text, point -> known(point, Cantonese.READ, true));
      case JAPANESE -> mapped(text, point -> known(point, Japanese.READ, false));
      case MANDARIN ->
          mapped(text, point -> point > 0xFFFF ? FORMS.getOrDefault(point, point) : point);
      case KOREAN, ENGLISH, GERMAN, FRENCH -> text;
    };
  }

  /**
   * The characters of a text that the voice cannot read.
   *
   * @param text as the voice is given it
   */
  public static Set<String> unread(String text, Language language) {
    return switch (language) {
      case MANDARIN -> unreadMandarin(text);
      case CANTONESE -> outside(text, Cantonese.READ);
      case JAPANESE -> outside(text, Japanese.READ);
      case KOREAN, ENGLISH, GERMAN, FRENCH -> Set.of();
    };
  }

  /** Whole words are looked up only where a character alone has no reading: that is quicker. */
  private static Set<String> unreadMandarin(String text) {
    boolean common =
        han(text)
            .distinct()
            .mapToObj(Character::toString)
            .allMatch(
                character ->
                    PinyinDictionary.get(HanLP.convertToSimplifiedChinese(character)) != null);
    return common
        ? Set.of()
        : han(Pinyin.toPinyin(text)).mapToObj(Character::toString).collect(distinct());
  }

  private static Set<String> outside(String text, Set<Integer> read) {
    return han(text)
        .filter(point -> !read.contains(point))
        .mapToObj(Character::toString)
        .collect(distinct());
  }

  private static java.util.stream.Collector<String, ?, Set<String>> distinct() {
    return Collectors.toCollection(java.util.LinkedHashSet::new);
  }

  private static int known(int point, Set<Integer> read, boolean convert) {
    if (UnicodeScript.of(point) != UnicodeScript.HAN || read.contains(point)) {
      return point;
    }
    int form = FORMS.getOrDefault(point, point);
    if (form == point && convert) {
      String character = Character.toString(point);
      int traditional = Cantonese.TRADITIONAL.transliterate(character).codePointAt(0);
      form =
          read.contains(traditional)
              ? traditional
              : HanLP.convertToSimplifiedChinese(character).codePointAt(0);
    }
    return read.contains(form) ? form : point;
  }

  private static String mapped(String text, java.util.function.IntUnaryOperator form) {
    return text.codePoints()
        .map(form)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static IntStream han(String text) {
    return text.codePoints().filter(point -> UnicodeScript.of(point) == UnicodeScript.HAN);
  }

  private static Map<Integer, Integer> forms(String pairs) {
    int[] points = pairs.codePoints().toArray();
    return IntStream.range(0, points.length / 2)
        .boxed()
        .collect(Collectors.toMap(at -> points[2 * at], at -> points[2 * at + 1], (a, b) -> a));
  }
}
