package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Chinese numbers that are names, read digit by digit: telephone and order numbers, rooms, codes,
 * models, versions and what viewers type.
 */
final class ChineseNames {
  /** What follows these is always a name. */
  private static final String NAMED =
      "(?:订单|訂單|单|單|编|編|工|房|门牌|門牌|车牌|車牌|账|帳|卡|学|學|证|證|执照|執照|案|款|货|貨|型|批|色|尾|账户|帳戶|流水|序列|柜|櫃|桌|座位"
          + "|航班|车次|車次|快递|快遞|运单|運單|身份证|身份證|手机|手機|电话|電話|微信|群|频道|頻道|直播间|直播間)[号號](?:码|碼)?"
          + "|(?:编|編|邮|郵|验证|驗證|校验|校驗|取件|提货|提貨|邀请|邀請|优惠|優惠|兑换|兌換|条形|條形|条|條|密|代|区|區)[码碼]"
          + "|邮编|郵編|邮政编码|郵政編碼|密码|密碼|口令|暗号|暗號|区号|區號|(?<![A-Za-z])(?:QQ群?|qq群?|ID|VX|vx|SKU|sku)";

  /** What follows these is a name, unless it counts something: 电话3部. */
  private static final String LOOSELY_NAMED =
      "(?:[\\p{IsHan}&&[^一二三四五六七八九十大小中加尺均鞋]](?:[号號](?:码|碼)?|[码碼])|订单|訂單|房间|房間|包厢|包廂|包间|包間|教室|航班|车次|車次|型号|型號|频道|頻道|微信群?|(?<![A-Za-z])(?:WhatsApp|Line))";

  private static final String TELEPHONE_WORD =
      "(?:电话|電話|热线|熱線|手机|手機|座机|座機|客服|拨打|撥打|致电|致電|来电|來電|短信发|投诉|投訴|专线|專線|查詢|查询|分机|分機|传真|傳真"
          + "|(?<![A-Za-z])(?:[Tt]el|TEL|[Ff]ax|FAX|WhatsApp))(?:号码|號碼|号|號|码|碼)?";

  private static final String IS = "[是为為即叫：: .#]{0,3}";

  private static final String NOT_COUNTED =
      "(?![\\d.,%+]|-\\d| ?§UNIT| ?(?:" + ChineseCounts.MEASURE + "|[后後天日月两兩号號多余餘来來折倍]))";

  private static final String CODE =
      "[A-Za-z]{0,6}[ -]?\\d[A-Za-z\\d]*(?:[-_ ][A-Za-z]{0,3}\\d[A-Za-z\\d]*)*";

  /** Letters and figures with hyphens between them: R5-5600G, ABC-123. */
  private static final String PARTS =
      "(?<![\\p{IsLatin}\\d.,_-])(?=[A-Za-z\\d-]*[A-Za-z])(?=[A-Za-z\\d-]*\\d)"
          + "[A-Za-z\\d]+(?:-[A-Za-z\\d]+)+(?![\\p{IsLatin}\\d%]|\\.\\d)";

  /** Between sizes and quantities a hyphen is a range: M-2XL, 500g-1kg, 3-5kg. */
  private static final Pattern RANGE =
      Pattern.compile(
          "\\d+[A-Za-z]*-\\d+[A-Za-z]+|\\d*X*[SML]-\\d*X*[SML]|(?i:ph)\\d+-\\d+|(?i:day)\\d+-\\d+");

  private static final Pattern RUNS = Pattern.compile("[A-Za-z]+|\\d+|[^A-Za-z\\d]+");

  private static final String LETTERED = "[A-Za-z\\d]";

  private final ChineseWords words;

  ChineseNames(ChineseWords words) {
    this.words = words;
  }

