package live.showhorse.speech.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/**
 * Roman numerals written in letters, in English, German and French: rulers, centuries, chapters and
 * sequels. Letters that are rather a word or a size (I, MIX, CD, XL, DC) are left alone.
 */
public final class RomanNumerals {
  private static final String NUMERAL =
      "(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})";

  /** What nobody takes for letters or a size: at least two signs of I, V and X, one not X. */
  private static final String SMALL = "(?=[IVX]*[IV])(?=[IVX]{2})" + NUMERAL;

  private static final String END = "(?![\\p{L}\\d&]|[-.]\\p{L})";

  private static final String MEN =
      "(?:Henry|Louis|Edward|George|Charles|James|William|Richard|Philip|Frederick|Napol[eé]on|Alexand(?:er|re)|Peter|Nicholas"
          + "|Nikolaus|Nicolas|Ivan|Iwan|Pius|Pie|Benedi[ck]t|Benoît|John Paul|Jean-Paul|Johannes Paul|Johannes|Jean|Francis|Franz"
          + "|Franz Joseph|François|Leopold|Léopold|Wilhelm|Guillaume|Friedrich|Friedrich Wilhelm|Frédéric|Ludwig|Otto|Otton|Karl"
          + "|Heinrich|Henri|Georg|Georges|Jakob|Jacques|Philipp|Philippe|Eduard|Édouard|Edouard|Richard|Max|Maximilian|Joseph|Josef"
          + "|Rudolf|Ramses|Ramsès|Darius|Leo|Léon|Gregory|Gregor|Grégoire|Clemens|Clément|Urban|Harald|Gustav|Christian|Felipe"
          + "|Juan Carlos|Sixtus|Theodor|August|Albert|Ernst|Carl|Konrad|Heinrich|Paul|Peter|Pierre|Charlemagne|Xerxes|Thutmosis)";
  private static final String WOMEN =
      "(?:Elizabeth|Elisabeth|Élisabeth|Mary|Maria|Catherine|Katharina|Margaret|Margarethe|Margrethe|Cleopatra|Kleopatra|Anna|Christina"
          + "|Isabella|Isabelle|Beatrix|Victoria|Viktoria)";

  private static final Map<Language, String> CONTEXT =
      Map.of(
          Language.ENGLISH,
          "(?i:chapter|part|volume|vol\\.|act|scene|book|section|stage|phase|type|class|mark|grade|level|title|article|appendix"
              + "|generation|gen|series|episode|season|round|table|figure|world war|super bowl|bowl|tier|category)",
          Language.GERMAN,
          "(?:Kapitel|Teil|Band|Akt|Buch|Typ|Klasse|Phase|Stufe|Folge|Staffel|Serie|Abschnitt|Anhang|Tabelle|Generation|Weltkrieg)",
          Language.FRENCH,
          "(?i:chapitre|tome|partie|volume|acte|scène|livre|type|classe|phase|annexe|titre|tableau|saison|épisode|génération"
              + "|guerre mondiale)");

  private static final Rules IN_ENGLISH = english();
  private static final Rules IN_GERMAN = german();
  private static final Rules IN_FRENCH = french();

  private RomanNumerals() {}

  /** Puts them into words or figures; figures are put into words after it. */
  public static String inFigures(String text, Language language) {
    return switch (language) {
      case ENGLISH -> IN_ENGLISH.apply(text);
      case GERMAN -> IN_GERMAN.apply(text);
      case FRENCH -> IN_FRENCH.apply(text);
      case MANDARIN, CANTONESE, JAPANESE, KOREAN -> text;
    };
  }

  private static Rules rules(Language language) {
    Map<String, String> macros = new LinkedHashMap<>();
    macros.put("§SMALL", SMALL);
    macros.put("§YEAR", "(?=[MDCLXVI]{5})M" + NUMERAL);
    macros.put("§ROMAN", NUMERAL);
    macros.put("§END", END);
    macros.put("§WOMEN", WOMEN);
    macros.put("§MEN", MEN);
    macros.put("§BEFORE", "(?<=(?<!\\p{L})" + CONTEXT.get(language) + " )");
    return new Rules(macros);
  }

