package live.showhorse.script.file;

import java.nio.charset.Charset;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well a text looks like one of a writing system. Bytes that are read in a wrong charset give
 * characters that nobody writes, or that nobody writes side by side.
 */
enum Repertoire {
  SIMPLIFIED {
    @Override
    double weight(String text, int at) {
      return han(text.charAt(at), GB2312, 0xB0, 0xD7, FREQUENT_SIMPLIFIED);
    }
  },
  TRADITIONAL {
    @Override
    double weight(String text, int at) {
      return han(text.charAt(at), BIG5, 0xA4, 0xC6, FREQUENT_TRADITIONAL);
    }
  },
  JAPANESE {
    @Override
    double weight(String text, int at) {
      char c = text.charAt(at);
      return switch (Character.UnicodeScript.of(c)) {
        case HIRAGANA -> 1.2;
        case KATAKANA -> isHalfWidth(c) ? halfWidth(text, at) : 0.9;
        case HAN -> between(lead(c, Charsets.EUC_JP), 0xB0, 0xCF) ? 0.6 : -0.3;
        default -> c == 'ー' ? 0.9 : isHalfWidth(c) ? halfWidth(text, at) : WRONG;
      };
    }
  },
  KOREAN {
    @Override
    double weight(String text, int at) {
      char c = text.charAt(at);
      if (Character.UnicodeScript.of(c) != Character.UnicodeScript.HANGUL) {
        return WRONG;
      }
      if (!between(lead(c, KS_X_1001), 0xB0, 0xC8)) {
        return -0.3;
      }
      return FREQUENT_HANGUL.contains(c) ? 1.2 : 0.8;
    }
  },
  LATIN {
    @Override
    double weight(String text, int at) {
      char c = text.charAt(at);
      boolean lowerBefore = at > 0 && Character.isLowerCase(text.charAt(at - 1));
      if (Character.isLetter(c)) {
        boolean beside = isAsciiLetter(text, at - 1) || isAsciiLetter(text, at + 1);
        boolean shouted = Character.isUpperCase(c) && lowerBefore;
        if (!beside || shouted) {
          return WRONG;
        }
        return LETTERS.indexOf(c) >= 0 ? 1 : FOREIGN_LETTERS.indexOf(c) >= 0 ? 0.45 : WRONG;
      }
      if (QUOTES_AND_UNITS.indexOf(c) >= 0) {
        // Between two letters only an apostrophe stands
        boolean inside = isAsciiLetter(text, at - 1) && isAsciiLetter(text, at + 1);
        return inside && c != '’' ? WRONG : 0.6;
      }
      return c == NO_BREAK_SPACE || c == SOFT_HYPHEN ? NOTHING : WRONG;
    }
  };

  /** A character that is no evidence. */
  static final double NOTHING = Double.NaN;

  private static final double WRONG = -0.8;
  private static final double IMPOSSIBLE = -3;
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final Charset GB2312 = Charset.forName("GB2312");
  private static final Charset KS_X_1001 = Charset.forName("EUC-KR");
  private static final Charset BIG5 = Charset.forName("Big5");
  private static final String LETTERS = "äöüßÄÖÜéèêëàâçîïôœùûæÉÈÊÀÂÇÎÔŒÙ";

  /** In names: piñata, Málaga. */
  private static final String FOREIGN_LETTERS = "ñíóáúåøãõ";

  private static final String QUOTES_AND_UNITS = "“”„‚‘’«»‹›–—…€£°·²³½¼¾×™®©§•¥";

  /** The most frequent characters of running text make up half of it. */
  private static final Set<Character> FREQUENT_SIMPLIFIED =
      set(
          "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下"
              + "而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但"
              + "现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此"
              + "话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打"
              + "太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教"
              + "命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边"
              + "风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条呢价格优惠今晚欢迎直播间品茶元折买送");

