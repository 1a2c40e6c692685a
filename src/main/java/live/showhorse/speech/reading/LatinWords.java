package live.showhorse.speech.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/**
 * Latin words inside Chinese, Japanese and Korean text, and names and acronyms in the other
 * languages. Names in {@code speech/brands.tsv} have their usual reading; words in capitals are
 * spelled where they are acronyms and read where they are words. What is left is for an English
 * voice (Chinese, Korean) or for {@link Katakana}.
 */
public final class LatinWords {
  private static final Map<String, List<String>> NAMES = names();
  private static final Pattern NAME =
      Pattern.compile(
          NAMES.keySet().stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .map(Pattern::quote)
              .collect(
                  Collectors.joining(
                      "|", "(?<![\\p{IsLatin}\\d])(?:", ")(?![\\p{IsLatin}²³]|[-'’]\\p{IsLatin})")),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Words in capitals with hyphens, dots or ampersands between them: USB-C, A&B. */
  private static final Pattern CAPITALS =
      Pattern.compile("(?<![\\p{IsLatin}])\\p{Lu}+(?:[-&.]\\p{Lu}+)*\\.?(?![\\p{IsLatin}])");

  private static final Pattern ROMAN =
      Pattern.compile("(?<=[\\p{IsLatin}\\d][ -])(II|III|IV)(?![\\p{IsLatin}])");

  /** Short words that shops write in capitals. */
  private static final Set<String> WORDS =
      Set.of(
          "AIR", "ALLE", "DAS", "DER", "DES", "DIE", "LA", "LE", "LES", "NEU", "NON", "NUR", "OUI",
          "SUR", "UN", "UND", "UNE", "VON", "ZUM", "ALL", "AND", "ART", "BAG", "BIG", "BOX", "BOY",
          "BUY", "CAN", "CAR", "CUP", "DAY", "EYE", "FOR", "FUN", "GAP", "GEL", "GET", "GO", "HOT",
          "ICE", "IN", "KIT", "LIP", "MAC", "MAX", "ME", "MEN", "MIX", "MY", "NEW", "NO", "NOW",
          "OFF", "OIL", "ON", "ONE", "PEN", "PIN", "PRO", "RAM", "RED", "ROM", "SIM", "SET", "SUN",
          "TEA", "THE", "TO", "TOP", "TOY", "TWO", "UP", "WE", "YES", "YOU", "ZIP");

  private static final Pattern ODD_START =
      Pattern.compile(
          "^(?!(?:B[LR]|C[HLR]|D[RW]|F[LR]|G[LRN]|K[LNR]|P[HLR]|QU|S[CHKLMNPQTW]|T[HRW]|W[HR])[AEIOUYLRH])"
              + "[^AEIOUY]{2}");
  private static final Pattern LONG_CLUSTER = Pattern.compile("[^AEIOUY]{4}");

  private static final List<String> KATAKANA_LETTERS =
      List.of(
          "エー", "ビー", "シー", "ディー", "イー", "エフ", "ジー", "エイチ", "アイ", "ジェー", "ケー", "エル", "エム", "エヌ",
          "オー", "ピー", "キュー", "アール", "エス", "ティー", "ユー", "ブイ", "ダブリュー", "エックス", "ワイ", "ゼット");
  private static final List<String> HANGUL_LETTERS =
      List.of(
          "에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이", "제이", "케이", "엘", "엠", "엔", "오", "피",
          "큐", "알", "에스", "티", "유", "브이", "더블유", "엑스", "와이", "제트");

  /** The letter A, where an English voice might take it for the article: a full-width one. */
  private static final String LETTER_A = "\uFF21";

  /** Read as "eɪ" by espeak-ng 1.51 at every place; it reads "ay" like the letter I. */
  private static final String SPOKEN_A = "eigh";

  /** A4, A-10; the unit of 3A is left to the rules for figures. */
  private static final Pattern NUMBERED_A = Pattern.compile("(?<![\\p{IsLatin}\\d])A(?=-?\\d)");

  private static final Pattern SINGLE_A =
      Pattern.compile("(?<![\\p{IsLatin}'’])A(?![\\p{IsLatin}'’.])");

  /** What a letter names stands before it. */
  private static final Pattern NAMED_BY_LETTER =
      Pattern.compile(
          "(?i)(?:vitamin|class|size|type|grade|plan|option|model|group|hepatitis|series|line|level"
              + "|section|row|block|cup|part|team|point|version|letter|side|hall|gate|zone|list|rated"
              + "|category|usb)[- ]$");

  private static final Pattern SENTENCE_BEGINS = Pattern.compile("(?:^|[.!?:…])[\\s\"“‘'(]*$");
  private static final Pattern WORD_FOLLOWS = Pattern.compile("^ [\\p{L}\\d$€£\"“]");
  private static final Pattern CAPITAL_FOLLOWS = Pattern.compile("^ \\p{Lu}\\p{Ll}");
  private static final Pattern CAPITAL_BEFORE = Pattern.compile("\\p{Lu}\\p{Ll}+ $");

  private LatinWords() {}

  /** The text as a voice is given it. */
  public static String forVoice(String text) {
    return text.replace(LETTER_A, SPOKEN_A);
  }

  /** The text as a person reads it. */
  public static String forEyes(String text) {
    return text.replace(LETTER_A, "A");
  }

  /** Names with a reading of their own; before figures are put into words, for 3M and 7-Eleven. */
  public static String namesRead(String text, Language language) {
    String letters =
        language == Language.ENGLISH ? NUMBERED_A.matcher(text).replaceAll(LETTER_A) : text;
    String named = replace(NAME, letters, match -> name(match, language));
    return replace(ROMAN, named, roman -> roman(roman, language));
  }

  /** Words in capitals; after figures, which know units. */
  public static String capitalsRead(String text, Language language) {
    return switch (language) {
      case ENGLISH -> shouted(text) ? text : singleA(acronyms(text, language));
      case GERMAN, FRENCH -> shouted(text) ? text : acronyms(text, language);
      case MANDARIN, CANTONESE, JAPANESE, KOREAN ->
          replace(CAPITALS, text, word -> capitals(word, language));
    };
  }

  private static String acronyms(String text, Language language) {
    return replace(CAPITALS, text, word -> acronym(word, language));
  }

  private static String singleA(String text) {
    return SINGLE_A
        .matcher(text)
        .replaceAll(
            letter ->
                article(text.substring(0, letter.start()), text.substring(letter.end()))
                    ? "A"
                    : LETTER_A);
  }

  /** A sentence or, in a title, a word begins with it. */
  private static boolean article(String before, String after) {
    if (!WORD_FOLLOWS.matcher(after).find() || NAMED_BY_LETTER.matcher(before).find()) {
      return false;
    }
    boolean title = CAPITAL_FOLLOWS.matcher(after).find() && CAPITAL_BEFORE.matcher(before).find();
    return title || SENTENCE_BEGINS.matcher(before).find();
  }

  /** In a text all in capitals they say nothing. */
  private static boolean shouted(String text) {
    return text.codePoints().noneMatch(Character::isLowerCase);
  }

  /** Words are left to the voice; full stops end sentences. */
  private static String acronym(String word, Language language) {
    boolean spelled =
        word.length() > 1
            && word.chars().allMatch(letter -> letter < 128)
            && word.indexOf('.') < 0
            && Pattern.compile("[-&]").splitAsStream(word).noneMatch(LatinWords::isWord);
    return spelled ? capitals(word, language) : word;
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    names.putAll(Tables.read("brands.tsv"));
    return names;
  }

  private static String name(String written, Language language) {
    List<String> row = NAMES.get(written);
    // Three metres
    if (row == null || written.equals("3m")) {
      return written;
    }
    return switch (language) {
      case JAPANESE -> row.get(1);
      case KOREAN -> row.get(2);
      case GERMAN -> row.get(3).isEmpty() ? written : row.get(3);
      case FRENCH -> row.get(4).isEmpty() ? written : row.get(4);
      case MANDARIN, CANTONESE, ENGLISH -> row.get(0);
    };
  }

  private static String roman(String numeral, Language language) {
    int value =
        switch (numeral) {
          case "II" -> 0;
          case "III" -> 1;
          default -> 2;
        };
    return switch (language) {
      case JAPANESE -> List.of("ツー", "スリー", "フォー").get(value);
      case KOREAN -> List.of("투", "쓰리", "포").get(value);
      case GERMAN -> List.of("zwei", "drei", "vier").get(value);
      case FRENCH -> List.of("deux", "trois", "quatre").get(value);
      case MANDARIN, CANTONESE, ENGLISH -> List.of("two", "three", "four").get(value);
    };
  }

  private static String capitals(String word, Language language) {
    UnaryOperator<String> read = part -> part(part, language);
    String between = language == Language.JAPANESE ? "" : " ";
    String and =
        switch (language) {
          case JAPANESE -> "アンド";
          case KOREAN -> "앤";
          case GERMAN -> "und";
          case FRENCH -> "et";
          case MANDARIN, CANTONESE, ENGLISH -> "and";
        };
    return Pattern.compile("\\p{Lu}+|&")
        .matcher(word)
        .results()
        .map(match -> match.group().equals("&") ? and : read.apply(match.group()))
        .collect(Collectors.joining(between));
  }

  private static String part(String capitals, Language language) {
    return isWord(capitals) ? capitals.toLowerCase(Locale.ROOT) : spelled(capitals, language);
  }

  /** Whether people read it as a word: it can be pronounced and is not as short as acronyms are. */
  private static boolean isWord(String capitals) {
    if (capitals.length() <= 3) {
      return WORDS.contains(capitals);
    }
    boolean vowels = capitals.chars().anyMatch(letter -> "AEIOUY".indexOf(letter) >= 0);
    return vowels && !ODD_START.matcher(capitals).find() && !LONG_CLUSTER.matcher(capitals).find();
  }

  private static String spelled(String capitals, Language language) {
    String between = language == Language.JAPANESE || language == Language.KOREAN ? "" : " ";
    return capitals
        .chars()
        .mapToObj(letter -> letter(letter, language))
        .collect(Collectors.joining(between));
  }

  private static String letter(int letter, Language language) {
    if (letter < 'A' || letter > 'Z') {
      return Character.toString(letter);
    }
    return switch (language) {
      case JAPANESE -> KATAKANA_LETTERS.get(letter - 'A');
      case KOREAN -> HANGUL_LETTERS.get(letter - 'A');
      case MANDARIN, CANTONESE, ENGLISH -> letter == 'A' ? LETTER_A : Character.toString(letter);
      case GERMAN, FRENCH -> Character.toString(letter);
    };
  }

  private static String replace(Pattern pattern, String text, Function<String, String> words) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(words.apply(match.group())));
  }
}
