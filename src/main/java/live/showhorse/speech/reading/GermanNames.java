package live.showhorse.speech.reading;

/** German numbers that are names: of orders and codes digit by digit, of rooms in pairs. */
final class GermanNames {
  /** What may stand before a telephone or order number. */
  static final String CONTEXT =
      "telefon|tel|hotline|rufnummer|nummer|nr\\.|bestell|auftrag|artikel|fax|handy|whatsapp|anruf|ruf|code|serien|kunden|rechnung|modell";

  private static final String CODES =
      "(?:\\p{L}{3,24}-?)?[Nn]ummer|PIN|Pin|TAN|PLZ|Postleitzahl|Passwort|Kennwort|EAN|GTIN|ISBN|ISSN|IMEI|SKU|ID|(?:\\p{Lu}\\p{Ll}{2,20})?[Cc]ode|Aktenzeichen"
          + "|Hotline|Fax|Durchwahl";
  private static final String NAMED =
      "Bestellung|Rechnung|Ticket|Auftrag|Kunde|Artikel|Sendung|Los|Konto|Buchung|Gutschein";
  private static final String IN_PAIRS =
      "Zimmer|Raum|Halle|Stand|Bus|Linie|Zug|ICE|Modell|Typ|Nokia|Boeing|Porsche|Peugeot|RTX|GTX|Ryzen \\d|GeForce(?: RTX| GTX)?|Kanal|Schließfach|Apartment|Suite|Serie";
  private static final String END = "(?![\\p{L}\\d%]|[.,:/-]\\d| ?(?:%|§UNIT|§CURRENCY))";

  private GermanNames() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<=(?<!\\p{L})(?:"
                + CODES
                + ")(?: ist| lautet)?:? ?)(?<=[ :])(?<!(?<!\\p{L})[Nn]ummer )\\d{3,20}(?:-\\d{1,12}| \\d{2,12}){0,6}"
                + END,
            m -> Numerals.groups(m.group(), Tongue.GERMAN::oneByOne, ", "))
        .say(
            "(?<=[Nn]ummer )(?:0\\d+|\\d{4,20}(?: \\d{2,12}){0,6})" + END,
            m -> Numerals.groups(m.group(), Tongue.GERMAN::oneByOne, ", "))
        .say(
            "(?<=(?<!\\p{L})(?:" + NAMED + ") )\\d{5,20}" + END,
            m -> Tongue.GERMAN.oneByOne(m.group()))
        .say(
            "(?<=(?:[Ss]tr\\.|[Ss]traße|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse) \\d{1,4}\\p{Ll}?, )\\d{5}(?= \\p{Lu})",
            m -> Tongue.GERMAN.oneByOne(m.group()))
        .say(
            "(?<=(?<!\\p{L})(?:D|A|CH)-)\\d{4,5}(?= \\p{Lu})",
            m -> Tongue.GERMAN.oneByOne(m.group()))
        .say(
            "(?<=(?<!\\p{L})(?:[Ff]lug|LH|[Ff]lüge) (?:\\p{Lu}{2} ?)?)\\d{2,4}" + END,
            m -> Tongue.GERMAN.oneByOne(m.group()))
        .say(
            "(?<=(?<!\\p{L})(?:" + IN_PAIRS + ")[ -])(?!19|20)\\d{4}" + END,
            m -> Codes.figures(m.group(), Tongue.GERMAN));
  }
}
