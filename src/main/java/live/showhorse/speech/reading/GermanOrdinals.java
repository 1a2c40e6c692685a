package live.showhorse.speech.reading;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.showhorse.speech.reading.Genders.Gender;

/**
 * German ordinals ("der 3. Reihe") and the number one before a noun ("1 Flasche") with the endings
 * that the words around them ask for.
 */
final class GermanOrdinals {
  private static final String DETERMINER =
      "(?<det>(?<!\\p{L})(?i:der|die|das|dem|den|des|einem|einen|einer|eines|eine|ein|am|im|zum|zur|vom|beim|ins|ans|aufs|fürs|jeder|jedes"
          + "|jede|jedem|jeden|dieser|dieses|diese|diesem|diesen|(?:m|d|s)eine[mnrs]?|(?:m|d|s)ein|ihre[mnrs]?|ihr|unsere[mnrs]?|unser|eure[mnrs]?|euer"
          + "|kein(?:e[mnrs]?)?|welche[mnrs]?))";
  private static final String PREPOSITION =
      "(?<!\\p{L})(?i:in|mit|aus|von|bei|nach|seit|zu|an|auf|unter|vor|ab|hinter|neben|zwischen|während|wegen|trotz|innerhalb|laut|dank|außer|gegenüber|über)";

  private static final String NUMBERS =
      "(?<n>\\d{1,4}\\.(?:(?: ?[-–/] ?|, ?| und (?:der |die |das |dem |den )?| oder (?:der |die |das |dem |den )?| bis (?:zum |zur |der |dem )?)\\d{1,3}\\.)*)";

  /** Words that begin a sentence rather than name what is counted. */
  private static final String SENTENCE =
      "(?:Der|Die|Das|Ein|Eine|Es|Er|Sie|Wir|Ich|Ihr|Und|Aber|Jetzt|Heute|Dann|So|Nur|Hier|Bis|In|Im|Am|Mit|Für|Ab|Auf|Bestellen|Kommen|Danach"
          + "|Was|Wer|Wie|Wo|Wenn|Da|Dort|Alle|Alles|Auch|Noch|Schon)(?!\\p{L})";

  /** The noun may have adjectives before it. */
  private static final String NOUN =
      " (?=(?:\\p{Ll}+ ){0,2}(?!" + SENTENCE + ")(?<noun>\\p{Lu}[\\p{L}-]*))";

  /** Nouns counted in order that follow a number without an article. */
  private static final String ORDERED =
      "(?=(?<noun>Platz|Klasse|Stock|Etage|Tag|Mal|Jahr|Advent|Geburtstag|Weihnachtstag|Stelle|Preis|Generation|Auflage|Kunde"
          + "|Kundin|Bestellung|Woche|Wahl|Reihe|Rang|Teil|Quartal|Halbjahr|Liga|Bundesliga|Runde|Halbzeit|Stunde|Hand|Jahrhundert"
          + "|Weltkrieg|Obergeschoss|Versuch|Kollektion|Staffel|Folge|Schritt|Januar|Lesung|Semester|Monat|Person|Artikel|Paar|Stück|Flasche)(?!\\p{Ll}))";

  private static final Pattern ONE_NUMBER = Pattern.compile("(\\d{1,4})\\.");

  private static final String DATIVE =
      "(?i:mit|nach|in|seit|von|aus|bei|zu|ab|vor|an|auf|unter|binnen|innerhalb von)";
  private static final String ACCUSATIVE =
      "(?i:für|um|ohne|gegen|durch|(?:kostet|kosten|spart|sparen|spare|bezahlt|zahlen|zahlt|erhält|erhalten|bekommt|bekommen|haben|hat|nimm|nehmen)"
          + "(?: Sie| ihr| wir| du)?)";

  /** What may stand before the number one and ask for its case. */
  static final String BEFORE_ONE =
      "(?:(?<before>(?<!\\p{L})(?:"
          + DATIVE
          + "|"
          + ACCUSATIVE
          + ")(?: nur| noch| je| jeweils| etwa| circa| fast| schon)*) )?";

  private static final String NUMBERED =
      "(?<!(?:Platz|Nummer|Teil|Band|Kapitel|Seite|Zimmer|Stufe|Version|Typ|Formel|Schritt|Folge|Staffel|Level|Klasse|Kanal|Gleis|Linie"
          + "|Halle|Raum|Größe|Modell|Phase|Raum|Haus|Tor|Punkt|Nr\\.|Serie|Saison|Bild|Abschnitt|Lektion|Runde|Spiel|Quartal|Tag|Woche|Code) )";