  private static final Set<Character> FREQUENT_TRADITIONAL =
      set(
          "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下"
              + "而過天去能對小多然於心學麼之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但"
              + "現前些所同日手又行意動方期它頭經長兒回位分愛老因很給名法間斯知世什兩次使身者被高已親其進此"
              + "話常與活正感見明問力理爾點文幾定本公特做外孩相西果走將月十實向聲車全信重三機工物氣每並別真打"
              + "太新比才便夫再書部水像眼等體卻加電主界門利海受聽表德少克代員許先口由死安寫性馬光白或住難望教"
              + "命花結樂色更拉東神記處讓母父應直字場平報友關放至張認接告入笑內英軍候民歲往何度山覺路帶萬男邊"
              + "風解叫任金快原吃媽變通師立象數四失滿戰遠格士音輕目條呢價優惠今晚歡迎播品茶元折買送係唔嘅喺咗"
              + "啲佢哋嚟冇點睇");

  private static final Set<Character> FREQUENT_HANGUL =
      set(
          "이다는을의에가고지하기도한어리사나자로를시대아그인있해서들은수라정보만전부니일상마주안습요게"
              + "여것면우없과성스연제소오구세장드말려생공년원신비용않관화유경무조국적당미할내계문동때방물"
              + "심영와람데더바분입선진실결위식터번모행운든러금음차중발명개같간점체품가격안녕십오늘");

  /** What is sampled: more tells no more. */
  private static final int SAMPLE = 64 * 1024;

  /** About -3..1.4; {@link #NOTHING} when the character says nothing. */
  abstract double weight(String text, int at);

  /**
   * Average over what is not ASCII in the beginning of a text; {@link #NOTHING} when there is no
   * evidence.
   */
  double plausibility(String text) {
    double sum = 0;
    int count = 0;
    for (int at = 0; at < Math.min(SAMPLE, text.length()); at++) {
      double weight = evidence(text, at);
      if (!Double.isNaN(weight)) {
        sum += weight;
        count++;
      }
    }
    return count == 0 ? NOTHING : sum / count;
  }

  private double evidence(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      return c >= ' ' || c == '\t' || c == '\n' || c == '\r' ? NOTHING : IMPOSSIBLE;
    }
    return switch (Character.getType(c)) {
      case Character.PRIVATE_USE, Character.UNASSIGNED, Character.CONTROL -> IMPOSSIBLE;
      case Character.SURROGATE -> WRONG;
      default -> isPunctuation(c) && this != LATIN ? NOTHING : weight(text, at);
    };
  }

  /** Full-width signs stand at the same bytes in all charsets of East Asia. */
  private static boolean isPunctuation(char c) {
    return (c >= 0x3000 && c <= 0x303F)
        || (c >= 0xFF01 && c <= 0xFF65)
        || (c >= 0x2010 && c <= 0x2027)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || c == '·'
        || c == '・'
        || c == '×'
        || c == '°';
  }

  private static double han(char c, Charset charset, int from, int to, Set<Character> frequent) {
    if (Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN) {
      return WRONG;
    }
    if (frequent.contains(c)) {
      return 1.4;
    }
    int lead = lead(c, charset);
    if (between(lead, from, to)) {
      return 0.7;
    }
    return lead > to ? 0.1 : -0.5;
  }

  /** The first byte of two, by which charsets of East Asia order their characters; 0 when none. */
  private static int lead(char c, Charset charset) {
    byte[] bytes = String.valueOf(c).getBytes(charset);
    return bytes.length == 2 ? bytes[0] & 0xFF : 0;
  }

  private static boolean between(int value, int from, int to) {
    return value >= from && value <= to;
  }

  /** Each is one byte, so one alone is rather a letter of another charset. */
  private static double halfWidth(String text, int at) {
    boolean beside =
        (at > 0 && isHalfWidth(text.charAt(at - 1)))
            || (at + 1 < text.length() && isHalfWidth(text.charAt(at + 1)));
    return beside ? 0.5 : -0.5;
  }

  private static boolean isHalfWidth(char c) {
    return c >= 0xFF61 && c <= 0xFF9F;
  }

  private static boolean isAsciiLetter(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static Set<Character> set(String characters) {
    return characters.chars().mapToObj(c -> (char) c).collect(Collectors.toUnmodifiableSet());
  }
}
