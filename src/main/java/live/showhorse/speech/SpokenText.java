package live.showhorse.speech;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.script.Markdown;
import live.showhorse.speech.reading.Cardinals;
import live.showhorse.speech.reading.Figures;
import live.showhorse.speech.reading.LatinWords;
import live.showhorse.speech.reading.Leftovers;
import live.showhorse.speech.reading.ReadableHan;
import live.showhorse.speech.reading.Signs;

/**
 * Turns a line as written into the text a voice is given: checked, normalised, prices and
 * abbreviations in words. What no voice can say in that language is refused here, because the
 * programs would spell it in English or skip it silently.
 *
 * <p>The rules for the figures of each language ({@link Figures}) are given a text of one line in
 * Unicode form C of which they may rely on this:
 *
 * <ul>
 *   <li>no Markdown, HTML, emoji or invisible characters; hash tags have lost their mark; {@code #}
 *       is left only in English, before figures, where it is a number sign. № and # are words in
 *       the others (zh 8号, 编号8801-2204, #1 is 第1; ja ナンバー8; ko 넘버 8; de Nummer 8; fr numéro 8)
 *   <li>U+2212 (−) directly before a figure or its currency is a minus sign; a hyphen or dash never
 *       is. What the rules leave of it is said as zh 负, en minus and so on
 *   <li>units of one character are spelled as in {@code speech/units.tsv}: m², m³, °C, kg, μm (μ is
 *       U+03BC), Ω is U+03A9; Greek letters elsewhere are words
 *   <li>numbers in circles, brackets and key caps are figures followed by {@code 、} (zh, yue, ja)
 *       or a comma (others), after a pause; so are 1. and 1) at the beginning of Asian items
 *   <li>Roman numerals of one character are figures, unless they are part of a Latin word; those of
 *       letters (XVI) are as written
 *   <li>≤ ≥ &lt; &gt; ≈ ≠ ± = ÷ before figures are words already; × and * between figures, + and /
 *       are as written
 *   <li>figures, letters and signs of full width are plain ones, but not the punctuation
 *   <li>in English a full-width A (U+FF21) before figures is the letter, not the article
 * </ul>
 *
 * Signs that they leave are said or dropped by {@link Leftovers}.
 */
final class SpokenText {
  /** About twice what fits 8 s; bounds the work for a text that is refused anyway. */
  private static final int MOST_CHARACTERS = 400;

  private static final int MOST_CHARACTERS_CHINESE_KOREAN = 160;

  /** Open JTalk overflows its line buffer of 1,024 bytes after widening Latin letters. */
  private static final int MOST_CHARACTERS_JAPANESE = 120;

  private static final int MOST_BYTES_JAPANESE = 1_000;

  /** Holds the place of a reading by sound while the words around it are changed. */
  private static final char SOUND = '\uE002';

  /** Their plain forms would be read wrongly: 3，5 is two numbers, 3,5 is one; m² is not m2. */
  private static final String KEPT = "，。！？：；（）、「」『』【】《》…—～²³½⅓⅔¼¾″·º";

  private static final int FIRST_ARROW = 0x2190;
  private static final int LAST_ARROW = 0x21FF;

  /** Marks of footnotes. */
  private static final String RAISED = "⁰¹⁴⁵⁶⁷⁸⁹";

