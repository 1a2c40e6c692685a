package live.showhorse.speech.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Abbreviations of addresses, months, titles and small words in English, German and French, Roman
 * numerals and the names of days: what must be in words before figures are read. Thread-safe.
 */
public final class WesternAbbreviations {
  private record Rule(Pattern pattern, String words) {}

  private static final Map<Language, List<Rule>> RULES =
      Map.of(
          Language.ENGLISH,
          rules(
              "[Nn]os?\\.\\s?(?=[\\d#])", "number ",
              "Gen\\.(?=\\s\\p{Lu})", "General",
              "Capt\\.", "Captain",
              "Sgt\\.", "Sergeant",
              "Lt\\.", "Lieutenant",
              "Gov\\.", "Governor",
              "Sen\\.(?=\\s\\p{Lu})", "Senator",
              "Jr\\.", "Junior",
              "Sr\\.", "Senior",
              "(?<=\\p{Lu}\\p{Ll}{1,20} |(?:st|nd|rd|th) )St\\.(?!\\s\\p{Lu}\\p{Ll})", "Street",
              "St\\.(?=\\s\\p{Lu})", "Saint",
              "Ave\\.", "Avenue",
              "Blvd\\.", "Boulevard",
              "Rd\\.", "Road",
              "Inc\\.", "Incorporated",
              "Ltd\\.", "Limited",
              "Corp\\.", "Corporation",
              "Co\\.", "Company",
              "Dept\\.", "Department",
              "(?:max|(?<![\\p{L}\\d] )Max)\\.", "maximum",
              "qty\\.?", "quantity",
              "temp\\.", "temperature",
              "tel\\.", "telephone",
              "Tel\\.", "Telephone",
              "ext\\.(?=\\s?\\d)", "extension",
              "vol\\.(?=\\s?\\d)", "volume",
              "Vol\\.(?=\\s?\\d)", "Volume",
              "pp\\.(?=\\s?\\d)", "pages",
              "p\\.(?=\\s?\\d)", "page",
              "ch\\.(?=\\s?\\d)", "chapter",
              "[Ff]ig\\.(?=\\s?\\d)", "figure",
              "a\\.\\s?k\\.\\s?a\\.", "also known as",
              "w/o(?=\\s)", "without",
              "w/ ?(?=\\p{L})", "with ",
              "Jan\\.", "January",
              "Feb\\.", "February",
              "Mar\\.(?=\\s?\\d)", "March",
              "Apr\\.", "April",
              "Aug\\.", "August",
              "Sept?\\.", "September",
              "Oct\\.", "October",
              "Nov\\.", "November",
              "Dec\\.", "December"),
          Language.GERMAN,
          rules(
              "o\\.\\s?[äÄ]\\.", "oder ähnliches",
              "§§? ?(?=\\d)", "Paragraf ",
              "(?<=/ ?)Std\\.", "Stunde",
              "z\\.\\s?Zt\\.", "zur Zeit",
              "n\\.\\s?Chr\\.", "nach Christus",
              "v\\.\\s?Chr\\.", "vor Christus",
              "Art\\.-Nr\\.", "Artikelnummer",
              "Best\\.-Nr\\.", "Bestellnummer",
              "Tel\\.-Nr\\.", "Telefonnummer",
              "Tel\\.", "Telefon",
              "(?:Nr\\.|№|No\\.?)\\s?(?=\\d)", "Nummer ",
              "(?<!\\d )min\\.", "mindestens",
              "(?<=\\p{Ll})str\\.(?=\\s\\d)", "straße",
              "o\\.(?=\\s\\d)", "oder",
              "tägl\\.", "täglich",
              "lt\\.", "laut",
              "vs\\.", "gegen",
              "MwSt\\.?", "Mehrwertsteuer",
              "Abb\\.(?=\\s?\\d)", "Abbildung",
              "Bd\\.(?=\\s?\\d)", "Band",
              "Kap\\.(?=\\s?\\d)", "Kapitel",
              "Fr\\.(?=\\s\\p{Lu})", "Frau",
              "(?<!\\d[.,])1 Std\\.", "eine Stunde",
              "(?<!\\d[.,])1 Stk\\.", "ein Stück",
              "(?<!\\d[.,])1 Min\\.", "eine Minute",
              "(?<!\\d[.,])1 Sek\\.", "eine Sekunde"),
          Language.FRENCH,
          rules(
              "M\\.(?=\\set\\s)", "Monsieur",
              "Mme(?=\\s\\p{Lu})", "Madame",
              "Mlle(?=\\s\\p{Lu})", "Mademoiselle",
              "(?:[Nn][°ºo]\\.?|№)\\s?(?=\\d)", "numéro ",
              "[Nn]os\\s?(?=\\d)", "numéros ",
              "cf\\.", "voir",
              "§§? ?(?=\\d)", "paragraphe ",
              "av\\.\\sJ\\.-C\\.", "avant Jésus-Christ",
              "av\\.(?=\\s\\p{Lu})", "avenue",
              "s\\.\\s?v\\.\\s?p\\.", "s'il vous plaît",
              "apr?\\.\\sJ\\.-C\\.", "après Jésus-Christ",
              "[Tt]él\\.", "téléphone",
              "(?:max|(?<![\\p{L}\\d] )Max)\\.", "maximum",
              "qté", "quantité",
              "p\\.(?=\\s?\\d)", "page",
              "vol\\.(?=\\s?\\d)", "volume",
              "art\\.(?=\\s?\\d)", "article",
              "bd\\.?(?=\\s\\p{L})", "boulevard",
              "St-(?=\\p{Lu})", "Saint-",
              "Ste-(?=\\p{Lu})", "Sainte-",
              "janv\\.", "janvier",
              "févr?\\.", "février",
              "avr\\.", "avril",
              "juil\\.", "juillet",
              "sept\\.", "septembre",
              "oct\\.", "octobre",
              "nov\\.", "novembre",
              "déc\\.", "décembre"));

  private WesternAbbreviations() {}

  public static String inWords(String text, Language language) {
    String words = Weekdays.inWords(RomanNumerals.inFigures(text, language), language);
    for (Rule rule : RULES.getOrDefault(language, List.of())) {
      words = rule.pattern().matcher(words).replaceAll(rule.words());
    }
    return words;
  }

  /** What looks back for what must stand before it needs no border. */
  private static List<Rule> rules(String... pairs) {
    List<Rule> rules = new ArrayList<>();
    for (int at = 0; at < pairs.length; at += 2) {
      String border = pairs[at].startsWith("(?<=") ? "" : "(?<![\\p{L}\\p{N}])";
      rules.add(new Rule(Pattern.compile(border + pairs[at]), pairs[at + 1]));
    }
    return List.copyOf(rules);
  }
}
