package live.showhorse.speech.reading;

import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import com.hankcs.hanlp.seg.common.Term;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which reading a single character has that stands alone, from the words around it. Covers the
 * characters that are common in speech and differ by grammar; the others have their most usual
 * reading.
 */
final class Heteronyms {
  private static final Map<String, String> SURNAMES =
      Map.ofEntries(
          Map.entry("单", "shan4"),
          Map.entry("解", "xie4"),
          Map.entry("任", "ren2"),
          Map.entry("区", "ou1"),
          Map.entry("仇", "qiu2"),
          Map.entry("曾", "zeng1"),
          Map.entry("查", "zha1"),
          Map.entry("朴", "piao2"),
          Map.entry("盖", "ge3"),
          Map.entry("华", "hua4"),
          Map.entry("乐", "yue4"),
          Map.entry("翟", "zhai2"),
          Map.entry("覃", "qin2"),
          Map.entry("缪", "miao4"),
          Map.entry("宁", "ning4"),
          Map.entry("葛", "ge3"),
          Map.entry("燕", "yan1"),
          Map.entry("尉", "wei4"));
  private static final Set<String> TITLES =
      Set.of("先生", "女士", "小姐", "老师", "经理", "总", "医生", "太太", "主播", "教授", "导演");

  /** What is given back when 还 is huán. */
  private static final Set<String> GIVEN_BACK = Set.of("钱", "款", "书", "债", "贷", "人情", "本金", "货");

  private static final Set<String> GROWS =
      Set.of(
          "得", "成", "出", "出来", "大", "高", "胖", "痘", "痘痘", "肉", "草", "个", "个子", "头发", "毛", "皱纹", "斑",
          "着", "身体", "牙", "牙齿", "胡子", "见识", "知识", "心眼", "痣", "虫", "霉", "指甲", "睫毛");
  private static final Set<String> ONE = Set.of("一", "一下", "一点");
  private static final Set<String> MEASURED =
      Set.of("好", "完", "准", "着", "过", "尺寸", "腰围", "胸围", "臀围", "身高", "体温", "血压", "身", "脚", "头围");

  /** What one does when 干 is gàn; else it is dry. */
  private static final Set<String> WORK =
      Set.of("了", "过", "完", "活", "一", "什么", "啥", "嘛", "吗", "事", "得", "这", "那", "不", "家务", "工作");

  private static final Set<String> DRIED =
      Set.of("吹", "晒", "擦", "晾", "烘", "风", "沥", "拧", "阴", "变", "甩", "发", "很", "太", "偏");

  /** After these 种 is a kind of something. */
  private static final Set<String> KIND = Set.of("各", "某", "多", "此", "该", "哪", "同", "两", "何");

  /** Where HanLP's first reading is not the usual one of the character alone. */
  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("薄", "bao2"),
          Map.entry("撒", "sa3"),
          Map.entry("盛", "cheng2"),
          Map.entry("剥", "bao1"),
          Map.entry("夹", "jia1"),
          Map.entry("供", "gong1"),
          Map.entry("谁", "shei2"),
          Map.entry("削", "xiao1"),
          Map.entry("涨", "zhang3"),
          Map.entry("教", "jiao1"),
          Map.entry("调", "tiao2"),
          Map.entry("倒", "dao4"),
          Map.entry("熟", "shu2"),
          Map.entry("粘", "zhan1"),
          Map.entry("给", "gei3"),
          Map.entry("挑", "tiao1"),
          Map.entry("转", "zhuan3"),
          Map.entry("扎", "zha1"),
          Map.entry("吗", "ma5"),
          Map.entry("呢", "ne5"),
          Map.entry("吧", "ba5"),
          Map.entry("啊", "a5"),
          Map.entry("们", "men5"),
          Map.entry("么", "me5"),
          Map.entry("啦", "la5"),
          Map.entry("哦", "o5"),
          Map.entry("儿", "er2"),
          Map.entry("哪", "na3"),
          Map.entry("那", "na4"));

  private Heteronyms() {}

  /**
   * @param terms words with their parts of speech (as of the PKU corpus)
   * @param at a word of one character
   */
  static String reading(List<Term> terms, int at) {
    String text = terms.get(at).word;
    String before = at > 0 ? terms.get(at - 1).word : "";
    String beforeTag = at > 0 ? tag(terms, at - 1) : "";
    String after = at + 1 < terms.size() ? terms.get(at + 1).word : "";
    String afterTag = at + 1 < terms.size() ? tag(terms, at + 1) : "";
    String tag = tag(terms, at);
    boolean counted =
        beforeTag.startsWith("m")
            || Set.of("几", "这", "那", "每", "第", "上", "下", "头").contains(before);
    if (SURNAMES.containsKey(text) && (before.equals("姓") || TITLES.contains(after))) {
      return SURNAMES.get(text);
    }
    return switch (text) {
      case "得" -> must(beforeTag, afterTag, before) ? "dei3" : before.isEmpty() ? "de2" : "de5";
      case "还" ->
          GIVEN_BACK.contains(after)
              ? "huan2"
              : afterTag.isEmpty() || afterTag.equals("w") ? "huan2" : "hai2";
      case "长" -> GROWS.contains(after) ? "zhang3" : "chang2";
      case "了" -> "le5";
      case "着" -> beforeTag.startsWith("v") || tag.startsWith("u") ? "zhe5" : "zhuo2";
      case "地" -> tag.startsWith("u") ? "de5" : "di4";
      case "的" -> "de5";
      case "只" -> counted ? "zhi1" : "zhi3";
      case "重" -> counted && !before.equals("这") && !before.equals("那") ? "chong2" : "zhong4";
      case "行" -> counted ? "hang2" : "xing2";
      case "为" -> tag.equals("p") && !after.isEmpty() ? "wei4" : "wei2";
      case "种" -> counted || KIND.contains(before) ? "zhong3" : "zhong4";
      case "量" -> ONE.contains(after) || !counted && MEASURED.contains(after) ? "liang2" : "liang4";
      case "数" -> ONE.contains(after) ? "shu3" : "shu4";
      case "干" -> WORK.contains(after) && !DRIED.contains(before) ? "gan4" : "gan1";
      case "中" -> after.equals("了") ? "zhong4" : "zhong1";
      default -> ALONE.getOrDefault(text, usual(text));
    };
  }

  /** 你得去: somebody must do something. */
  private static boolean must(String beforeTag, String afterTag, String before) {
    boolean somebody =
        beforeTag.startsWith("r")
            || beforeTag.startsWith("n")
            || beforeTag.equals("d")
            || before.isEmpty()
            || beforeTag.startsWith("w");
    boolean does = afterTag.startsWith("v") || afterTag.startsWith("d") || afterTag.startsWith("p");
    return somebody && does;
  }

  private static String usual(String text) {
    var readings = PinyinDictionary.get(text);
    return readings == null || readings.length == 0 ? text : readings[0].toString();
  }

  private static String tag(List<Term> terms, int at) {
    return terms.get(at).nature == null ? "" : terms.get(at).nature.toString();
  }
}