  /** Laughter and tears in Korean chats. */
  private static final Pattern KOREAN_MOODS = Pattern.compile("[ㅋㅎㅠㅜ]+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Open JTalk pauses at every space; between two Latin words it is needed. */
  private static final Pattern JAPANESE_SPACES =
      Pattern.compile("(?<![\\p{IsLatin}]) | (?![\\p{IsLatin}])");

  private SpokenText() {}

  /**
   * @return one line, without control characters, emoji and invisible characters
   * @throws live.showhorse.problem.ProblemException 422 {@code unspeakable-text} or {@code
   *     sentence-too-long}
   */
  static String of(String text, Language language) {
    return of(text, language, Lexicon.EMPTY, true);
  }

  /**
   * The same with readings of its own.
   *
   * @param lexicon what certain words are read as
   * @param readings whether the voice needs Latin words in Asian text respelled and takes readings
   *     by sound ({@link SpeechProgram#needsReadings})
   */
  static String of(String text, Language language, Lexicon lexicon, boolean readings) {
    return read(
        text,
        language,
        lexicon,
        readings,
        (marked, written) -> marked,
        words -> readings ? LatinWords.forVoice(words) : LatinWords.forEyes(words));
  }

  /**
   * What {@link #of} gives, for a person to check: letters as letters, readings by sound as the
   * host wrote them, all numbers in words.
   */
  static String shown(String text, Language language, Lexicon lexicon, boolean readings) {
    return read(
        text,
        language,
        lexicon,
        readings,
        (marked, written) -> written,
        words -> Cardinals.inWords(LatinWords.forEyes(words), language));
  }

  private static String read(
      String text,
      Language language,
      Lexicon lexicon,
      boolean readings,
      BinaryOperator<String> sound,
      UnaryOperator<String> finished) {
    String plain = plain(text, language);
    int most = mostCharacters(language);
    int characters = plain.codePointCount(0, plain.length());
    if (characters > most) {
      throw SpeechProblems.tooManyCharacters(characters, most);
    }
    List<String> sounds = new ArrayList<>();
    String read =
        lexicon.applied(
            plain,
            language,
            readings,
            (marked, written) -> {
              sounds.add(sound.apply(marked, written));
              return Character.toString(SOUND);
            });
    String words = inWords(read, language, readings);
    if (words.codePoints().noneMatch(SpokenText::said)) {
      throw wordless(text);
    }
    if (language == Language.JAPANESE
        && words.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_JAPANESE) {
      throw SpeechProblems.tooManyCharacters(words.length(), most);
    }
    return restored(finished.apply(words), sounds);
  }

  /** The text without what is only for the eye; refused when a letter is of another script. */
  private static String plain(String text, Language language) {
    String marked = Signs.keyCaps(Markdown.removed(text));
    if (language == Language.KOREAN) {
      marked = KOREAN_MOODS.matcher(marked).replaceAll(" ");
    }
    var cleaned = new StringBuilder();
    marked.codePoints().forEach(point -> append(cleaned, point, language));
    String plain =
        SPACES.matcher(Normalizer.normalize(cleaned, Normalizer.Form.NFC)).replaceAll(" ").strip();
    if (plain.codePoints().noneMatch(SpokenText::said)) {
      throw wordless(text);
    }
    String folded = Scripts.folded(plain, language);
    Set<String> foreign = Scripts.foreign(folded, language);
    if (!foreign.isEmpty()) {
      throw SpeechProblems.unreadable(foreign, language);
    }
    return folded;
  }

  private static String inWords(String text, Language language, boolean readings) {
    String plain = Abbreviations.inWords(Signs.read(text, language), language);
    String named = readings ? LatinWords.namesRead(plain, language) : plain;
    String figures = Figures.inWords(named, language);
    String latin = readings ? LatinWords.capitalsRead(figures, language) : figures;
    Leftovers.unknownCurrency(latin, language)
        .ifPresent(
            sign -> {
              throw SpeechProblems.unreadable(Set.of(sign), language);
            });
    String words = Leftovers.read(latin, language, SOUND);
    if (readings) {
      words = ReadableHan.usual(words, language);
      Set<String> unread = ReadableHan.unread(words, language);
      if (!unread.isEmpty()) {
        throw SpeechProblems.unreadable(unread, language);
      }
    }
    return language == Language.JAPANESE ? JAPANESE_SPACES.matcher(words).replaceAll("") : words;
  }

  private static String restored(String text, List<String> sounds) {
    String words = text;
    for (String sound : sounds) {
      words = words.replaceFirst(Character.toString(SOUND), Matcher.quoteReplacement(sound));
    }
    return words;
  }

  /** Whether a voice for the language can read every letter. */
  static boolean readable(String text, Language language) {
    return Scripts.foreign(text, language).isEmpty();
  }

  private static boolean said(int point) {
    return Character.isLetterOrDigit(point)
        || point == SOUND
        || Character.getType(point) == Character.OTHER_NUMBER
        || Character.getType(point) == Character.LETTER_NUMBER;
  }

  private static int mostCharacters(Language language) {
    return switch (language) {
      case JAPANESE -> MOST_CHARACTERS_JAPANESE;
      case MANDARIN, CANTONESE, KOREAN -> MOST_CHARACTERS_CHINESE_KOREAN;
      case ENGLISH, GERMAN, FRENCH -> MOST_CHARACTERS;
    };
  }

  private static void append(StringBuilder cleaned, int point, Language language) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      cleaned.append(' ');
      return;
    }
    switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          throw SpeechProblems.unspeakable(
              "The text holds the character U+%04X, which is not readable text; remove it."
                  .formatted(point));
      // Invisible: joiners, direction marks, variation selectors, key caps.
      case Character.FORMAT, Character.ENCLOSING_MARK -> {}
      case Character.OTHER_SYMBOL -> appendSymbol(cleaned, point, language);
      case Character.MODIFIER_SYMBOL -> cleaned.append(point == '´' ? '\'' : ' ');
      // Between two of them espeak-ng reads names of phonemes.
      case Character.START_PUNCTUATION, Character.END_PUNCTUATION ->
          cleaned.append("[]".indexOf(point) >= 0 ? " " : kept(point));
      case Character.MODIFIER_LETTER -> cleaned.append(modifier(point));
      default -> {
        if (point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0100 && point <= 0xE01EF) {
          return;
        }
        cleaned.append(RAISED.indexOf(point) >= 0 ? " " : kept(point));
      }
    }
  }

  /** Small letters above the line, and what is used as an apostrophe. */
  private static String modifier(int point) {
    boolean apostrophe = point >= 0x2B9 && point <= 0x2BD;
    boolean accent = point >= 0x2BE && point <= 0x2DF;
    boolean unsaid = UnicodeScript.of(point) == UnicodeScript.COMMON && !kept(point).equals("ー");
    return apostrophe ? "'" : accent || unsaid ? " " : kept(point);
  }

  private static String kept(int point) {
    String character = Character.toString(point);
    return KEPT.contains(character) || Signs.kept(point)
        ? character
        : Normalizer.normalize(character, Normalizer.Form.NFKC)
            .replace('[', ' ')
            .replace(']', ' ')
            .replace('ʼ', '\'')
            .replace('‐', '-');
  }

  /** Keeps symbols that stand for words (℃, ㎏) and drops pictures (emoji, ™). */
  private static void appendSymbol(StringBuilder cleaned, int point, Language language) {
    String character = Character.toString(point);
    if (Signs.kept(point)) {
      cleaned.append(character);
    } else if (point >= FIRST_ARROW && point <= LAST_ARROW || "➔➜➙➡➤➨➩➪".contains(character)) {
      cleaned.append(" → ");
    } else {
      String unit = Signs.unit(point);
      String normal =
          unit.equals(character) ? Normalizer.normalize(character, Normalizer.Form.NFKC) : unit;
      boolean word =
          normal
              .codePoints()
              .allMatch(part -> Character.isLetterOrDigit(part) || "°/²³".indexOf(part) >= 0);
      boolean mark = point == '™' || point == '℠';
      cleaned.append(word && !mark && readable(normal, language) ? normal : " ");
    }
  }

  private static ProblemException wordless(String text) {
    return SpeechProblems.unspeakable(
        text.isBlank()
            ? "The text is empty; a sentence to speak has at least one word."
            : "The text '%s' has only punctuation or symbols; a sentence to speak has at least one word."
                .formatted(shortened(text)));
  }

  private static String shortened(String text) {
    String line = SPACES.matcher(text).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= 40
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
  }
}
