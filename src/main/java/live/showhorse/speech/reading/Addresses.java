package live.showhorse.speech.reading;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.speech.reading.Tongue.Sign;

/** Addresses of e-mail and of the web, said with their points and signs. */
final class Addresses {
  private static final String DOMAIN =
      "(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,62}[\\p{L}\\d])?\\.){1,6}"
          + "(?:com|net|org|info|biz|shop|store|live|online|app|io|me|tv|co|eu|de|at|ch|fr|be|lu|uk|us|ca|au|nz|ie"
          + "|es|it|nl|pl|cn|hk|tw|jp|kr|sg)";
  private static final String ADDRESS =
      "(?<![\\p{L}\\d@.])(?:https?://)?(?:[\\p{L}\\d._%+-]{1,64}@)?"
          + DOMAIN
          + "(?![\\p{L}\\d@-]|\\.\\p{L})(?:/(?:[\\x21-\\x7E]{0,200}[\\p{L}\\d/])?)?";
  private static final Pattern PART =
      Pattern.compile("(?<=\\.)\\p{Ll}{2}(?!\\p{L})|\\p{L}+|\\d+|.");

  private Addresses() {}

  static void addTo(Rules rules, Tongue tongue) {
    rules.say(ADDRESS, match -> said(match.group(), tongue));
  }

  private static String said(String address, Tongue tongue) {
    String plain = address.replaceFirst("^https?://", "").replaceFirst("/$", "");
    return PART.matcher(plain)
        .results()
        .map(part -> part(part.group(), part.start() > 0, tongue))
        .collect(Collectors.joining(" "));
  }

  private static String part(String text, boolean inside, Tongue tongue) {
    return switch (text) {
      case "." -> tongue.say(Sign.DOT);
      case "@" -> tongue.say(Sign.AT);
      case "/" -> tongue.say(Sign.SLASH);
      case "-" -> tongue.say(Sign.HYPHEN);
      case "_" -> tongue.say(Sign.UNDERSCORE);
      // The German voice says the English word "com" long.
      case "com" -> tongue == Tongue.GERMAN ? "komm" : text;
      case "www" -> "W W W";
      default ->
          inside && text.length() == 2 && Character.isLowerCase(text.charAt(1))
              ? spelled(text)
              : text;
    };
  }

  /** Countries: ".de", ".fr". */
  private static String spelled(String ending) {
    String capitals = ending.toUpperCase(Locale.ROOT);
    return capitals.charAt(0) + " " + capitals.charAt(1);
  }
}
