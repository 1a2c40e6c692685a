package live.showhorse.speech.reading;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/** What the rules that English, German and French share say in each of them. */
enum Tongue {
  ENGLISH(
      Language.ENGLISH,
      Patterns.POINT_NUMBER,
      "zero one two three four five six seven eight nine",
      "to, minus, number, at, dot, slash, dash, underscore, less than or equal to,"
          + " greater than or equal to, less than, more than, about, plus or minus, equals, plus"),
  GERMAN(
      Language.GERMAN,
      Patterns.COMMA_NUMBER,
      "null eins zwei drei vier fünf sechs sieben acht neun",
      "bis, minus, Nummer, ät, Punkt, Schrägstrich, Bindestrich, Unterstrich, höchstens,"
          + " mindestens, weniger als, mehr als, etwa, plus minus, gleich, plus"),
  FRENCH(
      Language.FRENCH,
      Patterns.COMMA_NUMBER,
      "zéro un deux trois quatre cinq six sept huit neuf",
      "à, moins, numéro, arobase, point, barre, tiret, tiret bas, au plus,"
          + " au moins, moins de, plus de, environ, plus ou moins, égale, plusse");

  /** What a sign stands for, in the order of the words above. */
  enum Sign {
    TO,
    MINUS,
    NUMBER,
    AT,
    DOT,
    SLASH,
    HYPHEN,
    UNDERSCORE,
    AT_MOST,
    AT_LEAST,
    LESS,
    MORE,
    ABOUT,
    GIVE_OR_TAKE,
    EQUALS,
    /** The French voice says the "s" of the sign, but not that of the word "plus". */
    PLUS
  }

  private final Language language;
  private final String number;
  private final List<String> digits;
  private final List<String> signs;

  Tongue(Language language, String number, String digits, String signs) {
    this.language = language;
    this.number = number;
    this.digits = List.of(digits.split(" "));
    this.signs = List.of(signs.split(", "));
  }

  /** The pieces of patterns of this language. */
  Map<String, String> macros() {
    Map<String, String> macros = Patterns.macros(number);
    macros.put("§UNIT", Units.pattern(language));
    return macros;
  }

  Language language() {
    return language;
  }

  String say(Sign sign) {
    return signs.get(sign.ordinal());
  }

  String digit(int digit) {
    return digits.get(digit);
  }

  /** Each digit by its name; other characters are left out. */
  String oneByOne(String number) {
    return number
        .chars()
        .filter(Character::isDigit)
        .mapToObj(digit -> digits.get(digit - '0'))
        .collect(Collectors.joining(" "));
  }
}
