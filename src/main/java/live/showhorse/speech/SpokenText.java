package live.showhorse.speech;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.script.Language;
import live.showhorse.speech.reading.Figures;
import live.showhorse.speech.reading.LatinWords;

/**
 * Turns a line as written into the text a voice is given: checked, normalised, prices and
 * abbreviations in words. What no voice can say in that language is refused here, because the
 * programs would spell it in English or skip it silently.
 */
final class SpokenText {
  /** About twice what fits 8 s; bounds the work for a text that is refused anyway. */
  private static final int MOST_CHARACTERS = 400;

  private static final int MOST_CHARACTERS_CHINESE_KOREAN = 160;

  /** Open JTalk overflows its line buffer of 1,024 bytes after widening Latin letters. */
  private static final int MOST_CHARACTERS_JAPANESE = 120;

  private static final int MOST_BYTES_JAPANESE = 1_000;

  /** Holds the place of a reading by sound while the words around it are changed. */
  private static final String SOUND = "\uE002";

  private static final Map<Language, Set<UnicodeScript>> SCRIPTS =
      Map.of(
          Language.MANDARIN, EnumSet.of(UnicodeScript.HAN, UnicodeScript.LATIN),
          Language.CANTONESE, EnumSet.of(UnicodeScript.HAN, UnicodeScript.LATIN),
          Language.JAPANESE,
              EnumSet.of(
                  UnicodeScript.HAN,
                  UnicodeScript.HIRAGANA,
                  UnicodeScript.KATAKANA,
                  UnicodeScript.LATIN),
          Language.KOREAN, EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.LATIN),
          Language.ENGLISH, EnumSet.of(UnicodeScript.LATIN),
          Language.GERMAN, EnumSet.of(UnicodeScript.LATIN),
          Language.FRENCH, EnumSet.of(UnicodeScript.LATIN));

  /** Their plain forms would be read wrongly: 3，5 is two numbers, 3,5 is one; m² is not m2. */
  private static final String KEPT = "，。！？：；（）、「」『』【】《》…—～²³½⅓⅔¼¾″";

  private static final String DEGREE = "°";

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
    var cleaned = new StringBuilder();
    text.codePoints().forEach(point -> append(cleaned, point, language));
    String plain =
        SPACES.matcher(Normalizer.normalize(cleaned, Normalizer.Form.NFC)).replaceAll(" ").strip();
    if (plain.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw SpeechProblems.unspeakable(
          text.isBlank()
              ? "The text is empty; a sentence to speak has at least one word."
              : "The text '%s' has only punctuation or symbols; a sentence to speak has at least one word."
                  .formatted(shortened(text)));
    }
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
            sound -> {
              sounds.add(sound);
              return SOUND;
            });
    String words = restored(inWords(read, language, readings), sounds);
    if (language == Language.JAPANESE
        && words.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_JAPANESE) {
      throw SpeechProblems.tooManyCharacters(words.length(), most);
    }
    return words;
  }

  private static String inWords(String text, Language language, boolean readings) {
    String plain = Abbreviations.inWords(text, language);
    String named = readings ? LatinWords.namesRead(plain, language) : plain;
    String figures = Figures.inWords(named, language);
    String words = readings ? LatinWords.capitalsRead(figures, language) : figures;
    return language == Language.JAPANESE ? JAPANESE_SPACES.matcher(words).replaceAll("") : words;
  }

  private static String restored(String text, List<String> sounds) {
    String words = text;
    for (String sound : sounds) {
      words = words.replaceFirst(SOUND, Matcher.quoteReplacement(sound));
    }
    return words;
  }

  /** Whether a voice for the language can read every letter. */
  static boolean readable(String text, Language language) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(UnicodeScript::of)
        .allMatch(script -> shared(script) || SCRIPTS.get(language).contains(script));
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
      case Character.OTHER_SYMBOL -> appendSymbol(cleaned, point);
      case Character.MODIFIER_SYMBOL -> cleaned.append(' ');
      // Between two of them espeak-ng reads names of phonemes.
      case Character.START_PUNCTUATION, Character.END_PUNCTUATION ->
          cleaned.append("[]".indexOf(point) >= 0 ? " " : kept(point));
      default -> {
        if (point >= 0xFE00 && point <= 0xFE0F) {
          return;
        }
        checkReadable(point, language);
        cleaned.append(kept(point));
      }
    }
  }

  private static String kept(int point) {
    String character = Character.toString(point);
    return KEPT.contains(character)
        ? character
        : Normalizer.normalize(character, Normalizer.Form.NFKC).replaceAll("[\\[\\]]", " ");
  }

  /** Keeps symbols that stand for words (℃, ㎏) and drops pictures (emoji, ™). */
  private static void appendSymbol(StringBuilder cleaned, int point) {
    String normal = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    boolean unit =
        normal.codePoints().allMatch(part -> Character.isLetterOrDigit(part) || part == '°');
    boolean mark = point == '™' || point == '℠';
    cleaned.append(unit && !mark || normal.equals(DEGREE) ? normal : " ");
  }

  private static void checkReadable(int point, Language language) {
    if (!Character.isLetterOrDigit(point)) {
      return;
    }
    UnicodeScript script = UnicodeScript.of(point);
    if (!shared(script) && !SCRIPTS.get(language).contains(script)) {
      throw SpeechProblems.unspeakable(
          "The voices for '%s' cannot read '%s' (script %s); write it in the script of that language."
              .formatted(language.tag(), Character.toString(point), script));
    }
  }

  private static boolean shared(UnicodeScript script) {
    return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
  }

  private static String shortened(String text) {
    String line = SPACES.matcher(text).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= 40
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
  }
}