  private static Rules english() {
    // "Henry I think": after the pronoun comes another verb than after a ruler.
    String ruler =
        "(?!(?<=(?<!\\p{L})I) (?!(?:of|was|and|is|in|reigned|ruled|who|to|from)(?!\\p{L}))\\p{Ll})";
    String chapter =
        "(?!(?<=(?<!\\p{L})I)(?:['’]| (?:am|was|have|had|like|love|want|need|can|will|would|think|know|do|did|use)(?!\\p{L})))";
    return sequels(
        rules(Language.ENGLISH)
            .say(
                "(?<=(?<!\\p{L})(?:§MEN|§WOMEN|King|Queen|Pope) )(?<r>§ROMAN)" + ruler + "§END",
                m -> "the " + Numerals.englishOrdinal(value(m)))
            .say(
                "(?<!\\p{L})(?<r>§ROMAN)(?:st|nd|rd|th)?(?= [Cc]entur)",
                m -> Numerals.englishOrdinal(value(m)))
            .say("§BEFORE(?<r>§ROMAN)" + chapter + "§END", RomanNumerals::value));
  }

  private static Rules german() {
    return sequels(
        rules(Language.GERMAN)
            .say(
                "(?<prep>(?<!\\p{L})(?:von|unter|mit|bei|nach|seit|aus|zu|gegenüber) (?:(?:dem |der )?(?:König|Königin|Kaiser|Kaiserin|Papst|Zar|Zarin) )?)?"
                    + "(?<name>(?<!\\p{L})(?:§MEN|(?<woman>§WOMEN)))(?<s>s?) (?<r>§ROMAN)(?:\\.(?!$))?§END",
                RomanNumerals::germanRuler)
            .say(
                "(?<![\\p{L}\\d])(?<r>§ROMAN)\\.(?= (?:Jahrhundert|Weltkrieg|Jh|Internationale|Quartal|Semester|Klasse|Liga|Akt|Kapitel))",
                m -> value(m) + ".")
            .say("§BEFORE(?<r>§ROMAN)§END", RomanNumerals::value));
  }

  private static Rules french() {
    return sequels(
        rules(Language.FRENCH)
            // "Le" and "Ce" are words: of single letters only I, V and X begin an ordinal.
            .say(
                "(?<![\\p{L}\\d])(?=[MDCLXVI]*[IVX])(?<r>§ROMAN)(?<end>(?:e|ème|ième|è|ᵉ|er|ère|re)s?)(?!\\p{L})",
                m -> value(m) + m.group("end"))
            .say("(?<!\\p{L})(?<r>§ROMAN)(?= siècles?(?!\\p{L}))", m -> value(m) + "e")
            .say("(?<=(?<!\\p{L})(?:§MEN|§WOMEN) )(?<r>§ROMAN)§END", RomanNumerals::value)
            .say("§BEFORE(?<r>§ROMAN)§END", RomanNumerals::value));
  }

  /** Final Fantasy VII, Rocky III, MCMLXXXV. */
  private static Rules sequels(Rules rules) {
    return rules
        .say("(?<=\\p{Lu}[\\p{L}\\d]{1,20} )(?<r>§SMALL)§END", RomanNumerals::value)
        .say("(?<![\\p{L}\\d-])(?<r>§YEAR)§END", RomanNumerals::value);
  }

  private static String germanRuler(MatchResult match) {
    boolean woman = match.group("woman") != null;
    boolean genitive = match.group("s").equals("s");
    boolean dative = match.group("prep") != null;
    String article =
        genitive ? woman ? "der" : "des" : dative ? woman ? "der" : "dem" : woman ? "die" : "der";
    String ordinal = Numerals.germanOrdinal(value(match), "n");
    String ending = genitive || dative ? ordinal : ordinal.substring(0, ordinal.length() - 1);
    return (dative ? match.group("prep") : "")
        + match.group("name")
        + match.group("s")
        + " "
        + article
        + " "
        + Character.toUpperCase(ending.charAt(0))
        + ending.substring(1);
  }

  private static String value(MatchResult match) {
    return Integer.toString(Numerals.roman(match.group("r")));
  }
}
