package live.showhorse.speech.reading;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/** What Chinese numbers count: measure words and units of measurement. */
final class ChineseCounts {
  /** Words that count. */
  static final String MEASURE =
      "(?:年(?!级|級|代)|次(?!元)|单(?!元)|單(?!元)|分(?!之)|(?:点|點)(?!\\d(?!\\d))|元(?!旦)|日元|日圓|日圆|人民币|人民幣|立方"
          + "|[个個件包袋瓶盒箱罐支枝只隻條条張张片塊块台臺双雙对對份组組套把杯碗桶卷册冊本枚粒颗顆根朵束串樽煲碟"
          + "斤克公千毫厘升米平吨噸磅盎英海寸尺丈里亩畝天周週小时時秒刻晚夜人位名者家户戶回趟遍番顿頓餐层層种種款样樣色"
          + "倍成角毛蚊百万萬亿億岁歲步口头頭匹辆輛架艘间間室厅廳所部篇首幅面门門股道盏盞滴团團堆笔筆轮輪重波处處项項"
          + "句字方侧側边邊抽提捆扎贴貼圈勺匙针針剂劑盘盤锅鍋盆壶壺听聽筐篮籃票页頁段美欧歐港韩韓])";

  /** Before these two is 两; before all else (号, 楼, 月, 线, 手, a verb) it is 二. */
  static final String PAIRED = "(?:" + MEASURE + "|[用端节節打大老男女地国國])";

  /** What a price or an amount is for, after a slash. */
  static final String PER =
      "(?:[度个個件包袋瓶盒箱罐支枝只隻条條张張片块塊台臺双雙对對份组組套把杯碗桶卷册冊本枚粒颗顆根朵束串樽斤两兩克升米"
          + "吨噸磅平亩畝天日周週月年时時秒晚夜人位名次回趟遍单單场場间間间桌节節课課期局关關辆輛匹户戶家页頁分]"
          + "|公斤|公里|公升|千克|毫升|厘米|立方|小时|小時|分钟|分鐘|季度|学期|學期|星期|个月|個月)";

  /** Written otherwise than in {@code speech/units.tsv}. */
  private static final Map<String, String> VARIANTS =
      Map.ofEntries(
          Map.entry("KG", "kg"),
          Map.entry("Kg", "kg"),
          Map.entry("ML", "ml"),
          Map.entry("Ml", "ml"),
          Map.entry("CM", "cm"),
          Map.entry("Cm", "cm"),
          Map.entry("MM", "mm"),
          Map.entry("KM", "km"),
          Map.entry("KW", "kW"),
          Map.entry("kw", "kW"),
          Map.entry("mah", "mAh"),
          Map.entry("MAH", "mAh"),
          Map.entry("mAH", "mAh"),
          Map.entry("HZ", "Hz"),
          Map.entry("hz", "Hz"),
          Map.entry("db", "dB"),
          Map.entry("DB", "dB"),
          Map.entry("v", "V"),
          Map.entry("gb", "GB"),
          Map.entry("mb", "MB"),
          Map.entry("tb", "TB"),
          Map.entry("um", "μm"),
          Map.entry("µm", "μm"),
          Map.entry("m2", "m²"),
          Map.entry("㎡", "m²"),
          Map.entry("cm2", "cm²"),
          Map.entry("mm2", "mm²"),
          Map.entry("m3", "m³"),
          Map.entry("㎥", "m³"),
          Map.entry("cm3", "cm³"),
          Map.entry("℃", "°C"),
          Map.entry("℉", "°F"),
          Map.entry("㎏", "kg"));

  /** A slash may follow: 300g/包. Both languages know the same units. */
  static final String UNIT =
      VARIANTS.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .collect(
              Collectors.joining(
                  "|",
                  "(?:(?:",
                  ")(?![\\p{IsLatin}\\d²³])|" + Units.pattern(Language.MANDARIN) + ")"));

  private ChineseCounts() {}

  static String unit(String written, Language language) {
    return Units.many(VARIANTS.getOrDefault(written, written), language);
  }
}
