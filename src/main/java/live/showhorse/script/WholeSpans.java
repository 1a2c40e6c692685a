package live.showhorse.script;

import java.util.BitSet;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a text must not be cut: inside addresses, numbers with their currency or unit, and
 * abbreviations with what they belong to.
 */
final class WholeSpans {
  /** A space, or one that may not be broken (before units and inside numbers, mostly in French). */
  private static final String SPACE = "[ \\u00A0\\u202F]";

  private static final String URL =
      "(?:https?://|www\\.)[\\x21-\\x7E]{0,2000}[A-Za-z0-9/=_-]"
          + "|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}"
          + "|(?<![A-Za-z0-9])(?:[A-Za-z0-9-]{1,63}\\.){1,8}(?:com|net|org|de|fr|cn|hk|tw|jp|kr|io|live|shop|tv|eu|app)(?![A-Za-z0-9])(?:/[\\x21-\\x7E]{0,2000}[A-Za-z0-9/=_-])?";

  private static final String CURRENCY =
      "(?:HK|US|CN|JP|NT)?[$€£¥￥₩]|(?:USD|EUR|GBP|CNY|RMB|JPY|KRW|HKD)";

  private static final String NUMBER =
      "\\d+(?:(?:[.,:'’/·×x+-]|" + SPACE + "(?=\\d{2,4}(?!\\d)))\\d+){0,12}";

  /** What stays with the number before it, across one space. */
  private static final String UNIT =
      "(?:%|％|‰|°C?|℃|"
          + CURRENCY
          + "|(?:kg|g|mg|ml|cl|l|L|cm|mm|m|km|kWh|Wh|mAh|W|V|GB|TB|MB|h|min|Std|Uhr|Euro|euros?|dollars?|Dollar"
          + "|pounds?|cents?|Cent|centimes|Prozent|percent|per cent|pour cent|million|Millionen|Mio|billion|Stück|Stk"
          + "|[ap]\\.?m\\.?|oz|lb|ft|in|yen|won|yuan)(?![\\p{L}\\p{N}]))";

  /** 三千九百八十, 两百, 二〇二六; a single numeral may be part of any word. */
  private static final String CHINESE_NUMBER = "[零〇一二两兩三四五六七八九十百千万萬亿億点點]{2,}";

  private static final String PRICE =
      "(?:(?:"
          + CURRENCY
          + ")"
          + SPACE
          + "?)?"
          + NUMBER
          + "(?:"
          + SPACE
          + "?"
          + UNIT
          + "|[\\p{IsHan}円원年月日时時分秒個个]{1,2})?";

  private static final Pattern EVERYWHERE =
      Pattern.compile(URL + "|" + PRICE + "|" + CHINESE_NUMBER + "\\p{IsHan}?");

  /** J. K. Rowling, U.S. Army: letters with full stops, and the word after them. */
  private static final String INITIALS =
      "(?<![\\p{L}\\p{N}])(?:\\p{Lu}\\." + SPACE + "?){1,8}(?=\\p{L})";

  private static final Map<Language, Pattern> ABBREVIATIONS =
      Map.of(
          Language.ENGLISH,
          abbreviations(
              "e\\.SPACE?g|i\\.SPACE?e|Dr|Mrs?|Ms|Prof|St|vs|approx|incl|Gen|Sen|Rep|Mt",
              "[Nn]os?|[Vv]ol|[Ff]ig|pp?|[Cc]h|[Aa]rt"),
          Language.GERMAN,
          abbreviations(
              "z\\.SPACE?B|d\\.SPACE?h|u\\.SPACE?a|o\\.SPACE?ä|u\\.SPACE?U|i\\.SPACE?d\\.SPACE?R"
                  + "|Dr|Prof|Hr|Fr|St|bzw|ca|inkl|exkl|zzgl|ggf|evtl|vgl|geb|sog"
                  + "|\\d{1,2}(?=\\.SPACE(?:\\p{Ll}|Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahr|Platz|Mal|Tag))",
              "Nr|S|Str|Tel|max|min|Art|Abb|Bd|Kap"),
          Language.FRENCH,
          abbreviations(
              "MM?|Mme|Mlle|Dr|Pr|Ste?|p\\.SPACE?ex|c\\.-à-d|env|réf",
              "n|No|art|vol|pp?|fig|tél|max|min"));

  /** Latin words in Asian text. */
  private static final Pattern ELSEWHERE = abbreviations("Dr|Mrs?|Ms|vs", "[Nn]o|[Vv]ol");

  private final BitSet inside = new BitSet();
  private final BitSet pauses = new BitSet();

  WholeSpans(String text, Language language) {
    Pauses.tags(text).forEach(tag -> pauses.set(tag.start() + 1, tag.end()));
    var span = EVERYWHERE.matcher(text);
    while (span.find()) {
      inside.set(span.start() + 1, Math.max(span.start() + 1, span.end()));
    }
    var abbreviation = ABBREVIATIONS.getOrDefault(language, ELSEWHERE).matcher(text);
    while (abbreviation.find()) {
      // Also no cut right after it: it belongs to what follows.
      inside.set(abbreviation.start() + 1, abbreviation.end() + 1);
    }
  }

  /**
   * Whether a cut before the char at {@code at} would go through a pause: that is never allowed.
   */
  boolean inPause(int at) {
    return pauses.get(at);
  }

  /** Whether a cut before the char at {@code at} would go through a span. */
  boolean holds(int at) {
    return inside.get(at);
  }

  /** Abbreviations that stand before a word ("Dr. Smith") or only before a number ("No. 5"). */
  private static Pattern abbreviations(String beforeWords, String beforeNumbers) {
    String pattern =
        "(?<![\\p{L}\\p{N}])(?:(?:"
            + beforeWords
            + ")\\.SPACE?(?=\\S)|(?:"
            + beforeNumbers
            + ")\\.SPACE?(?=\\d))|"
            + INITIALS;
    return Pattern.compile(pattern.replace("SPACE", SPACE));
  }
}