  private GermanOrdinals() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?:(?<prep>" + PREPOSITION + ") )?" + DETERMINER + " " + NUMBERS + NOUN,
            GermanOrdinals::determined)
        .say(
            DETERMINER
                + " (?<n>\\d{1,3}\\.(?:(?:, ?| und | oder | bis )\\d{1,3}\\.)*)(?= \\p{Ll}|,)(?<noun>)(?<prep>)",
            GermanOrdinals::determined)
        .say(
            "(?<det>(?<!\\p{L})(?i:am|zum|vom|beim|im|der|die|das)) (?<n>\\d{1,2}\\.)(?=$|[!?)]| "
                + SENTENCE
                + ")(?<noun>)(?<prep>)",
            GermanOrdinals::atTheEnd)
        .say(
            "(?<prep>" + PREPOSITION + ") (?<n>\\d{1,3}\\.) " + ORDERED,
            m -> m.group("prep") + " " + ordinals(m, strong(m, true)) + " ")
        .say(
            "(?<![\\d.,\\p{L}])(?<n>\\d{1,3}\\.(?:(?: ?[-–/] ?|, ?| und | oder | bis )\\d{1,3}\\.)*) "
                + ORDERED,
            m -> ordinals(m, strong(m, false)) + " ");
  }

  /** "1 Flasche", also "1 neues Paar" and "1 oder 2 Flaschen". */
  static void addOneTo(Rules rules) {
    rules.say(
        BEFORE_ONE
            + NUMBERED
            + "(?<![\\d.,:/+−-]|\\d )1(?! ?(?:§UNIT|§CURRENCY|%|Mio|Mrd|Fr\\.))(?<or> (?:oder|bis) \\d{1,2})? (?=(?<adjective>(?!(?:der|des|dem|den|oder|aber|wieder|immer|unter|hinter|über|nach|ohne|diese[rs]|jeder|aller|pro)(?!\\p{L}))(?:\\p{Ll}{2,}e[rsnm]?|gratis|extra|mini|super|rosa|lila) )?(?<noun>\\p{Lu}[\\p{L}-]+))",
        GermanOrdinals::one);
  }

  /** The number one with the ending for its noun. */
  static String one(String before, String noun) {
    Gender gender = Genders.german(noun);
    boolean dative = before != null && before.matches(DATIVE + ".*");
    if (before == null) {
      return gender == Gender.FEMININE ? "eine" : "ein";
    }
    if (dative) {
      return gender == Gender.FEMININE ? "einer" : "einem";
    }
    return switch (gender) {
      case FEMININE -> "eine";
      case MASCULINE -> "einen";
      case NEUTER -> "ein";
    };
  }

  private static String one(MatchResult match) {
    String before = match.group("before");
    String adjective = match.group("adjective");
    String noun = match.group("noun").replaceFirst("^.*-(?=\\p{Lu}\\p{Ll})", "");
    String article =
        adjective != null && match.group("or") == null
            ? byAdjective(adjective.strip(), before, noun)
            : one(before, noun);
    boolean words = match.group("or") != null;
    return (before == null ? "" : before + " ")
        + (words ? "ein" : article)
        + (words ? match.group("or") : "")
        + " ";
  }

  private static String byAdjective(String adjective, String before, String noun) {
    if (adjective.endsWith("es")) {
      return "ein";
    }
    return adjective.matches(".*[^e]e") && !adjective.equals("gerade") ? "eine" : one(before, noun);
  }

  private static String determined(MatchResult match) {
    String before =
        match.group("prep") == null || match.group("prep").isEmpty()
            ? ""
            : match.group("prep") + " ";
    String space = match.group("noun") != null && !match.group("noun").isEmpty() ? " " : "";
    return before + match.group("det") + " " + ordinals(match, weak(match)) + space;
  }

  /** "Heute ist der 3." */
  private static String atTheEnd(MatchResult match) {
    boolean nominative = match.group("det").matches("(?i)der|die|das");
    return match.group("det") + " " + ordinals(match, nominative ? "" : "n") + ".";
  }

  /** After an article; "" is the ending -e. */
  private static String weak(MatchResult match) {
    String determiner = match.group("det").toLowerCase(Locale.ROOT);
    boolean preposition = match.group("prep") != null && !match.group("prep").isEmpty();
    String noun = match.group("noun");
    boolean known = noun != null && !noun.isEmpty();
    Gender gender = known ? Genders.german(noun) : Gender.MASCULINE;
    if (determiner.matches(
        "die|das|eine|ins|ans|aufs|fürs|jede|jedes|diese|dieses|welche|welches|(?:m|d|s|k)eine|ihre|unsere|eure")) {
      return "";
    }
    if (determiner.matches("ein|(?:m|d|s|k)ein|ihr|unser|euer")) {
      return known && gender == Gender.NEUTER ? "s" : "r";
    }
    if (determiner.matches("der|jeder|dieser|welcher")) {
      return preposition || gender == Gender.FEMININE ? "n" : "";
    }
    return "n";
  }

  /** Without an article the ordinal itself shows gender and case. */
  private static String strong(MatchResult match, boolean dative) {
    Gender gender = Genders.german(match.group("noun"));
    if (dative) {
      return gender == Gender.FEMININE ? "r" : "m";
    }
    return switch (gender) {
      case MASCULINE -> "r";
      case FEMININE -> "";
      case NEUTER -> "s";
    };
  }

  private static String ordinals(MatchResult match, String ending) {
    return ONE_NUMBER
        .matcher(match.group("n"))
        .replaceAll(
            number ->
                ending.equals("m")
                    ? GermanCalendar.ordinal(number.group(1), "") + "m"
                    : GermanCalendar.ordinal(number.group(1), ending))
        .replaceAll(" ?[-–] ?", " bis ")
        .replaceAll(" ?/ ?", " und ");
  }
}