  void addTo(Rules rules) {
    telephones(rules);
    rules
        .say(
            "(?<=(?:" + NAMED + ")" + IS + ")(?<code>" + CODE + ")" + countedOtherwise(),
            this::code)
        .say(
            "(?<="
                + LOOSELY_NAMED
                + IS
                + ")(?<code>(?=[A-Za-z -]{0,7}\\d{3})"
                + CODE
                + ")"
                + NOT_COUNTED,
            this::code)
        .say(
            "(?<=[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])[A-Z][·• -]?[A-Z\\d]{5,6}(?!" + LETTERED + ")",
            m -> runs(m.group(), ""))
        .maybe(PARTS, this::parts)
        .say("(?<![\\d.,\\p{IsLatin}/-])\\d{1,2}-\\d{3,4}(?=[号號]?[室房])", m -> runs(m.group(), "，"))
        .maybe(
            "(?<![\\d.,\\p{IsLatin}/-])(?<a>\\d+)(?<more>(?:-\\d+)+)(?![\\d-]|[.,]\\d)",
            this::hyphens)
        .say("(?<=[栋棟幢]|[单單]元|大厦|大廈)\\d{3,4}" + NOT_COUNTED, m -> words.digits(m.group()))
        .say(
            "(?<![\\d.,\\p{IsLatin}])\\d{3,5}(?=[号號]?(?:室|房|包厢|包廂|包间|包間|病房|教室|客房))",
            m -> words.digits(m.group()))
        .say("(?<![\\d.,\\p{IsLatin}])(?!\\d00)\\d{3}(?=[号號])", m -> words.digits(m.group()))
        .say("(?<![\\d.,\\p{IsLatin}])(?!\\d+000)\\d{4,}(?=[号號])", m -> words.digits(m.group()))
        .say(
            "(?<=骁龙|驍龍|天玑|天璣|麒麟|显卡|顯卡|酷睿|锐龙|銳龍)\\d{3,5}(?!\\d| ?[元块塊])",
            m -> words.digits(m.group()));
    versions(rules);
    typed(rules);
  }

  private void telephones(Rules rules) {
    rules
        .say(
            "(?<![\\d.,-])(?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d{4}){2}(?![\\d]|-\\d)",
            this::telephone)
        .say(
            "(?<![\\d.,-])(?:\\+?86[ -]?)?(?:\\(0\\d{2,3}\\)|0\\d{2,3}-) ?\\d{3,4}[ -]?\\d{3,4}(?:-\\d{1,5})?(?!\\d)",
            this::telephone)
        .say("(?<![\\d.,-])[48]00(?:[ -]?\\d{3,4}[ -]?\\d{3,4})(?![\\d-])", this::telephone)
        .say(
            "(?<="
                + TELEPHONE_WORD
                + IS
                + ")(?=\\+?[\\d() -]*\\d{3})\\+?\\(?\\d[\\d()]*(?:[ -]\\d+)*"
                + NOT_COUNTED,
            this::telephone)
        .say("(?<=拨打|撥打|致电|致電|打)1(?:10|19|20|22|14)(?!\\d)", m -> emergency(m.group()))
        .say("(?<=打)(?:1(?:00\\d\\d|2\\d{3})|9[56]\\d{3})(?!\\d)", this::telephone)
        .say("§PHONE", this::telephone);
    if (words.cantonese()) {
      // Eight digits in Hong Kong, unless both halves are round: $1000-2000.
      rules.say(
          "(?<![\\d.,$-])(?:\\+?852[ -]?)?(?!\\d\\d00-\\d\\d00)[2-9]\\d{3}[ -]\\d{4}(?![\\d-]| ?(?:[元蚊塊個件]|§UNIT))",
          this::telephone);
    }
  }

  private void versions(Rules rules) {
    rules
        .say(
            "(?<![\\p{IsLatin}\\d])(?<v>[vV](?:er\\.?|ersion)? ?)(?<n>\\d+(?:\\.\\d+)+)",
            m -> m.group("v") + exact(m))
        .say("(?<![\\d.,])(?<n>\\d+(?:\\.\\d+){2,})(?![\\d,])", this::exact)
        .say(
            "(?<=[A-Za-z] ?|版本[号號]?[：: ]?|蓝牙|藍牙|系统|系統)(?<n>\\d+\\.\\d+)(?![\\d.,]|§UNIT| ?[%元块塊蚊折万萬亿億倍wkxX]|-\\d)",
            this::exact)
        .say("(?<![\\d.,$¥€£])(?<n>\\d+\\.0)(?!\\d|[.,]\\d| ?§UNIT| ?[%元块塊蚊折万萬亿億])", this::exact)
        // Of a processor or a picture: 5600G, 12700H, 1080P.
        .say(
            "(?<![\\d.,])(?!1024G|2048G|[1-9]000G|\\d00K)\\d{4,5}(?=(?:G|GE|H|HS|HX|U|X|XT|F|K|KF|KS|Ti|TI|GT|X3D)(?!\\p{IsLatin}))",
            m -> words.digits(m.group()))
        .say("(?<![\\d.,])\\d{3,4}(?=[Ppi](?![\\p{IsLatin}\\d]))", m -> words.digits(m.group()))
        .say("(?<=[A-Z]{2,6} )(?!\\d+00)\\d{4}" + NOT_COUNTED, m -> words.digits(m.group()));
  }

