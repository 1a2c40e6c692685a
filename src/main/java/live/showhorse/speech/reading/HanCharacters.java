package live.showhorse.speech.reading;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import com.ibm.icu.text.Transliterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.showhorse.script.Language;

/**
 * Which Han characters can be said in Mandarin and Cantonese. A speech program spells any other as
 * its number. Thread-safe; the first use may load the dictionaries of {@link Pinyin}.
 */
public final class HanCharacters {
  private static final Map<String, List<String>> VARIANTS = Tables.read("han-variants.tsv");

  private static final Pattern SYLLABLE = Pattern.compile("[a-z]{1,6}[1-5]");

  private HanCharacters() {}

  /** Loaded when first used; from Unihan's kMandarin. */
  private static final class Latin {
    static final Transliterator OF_HAN = Transliterator.getInstance("Han-Latin");

    private Latin() {}
  }

  /** Loaded when first used. */
  private static final class Cantonese {
    static final BitSet READABLE = readable();

    private Cantonese() {}

    private static BitSet readable() {
      String path = "/speech/cantonese.txt";
      try (InputStream in = HanCharacters.class.getResourceAsStream(path)) {
        if (in == null) {
          throw new IllegalStateException("the program lacks its file " + path);
        }
        var readable = new BitSet();
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMapToInt(String::codePoints)
            .forEach(readable::set);
        return readable;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  /**
   * Whether a character can be said; anything but a Han character can, as far as this goes.
   *
   * @param language Mandarin or Cantonese
   */
  public static boolean readable(int codePoint, Language language) {
    if (UnicodeScript.of(codePoint) != UnicodeScript.HAN || !Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    String character = Character.toString(codePoint);
    return language == Language.CANTONESE
        ? Cantonese.READABLE.get(codePoint) || cantoneseForm(character).isPresent()
        : pinyin(character).isPresent();
  }

  /** The text with characters that have no reading replaced by common forms of the same. */
  static String commonForms(String text, Language language) {
    var common = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              String character = Character.toString(point);
              boolean han = UnicodeScript.of(point) == UnicodeScript.HAN;
              common.append(han ? commonForm(character, point, language) : character);
            });
    return common.toString();
  }

  /** The pinyin with a tone number of a character that stands alone; empty when there is none. */
  static Optional<String> pinyin(String character) {
    var known = PinyinDictionary.get(character);
    if (known != null && known.length > 0 && known[0].getTone() > 0) {
      return Optional.of(known[0].toString());
    }
    List<String> common = VARIANTS.get(character);
    if (common != null) {
      return pinyin(common.getFirst());
    }
    String latin = Latin.OF_HAN.transliterate(character);
    return latin.equals(character) ? Optional.empty() : numbered(latin);
  }

  private static String commonForm(String character, int point, Language language) {
    if (language == Language.CANTONESE) {
      return Cantonese.READABLE.get(point) ? character : cantoneseForm(character).orElse(character);
    }
    return VARIANTS.containsKey(character) && PinyinDictionary.get(character) == null
        ? VARIANTS.get(character).getFirst()
        : character;
  }

  private static Optional<String> cantoneseForm(String character) {
    return Stream.of(
            VARIANTS.getOrDefault(character, List.of(character)).getFirst(),
            HanLP.convertToTraditionalChinese(character),
            HanLP.convertToSimplifiedChinese(character))
        .filter(form -> form.codePointCount(0, form.length()) == 1)
        .filter(form -> Cantonese.READABLE.get(form.codePointAt(0)))
        .findFirst();
  }

  /** {@code xǐ} as {@code xi3}, {@code lǜ} as {@code lv4}. */
  private static Optional<String> numbered(String latin) {
    String parts = Normalizer.normalize(latin.strip(), Normalizer.Form.NFD);
    int tone = 5;
    var letters = new StringBuilder();
    for (char part : parts.toCharArray()) {
      switch (part) {
        case '\u0304' -> tone = 1;
        case '\u0301' -> tone = 2;
        case '\u030C' -> tone = 3;
        case '\u0300' -> tone = 4;
        // The two dots of ü
        case '\u0308' -> letters.setCharAt(letters.length() - 1, 'v');
        default -> letters.append(part);
      }
    }
    return Optional.of(letters.toString() + tone).filter(SYLLABLE.asMatchPredicate());
  }
}
