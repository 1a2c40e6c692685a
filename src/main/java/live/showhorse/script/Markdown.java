package live.showhorse.script;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the marks of Markdown, and the few of HTML that editors leave behind, out of a text: they
 * are for the eye, and voices would say "asterisk". What they stand around stays. Of a link the
 * text stays, of a table its cells with pauses between them. Stateless; any thread.
 */
public final class Markdown {
  private static final Pattern LINES = Pattern.compile("\\R");

  /** Rules across the page, the line below the head of a table, and the borders of code. */
  private static final Pattern BORDER =
      Pattern.compile(
          "\\s*(?:(?:[-*_=] ?){3,}|`{3,}\\w*|~{3,}\\w*|\\|?(?: *:?-{2,}:? *\\|)+(?: *:?-{2,}:? *)?)\\s*");

  private static final Pattern QUOTE = Pattern.compile("^\\s*(?:>\\s?)+(?=[^\\d\\s>=])");
  private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s+|\\s+#{2,6}\\s*$");

  /** "- 15 °C" is a temperature. */
  private static final Pattern BULLET =
      Pattern.compile("^\\s*[-*•‣◦▪]\\s+(?!\\d+(?:[.,]\\d+)? ?[°℃℉])(?:\\[[ xX]]\\s+)?(?=\\S)");

  /** An ordered list, when there are several. */
  private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d{1,2})[.)]\\s+(?=\\p{L})");

  private static final Pattern TABLE_ROW = Pattern.compile("^\\s*\\|(.*\\S.*)\\|\\s*$");
  private static final Pattern CELL = Pattern.compile("\\s*\\|\\s*");

  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[(?!pause\\b)([^\\[\\]\\n]{1,300})]\\([^()\\s]{1,2000}(?:\\s+\"[^\"\\n]{0,200}\")?\\)");
  private static final Pattern ADDRESS = Pattern.compile("<(https?://[^<>\\s]{1,2000})>");
  private static final Pattern BREAKING_TAG =
      Pattern.compile("(?i)</?(?:br|p|div|li|ul|ol|tr|h[1-6])(?:\\s[^<>\\n]{0,200})?/?>");
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:b|i|u|s|em|strong|span|a|font|small|big|sub|sup|mark|del|code|td|th)(?:\\s[^<>\\n]{0,300})?/?>");

  /** Not the asterisks in a hidden number: 138****1234. */
  private static final Pattern DOUBLE =
      Pattern.compile("(?<![\\d*])\\*{2,3}(?!\\*)|(?<!\\*)\\*{2,3}(?![\\d*])");

  private static final Pattern UNDERLINES =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\d_])_{1,3}(?=[^_\\s])([^\\n]{0,500}?[^_\\s])?_{1,3}(?![\\p{IsLatin}\\d_])");
  private static final Pattern STAR =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\d*])\\*(?=[^*\\s])([^*\\n]{1,500})(?<=[^*\\s])\\*(?![\\d*])");
  private static final Pattern STRUCK = Pattern.compile("~~");
  private static final Pattern CODE = Pattern.compile("`+");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\*_#`~|>\\[\\](){}+.!-])");

  private Markdown() {}

  /**
   * The text as it is read, line breaks kept. Headings, items and rows that end without a mark get
   * a semicolon when something follows: the eye sees where they end, the ear must hear it.
   */
  public static String removed(String text) {
    String[] written = LINES.split(entities(tagless(text)), -1);
    boolean list = Arrays.stream(written).filter(line -> NUMBERED.matcher(line).find()).count() > 1;
    List<String> lines = new ArrayList<>();
    boolean open = false;
    for (String line : written) {
      if (line.length() > 2 && BORDER.matcher(line).matches()) {
        continue;
      }
      String marked = list ? NUMBERED.matcher(line).replaceFirst("$1) ") : line;
      String plain = line(marked);
      if (open && !plain.isBlank()) {
        lines.add(ended(lines.removeLast()));
      }
      open = !plain.isBlank() ? !plain.equals(inline(line)) : open;
      if (!plain.isBlank() || !open) {
        lines.add(plain);
      }
    }
    return String.join("\n", lines);
  }

  private static String ended(String line) {
    String text = line.stripTrailing();
    if (text.isEmpty()) {
      return line;
    }
    int last = text.codePointBefore(text.length());
    boolean asian =
        Character.isIdeographic(last) || UnicodeScript.of(last) == UnicodeScript.HIRAGANA;
    return Character.isLetterOrDigit(last) || Character.getType(last) == Character.CURRENCY_SYMBOL
        ? text + (asian ? "；" : ";")
        : text;
  }

  private static String line(String line) {
    String plain = HEADING.matcher(QUOTE.matcher(line).replaceFirst("")).replaceAll("");
    Matcher row = TABLE_ROW.matcher(plain);
    if (row.matches()) {
      plain = CELL.matcher(row.group(1).strip()).replaceAll(", ");
    }
    return inline(BULLET.matcher(plain).replaceFirst(""));
  }

  private static String inline(String line) {
    String plain = LINK.matcher(line).replaceAll("$1");
    plain = DOUBLE.matcher(plain).replaceAll("");
    plain = UNDERLINES.matcher(plain).replaceAll("$1");
    plain = STAR.matcher(plain).replaceAll("$1");
    plain = STRUCK.matcher(plain).replaceAll("");
    plain = CODE.matcher(plain).replaceAll("");
    return ESCAPED.matcher(plain).replaceAll("$1");
  }

  private static String tagless(String text) {
    if (text.indexOf('<') < 0) {
      return text;
    }
    String plain = ADDRESS.matcher(text).replaceAll("$1");
    plain = BREAKING_TAG.matcher(plain).replaceAll("\n");
    return TAG.matcher(plain).replaceAll("");
  }

  private static String entities(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
  }
}