  private void typed(Rules rules) {
    rules
        .say("(?<=[扣敲]|公屏|弹幕|彈幕|评论区|評論區)(?<q>[“\"「]?)\\d{2,6}" + NOT_COUNTED, this::kept)
        .say("(?<=[打刷发發飘飄回]|回复|回覆|评论|評論)(?<q>[“\"「]?)(?<d>\\d)\\k<d>+" + NOT_COUNTED, this::kept)
        .say(
            "(?<![\\d.,$¥€£\\p{IsLatin}])(?:6{3,}|23{3,}|8{4,})" + NOT_COUNTED,
            m -> words.digits(m.group()))
        .say(
            "(?<![\\d.,])(?:996|985|211)(?=高校|大学|大學|院校|工程|加班|工作|[，。！？、和与]|$)",
            m -> words.digits(m.group()))
        // Of metals, by their thousandths or their standard.
        .say(
            "(?<![\\d.,])(?:9[0-9]{2,3}|316|304|201|430|6061|7075)(?=L?(?:千?足[金银銀]|纯?银|純?銀|不[锈銹鏽]钢|不[锈銹鏽]鋼|铝|鋁))",
            m -> words.digits(m.group()))
        .say("(?<=316)L(?=不)", m -> "L")
        .say("(?<![\\d.,])(?:54321|321)" + NOT_COUNTED, m -> words.digits(m.group()))
        .say(
            "(?<![\\d.,])\\d{4,}(?<=\\p{IsLatin}\\d{4,20})(?<!\\d{2}00)(?![\\d.,])",
            m -> words.digits(m.group()))
        .say("(?<![\\d.,])(?!\\d+0000(?!\\d))\\d{9,}(?![\\d.,])", m -> words.digits(m.group()));
  }

  /** A name that ends in 号 is one even before a measure word, but not before 元. */
  private static String countedOtherwise() {
    return "(?![\\d.,%]|[A-Za-z]| ?(?:元|块|塊|蚊|折))";
  }

  private String kept(MatchResult match) {
    return match.group("q") + words.digits(match.group());
  }

  private String telephone(MatchResult match) {
    return words.telephone(match.group());
  }

  private static String emergency(String number) {
    return Numerals.digits(number, "零幺二三四五六七八九");
  }

  private String exact(MatchResult match) {
    return words.exact(match.group("n"));
  }

  private String code(MatchResult match) {
    String code = match.group("code");
    boolean letters = code.codePoints().anyMatch(Character::isLetter);
    return runs(code, letters && code.indexOf('-') > 0 ? " " : "，");
  }

  private Optional<String> parts(MatchResult match) {
    String name = match.group();
    return RANGE.matcher(name).matches() ? Optional.empty() : Optional.of(runs(name, " "));
  }

  /**
   * Letters as they are and figures one by one; up to two figures beside letters are a number:
   * B-52.
   *
   * @param pause between two groups of figures
   */
  private String runs(String name, String pause) {
    boolean letters = name.codePoints().anyMatch(Character::isLetter);
    boolean plate = pause.isEmpty();
    var said = new StringBuilder();
    var runs = RUNS.matcher(name);
    while (runs.find()) {
      String run = runs.group();
      if (Character.isDigit(run.charAt(0))) {
        boolean round = run.length() == 4 && run.endsWith("000") && letters && pause.equals(" ");
        boolean first = runs.start() < 2 || !beside(name, runs.start() - 2);
        boolean small = first && run.length() <= 2 && !run.startsWith("0") && pause.equals(" ");
        said.append(round || small ? words.ordinal(run) : words.digits(run));
      } else if (Character.isLetter(run.charAt(0))) {
        said.append(plate ? String.join(" ", run.split("")) : run);
      } else {
        boolean figures = beside(name, runs.start() - 1) && beside(name, runs.end());
        said.append(figures ? pause : plate ? "" : betweenLetters(name, runs) ? run : " ");
      }
    }
    return said.toString();
  }

  private static boolean beside(String name, int at) {
    return at >= 0 && at < name.length() && Character.isDigit(name.charAt(at));
  }

  private static boolean betweenLetters(String name, java.util.regex.Matcher run) {
    return run.start() > 0
        && run.end() < name.length()
        && Character.isLetter(name.charAt(run.start() - 1))
        && Character.isLetter(name.charAt(run.end()));
  }

  /** Figures with hyphens between them that are no range. */
  private Optional<String> hyphens(MatchResult match) {
    String[] groups = match.group().split("-");
    boolean name = groups.length > 2;
    for (String group : groups) {
      name |= group.length() > 1 && group.startsWith("0") || group.length() >= 7;
    }
    if (!name && groups[0].length() >= 3) {
      // 123-4567: no range begins at a twentieth of its end; 42115-1: nothing costs so little less.
      name =
          Long.parseLong(groups[0]) * 20 < Long.parseLong(groups[1])
              || groups[0].length() >= 5 && groups[1].length() <= 2;
    }
    return name ? Optional.of(runs(match.group(), "，")) : Optional.empty();
  }
}
