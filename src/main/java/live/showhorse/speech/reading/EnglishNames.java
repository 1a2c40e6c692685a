package live.showhorse.speech.reading;

import java.util.regex.MatchResult;

/** English numbers that are names: of orders and codes digit by digit, of rooms in pairs. */
final class EnglishNames {
  /** What may stand before a telephone or order number. */
  static final String CONTEXT =
      "call|phone|tel|dial|hotline|text|fax|whatsapp|number|no\\.|order|ref|code|sku|serial|tracking|item|part|model";

  /** Words after which a number of three digits is no amount. */
  private static final String CODES =
      "PIN|pin|code|passcode|password|zip|ZIP|postcode|SKU|EAN|UPC|GTIN|ISBN|ISSN|IMEI|ref(?:erence)?|ref\\.|serial|tracking|invoice"
          + "|confirmation|extension|ext\\.|hotline|fax|ID";

  /** Words that need "number" or the like after them: "order 100 pieces". */
  private static final String COUNTED =
      "order|ticket|item|article|product|part|lot|batch|case|account|customer|member(?:ship)?|booking|reservation|receipt|voucher"
          + "|coupon|promo|discount|catalog(?:ue)?|registration|transaction|phone|telephone|model|tracking|serial|invoice"
          + "|reference|confirmation|style|stock|passport|vehicle|parcel|shipment|delivery";

  private static final String IN_PAIRS =
      "rooms?|suites?|apartments?|apt\\.?|booths?|stands?|gates?|routes?|bus|highway|interstate|trains?|channels?|models?|halls?"
          + "|lockers?|studio|building|type|series|exit|Boeing|Nokia|Porsche|Peugeot|RTX|GTX|Ryzen \\d|GeForce(?: RTX| GTX)?";

  private static final String STATES =
      "A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]";

  private static final String END = "(?![\\p{L}\\d%]|[.,:/-]\\d| ?(?:%|§UNIT|§CURRENCY))";

  private EnglishNames() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<=(?<!\\p{L})(?i:"
                + COUNTED
                + ") (?i:number|no\\.|nos\\.|code|id|card|#)(?: is|:| #)? ?)\\d{3,20}(?:-\\d{1,12}| \\d{2,12}){0,6}"
                + END,
            EnglishNames::groups)
        .say(
            "(?<=(?<!\\p{L})(?:(?i:number) |(?i:code|zip) |)(?i:"
                + CODES
                + ")(?: (?i:number|no\\.|code))?(?: is|:| #)? ?)(?<=[ :#])(?:\\d{3,20}|\\d{1,20}(?=-\\d))(?:-\\d{1,12}| \\d{2,12}){0,6}"
                + END,
            EnglishNames::groups)
        .say("(?<=(?<!\\p{L})(?:O|o)rder )(?!\\d0+ )\\d{5,20}" + END, EnglishNames::groups)
        .say(
            "(?<=(?<!\\p{L})(?:[Dd]ial|[Tt]ext \\p{Lu}{2,10} to|[Cc]all(?= (?:911|112|999|411|311)(?!\\d))) )\\d{3,6}|(?<=(?<!\\p{L})(?:[Tt]ext|[Cc]all) )\\d{5,6}(?! \\p{Ll}+s(?!\\p{L}))",
            EnglishNames::groups)
        .say("(?<=[Nn]umber )(?:0\\d+|\\d{4,20})" + END, EnglishNames::groups)
        .say(
            "(?<=(?<!\\p{L})(?:" + STATES + ") )\\d{5}(?:-\\d{4})?(?![\\d\\p{L}]|[.,]\\d)",
            EnglishNames::groups)
        .say(
            "(?<=(?<!\\p{L})[Ff]lights? (?:(?:\\p{Lu}{2}|\\p{Lu}\\d|\\d\\p{Lu}) ?)?)\\d{1,4}(?![\\d\\p{L}])",
            match -> Tongue.ENGLISH.oneByOne(match.group()))
        .say(
            "(?<=(?<!\\p{L})(?i:"
                + IN_PAIRS
                + "|rooms \\d{3,4}(?:,| and| or| to|-|–)"
                + ")[ -](?:number |#)?)\\d{3,4}"
                + END,
            EnglishNames::inPairs);
  }

  /** Spaces and hyphens between the groups are pauses. */
  private static String groups(MatchResult match) {
    return Numerals.groups(match.group(), Tongue.ENGLISH::oneByOne, ", ");
  }

  private static String inPairs(MatchResult match) {
    String number = match.group();
    return number.length() == 3 && !number.endsWith("00") && !number.startsWith("0")
        ? Codes.pair(number, 1, Tongue.ENGLISH)
        : Codes.figures(number, Tongue.ENGLISH);
  }
}
