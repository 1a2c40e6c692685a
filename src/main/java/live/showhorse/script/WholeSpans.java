package live.showhorse.script;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
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
      "\\d+(?:(?:[.,:'’/·×x+–—~～〜−-]|" + SPACE + "(?=\\d{2,4}(?![\\d:])))\\d+){0,12}";

  /** What stays with the number before it, across one space. */
  private static final String UNIT =
      "(?:%|％|‰|°C?|℃|"
          + "(?:"
          + CURRENCY
          + ")(?! ?\\d)|(?:kg|g|mg|ml|cl|l|L|cm|mm|m|km|kWh|Wh|mAh|W|V|GB|TB|MB|h|min|Std|Uhr|Euro|euros?|dollars?|Dollar"
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

  /** 5 € – 10 €, 160 - 175 cm */
  private static final String RANGE =
      PRICE + "(?:" + SPACE + "[-–—~～〜]" + SPACE + "(?=[\\p{Sc}\\d])" + PRICE + ")?";

  private static final String SIZE = "\\d?X{0,4}[SML]|XS|XXS";
  private static final String SIZES =
      "(?<![\\p{L}\\d])(?:" + SIZE + ")(?: ?[/–-] ?(?:" + SIZE + "))+(?![\\p{L}\\d])";

  private static final String MONTH =
      "(?:Jan(?:uar[iy]?|vier|v)?|F[eé]b?v?(?:ruary?|rier|r)?|Mar(?:ch|s)?|März|A[pv]r(?:il)?|Ma[iy]|Jun[ei]?|juin|Jul[iy]?|juil(?:let)?|A(?:ug|oût)(?:ust)?"
          + "|Sept?(?:ember|embre)?|O[ck]t(?:ober|obre)?|Nov(?:ember|embre)?|D[eé][cz](?:ember|embre)?)";

  private static final String DATE =
      "(?i:(?<!\\p{L})"
          + MONTH
          + "\\.? \\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,? (?:19|20)\\d\\d(?!\\d))?"
          + "|(?<![\\d.,])\\d{1,2}(?:\\.|er|st|nd|rd|th)? (?:of )?"
          + MONTH
          + "\\.?(?!\\p{L})(?: (?:19|20)\\d\\d(?!\\d))?)";

  private static final String ASIAN_DATE =
      "\\d{1,4}[年년] ?\\d{1,2}[月월](?: ?\\d{1,2}[日号號일])?|\\d{1,2}[月월] ?\\d{1,2}[日号號일]";

  private static final Pattern EVERYWHERE =
      Pattern.compile(
          String.join("|", URL, DATE, ASIAN_DATE, SIZES, RANGE, CHINESE_NUMBER + "\\p{IsHan}?"));

  /** 1.省电 2. 静音: the number of an item, which no word follows on. */
  private static final String ITEM =
      "(?<=^|[\\s，。；;！!])(?:[1-9]|1\\d)[.．] ?(?=[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}])";

  /** Words with which a sentence begins rather than a name. */
  private static final Map<Language, String> BEGINNINGS =
      Map.of(
          Language.ENGLISH,
          "It|We|The|This|That|These|You|They|He|She|And|But|So|Now|Our|Your|If|In|On|At|For|To|Then"
              + "|Get|Buy|Order|Here|There|What|How|Who|Why|When|Is|Are|Do|Don't|Please|All|Yes|A|An"
              + "|Both|Each|Every|With|From|Take|Just|Only|Let|Let's|It's|That's",
          Language.GERMAN,
          "Der|Die|Das|Den|Dem|Es|Wir|Sie|Er|Ich|Ihr|Und|Aber|Oder|Jetzt|Hier|In|Im|Mit|Für|Bei|Auch"
              + "|Ein|Eine|Einen|Bitte|Dann|So|Nur|Noch|Heute|Morgen|Dies|Diese|Dieser|Dieses|Wer|Was"
              + "|Wie|Wo|Wenn|Greifen|Bestellen|Kaufen|Schauen|Schnell|Alle|Alles|Zum|Zur|Auf|Ab|An|Am"
              + "|Von|Nach|Da|Damit|Danach|Darum|Also|Denn|Doch|Ja|Nein|Jeder|Jede|Unser|Unsere",
          Language.FRENCH,
          "Le|La|Les|Il|Elle|Ils|Elles|On|Nous|Vous|Je|Tu|Un|Une|Des|Et|Mais|Ou|Ce|Cette|Ces|Cet|Pour"
              + "|Avec|Dans|En|Ici|Maintenant|Profitez|Commandez|Achetez|Tout|Toute|Tous|Si|Quand|Comment"
              + "|Qui|Que|Voici|Voilà|Notre|Nos|Votre|Vos");

  /** J. K. Rowling, U.S. Army: letters with full stops, and the word after them. */
  private static final String INITIALS =
      "(?<![\\p{L}\\p{N}])(?:\\p{Lu}\\." + SPACE + "?){1,8}(?=\\p{L})";

  /** Behind these a number with a full stop counts: in der 3. Reihe. So it does before months. */
  private static final String GERMAN_ORDINAL =
      "(?:(?<![\\p{L}])(?i:der|die|das|dem|den|des|im|am|zum|zur|vom|beim|ins?|ab|bis|seit|nach|vor"
          + "|(?:k?ein|mein|dein|sein|ihr|unser|euer|jede|diese)(?:e[mnrs]?|[mnrs])?|\\d{1,3}\\. (?:und|oder|bis)|\\d{1,3}\\.,)"
          + " )(?<ordinal>\\d{1,3}|[IVX]{1,6})\\. (?=\\p{Lu}|\\d{1,3}\\. )";

  private static final String GERMAN_COUNTED =
      "\\d{1,2}\\.SPACE(?=\\p{Ll}|Jahr|Platz|Mal|Tag|Stock|Etage|Klasse|Generation|Auflage|Advent)";

  private static final Map<Language, Pattern> ABBREVIATIONS = abbreviations();

  private final BitSet inside = new BitSet();
  private final BitSet pauses = new BitSet();

  WholeSpans(String text, Language language) {
    Pauses.tags(text).forEach(tag -> pauses.set(tag.start() + 1, tag.end()));
    var span = EVERYWHERE.matcher(text);
    while (span.find()) {
      inside.set(span.start() + 1, Math.max(span.start() + 1, span.end()));
    }
    var abbreviation = ABBREVIATIONS.get(language).matcher(text);
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

  private static Map<Language, Pattern> abbreviations() {
    Map<Language, Pattern> patterns = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      patterns.put(language, abbreviations(language));
    }
    return patterns;
  }

  private static Pattern abbreviations(Language language) {
    String notBeginning =
        BEGINNINGS.containsKey(language)
            ? "(?!(?:" + BEGINNINGS.get(language) + ")(?![\\p{L}]))"
            : "";
    List<String> whole = new ArrayList<>();
    for (Abbreviation abbreviation :
        Abbreviation.of(BEGINNINGS.containsKey(language) ? language : Language.ENGLISH)) {
      String border = "(?<![\\p{L}\\p{N}])" + abbreviation.pattern();
      switch (abbreviation.kind()) {
        case JOINS -> whole.add(border + "SPACE?(?=\\S)");
        case NUMBER -> whole.add(border + "SPACE?(?=\\d)");
        case MEASURE -> whole.add(border + "SPACE?(?=\\S)" + notBeginning);
        case ENDS -> {}
      }
    }
    whole.add(INITIALS + notBeginning);
    if (language == Language.GERMAN) {
      whole.add(GERMAN_ORDINAL + notBeginning);
      whole.add(GERMAN_COUNTED);
    }
    if (!BEGINNINGS.containsKey(language)) {
      whole.add(ITEM);
    }
    return Pattern.compile(String.join("|", whole).replace("SPACE", SPACE));
  }
}
