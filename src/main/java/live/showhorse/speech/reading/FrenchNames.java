package live.showhorse.speech.reading;

import java.util.ArrayList;
import java.util.List;
import live.showhorse.speech.reading.Tongue.Sign;

/** French numbers that are names: telephone numbers in pairs, orders and codes digit by digit. */
final class FrenchNames {
  /** What may stand before a telephone or order number. */
  static final String CONTEXT =
      "téléphone|tél|appel|numéro|commande|réf|code|fax|hotline|portable|whatsapp|série|article|facture|modèle|colis";

  private static final String CODES =
      "[Cc]ode(?: postal| promo| PIN)?|PIN|CP|[Mm]ot de passe|EAN|ISBN|ISSN|IMEI|SKU|[Rr]éférence|SIRET|SIREN|ID";
  private static final String NAMED =
      "[Cc]ommande|[Ff]acture|[Cc]olis|[Tt]icket|[Cc]lient|[Dd]ossier|[Rr]éservation|[Ss]uivi|[Ll]ot|[Aa]rticle|[Cc]ompte";
  private static final String IN_PAIRS =
      "[Cc]hambre|[Ss]alle|[Pp]orte|[Bb]us|[Ll]igne|[Tt]rain|TGV|[Mm]odèle|[Ss]tand|[Hh]all|[Cc]anal|[Cc]asier|[Aa]ppartement|Nokia|Boeing"
          + "|Porsche|Peugeot|RTX|GTX|Ryzen \\d|GeForce(?: RTX| GTX)?|[Tt]ype|[Ss]érie";
  private static final String END = "(?![\\p{L}\\d%]|[.,:/-]\\d| ?(?:%|§UNIT|§CURRENCY))";

  private FrenchNames() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<=(?<!\\p{L})(?:"
                + CODES
                + ")(?: est)? ?:? ?(?:numéro )?)(?<=[ :])\\d{3,20}(?:-\\d{1,12}| \\d{2,12}){0,6}"
                + END,
            m -> Numerals.groups(m.group(), Tongue.FRENCH::oneByOne, ", "))
        .say(
            "(?<=(?<!\\p{L})(?:"
                + NAMED
                + ") (?:numéro |n° ?|: ?))\\d{3,20}(?:-\\d{1,12}){0,6}"
                + END,
            m -> Numerals.groups(m.group(), Tongue.FRENCH::oneByOne, ", "))
        .say(
            "(?<=(?<!\\p{L})(?:" + NAMED + ") )\\d{5,20}" + END,
            m -> Tongue.FRENCH.oneByOne(m.group()))
        .say("(?<=[Nn]uméro )(?:0\\d+|\\d{4,20})" + END, m -> Tongue.FRENCH.oneByOne(m.group()))
        .say(
            "(?<=(?<!\\p{L})[Vv]ols? (?:\\p{Lu}{2} ?)?)\\d{2,4}" + END,
            m -> Tongue.FRENCH.oneByOne(m.group()))
        .say(
            "(?<=(?<!\\p{L})(?:" + IN_PAIRS + ")s?[ -])(?!19|20)\\d{4}" + END,
            m -> Codes.figures(m.group(), Tongue.FRENCH))
        .say(
            "(?<![\\d.,])(?:(?:\\+|00)33 ?(?:\\(0\\) ?)?|0)[1-9](?:[ .-]?\\d\\d){4}(?!\\d)",
            m -> telephone(m.group()))
        .say(
            "(?<=[Tt]éléphone |[Aa]ppelez le |[Cc]omposez le )\\d{4}" + END,
            m -> telephone(m.group()))
        .say(
            "(?<![\\d.,])0 ?8\\d\\d(?:[ .]\\d{3}[ .]\\d{3}|(?: \\d\\d){3})(?!\\d)",
            m -> Numerals.groups(m.group(), FrenchNames::group, ", "));
  }

  /** In pairs from the right; "+33 1" keeps its code. */
  static String telephone(String number) {
    if (number.startsWith("+")) {
      String rest = number.substring(3).replace("(0)", "").replaceAll("\\D", "");
      return Tongue.FRENCH.say(Sign.PLUS)
          + " "
          + number.substring(1, 3)
          + ", "
          + String.join(", ", pairs(rest));
    }
    return String.join(", ", pairs(number.replaceAll("\\D", "")));
  }

  /** One group of a telephone number: up to three digits are a number. */
  static String group(String digits) {
    if (digits.startsWith("0") && digits.length() > 1 && digits.length() <= 4) {
      return "zéro " + group(digits.substring(1));
    }
    return digits.length() > 3 ? String.join(", ", pairs(digits)) : digits;
  }

  private static List<String> pairs(String digits) {
    List<String> pairs = new ArrayList<>();
    int at = digits.length() % 2;
    if (at == 1) {
      pairs.add(digits.substring(0, 1));
    }
    for (; at < digits.length(); at += 2) {
      String pair = digits.substring(at, at + 2);
      pairs.add(pair.startsWith("0") ? "zéro " + pair.charAt(1) : pair);
    }
    return pairs;
  }
}
