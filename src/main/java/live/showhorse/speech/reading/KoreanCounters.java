package live.showhorse.speech.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What Korean counts with native numbers (세 개, 스무 살) and what with Sino-Korean ones (삼층, 이십대). A
 * counter that is not named here takes Sino-Korean ones.
 */
final class KoreanCounters {
  /** With native numbers up to 99; the words that only begin alike are kept out. */
  private static final String NATIVE =
      "(?:시간|마리|켤레|가지|그릇|상자|박스|세트|봉지|자루|송이|모금|방울|종류|그루|조각|군데|사람|차례|바퀴|걸음|다발|꼬치|토막|덩어리|덩이|포기|묶음|꾸러미"
          + "|스푼|큰술|작은술|숟가락|티스푼|자리(?!수)|컵|개(?![월발봉강국업통])|명(?![품작절령칭])|살(?![균림짝])|병(?![원맥행])"
          + "|장(?![르식점소갑마비인])|잔(?![액여디고])|벌(?![금써])|권(?![장한리선투])|곳|달(?![러걀성력라콤])|팩|봉(?![투사준])"
          + "|통(?![신장합해화관계])|캔|줄(?!무늬|거리|넘)|쌍|알(?![림코레뜰러])|척|판(?![매단정])|끼|편(?![의리하집])|곡|건(?![강조물축전성담배])"
          + "|짝|톨|채(?![널소팅용식무])|팀|겹|칸|모(?=[\\s.,!?에를만씩]|$))";

  /** With native numbers only up to nine. */
  private static final String SMALL_NATIVE = "(?:매(?![장출월일주])|포(?![인장함기토도털근괄럼])|정(?![도말품가상리])|롤)";

  private static final String TIMES = "배(?![송터달우경열추려색치기급분당관너낭꼽럭])";

  /**
   * Every counter that a native number may stand before, for ranges and what comes after a slash.
   */
  static final String COUNTER = "(?:" + NATIVE + "|" + SMALL_NATIVE + "|" + TIMES + ")";

  private static final int MOST_NATIVE = 99;
  private static final int MOST_NATIVE_HOURS = 39;
  private static final int MOST_NATIVE_TIMES = 19;
  private static final int MOST_SMALL = 9;

  private static final Pattern SMALL = Pattern.compile(SMALL_NATIVE);
  private static final List<String> ABOUT = List.of("", "한두", "두세", "서너");

  private static final String MACHINES =
      "(?:차|자동차|차량|트럭|버스|노트북|컴퓨터|휴대폰|폰|TV|티비|에어컨|카메라|기기|자전거|세탁기|냉장고|청소기|기계|장비|총|단|선착순|한정|수량)";

  private static final String THINGS =
      "(?:혜택|특징|명품|브랜드|영양|요소|포인트|백화점|원칙|효과|강점|쇼핑|과제|천왕|도시|은행|기업|성분|비법|비결|장점|단점|진미|미덕|영웅|메이저|리그|종합|질환|증상|기능|필수|법칙|조건|요건|이유|포털|통신사|편의점|마트|면세점|홈쇼핑|불가사의|메뉴|맛집|고민|부위|핵심|인기|주요)";

  /** What has a number for its name. */
  private static final String NUMBERED =
      "(?: ?(?:상품|링크|제품|버튼|방송|채널|출구|타자|선수|문제|옵션|주문|카메라|구성|좌석|게이트|홀|버스|국도|트랙|메뉴|코스|보기|컬러|색상|케이스|라인|테이블|창구|모델|사이즈|사진|화면|타입)|을|를|은|으로|이(?:에요|예요|요|랑| )|님)";

  private KoreanCounters() {}

  static void addTo(Rules rules) {
    decades(rules);
    rules
        .say("(?<![\\d.])1 ?번째", m -> "첫 번째")
        .say("(?<n>§NUMBER) ?번째", m -> count(m.group("n"), "번째"))
        .say("(?<=제|옵션 ?|상품 ?|링크 ?|타입 ?|버튼 ?)(?<n>\\d+)번", m -> sino(m, "n") + "번")
        .say("(?<n>§NUMBER) ?번(?=" + NUMBERED + ")", m -> number(m) + "번")
        .say("(?<n>§NUMBER) ?번(?![가-힣&&[^만씩이의에도까더]])", m -> count(m.group("n"), "번"))
        .say(
            "(?<=선착순 ?|고객 ?|고객님 ?|추첨 ?|손님 ?|회원 ?|총 ?)(?<n>§NUMBER) ?분(?![가-힣&&[^께에을만의이까]])",
            m -> count(m.group("n"), "분"))
        .say(
            "(?<n>§NUMBER) ?분(?=께|에게|을 (?:추첨|모|뽑|선정)|의 (?:고객|손님|회원)|이 (?:구매|주문|참여|함께)|만 (?:모시|드))",
            m -> count(m.group("n"), "분"))
        .maybe(
            "(?<![\\d.,])(?<a>\\d{1,2}) ?[-~～〜–] ?(?<b>\\d{1,2}) ?(?<c>"
                + COUNTER
                + "|시(?![간리즌장작])|번(?![가-힣]))",
            KoreanCounters::range)
        .say("(?<n>§NUMBER) ?(?<c>" + COUNTER + ")", m -> count(m.group("n"), m.group("c")))
        .say(
            "(?<![\\d.])(?<n>1[0-2]|0?[1-9]) ?시(?![간리즌장작])", m -> KoreanCalendar.hour(m.group("n")))
        .say(
            "(?<![\\d.,/])(?<a>1[0-2]|[1-9]) ?[-~～〜–] ?(?<b>1[0-2]|[1-9])월",
            m -> KoreanCalendar.month(m.group("a")) + "에서 " + KoreanCalendar.month(m.group("b")))
        .say("(?<mo>(?<!\\d)(?:1[0-2]|0?[1-9]))월", m -> KoreanCalendar.month(m.group("mo")))
        .say(
            "제(?<r>[IVX]{1,5})(?![\\p{IsLatin}])",
            m -> "제" + KoreanNumbers.sino(Integer.toString(Numerals.roman(m.group("r")))))
        .say("제(?<n>\\d+)", m -> "제" + sino(m, "n"));
  }

  /** People in their twenties are 이십대, twenty cars 스무 대. */
  private static void decades(Rules rules) {
    rules
        .say(
            "(?<![\\d.,])(?<a>\\d{1,3})대(?<b>\\d{1,3})(?!\\d|[.,]\\d|[대만천년])",
            m -> sino(m, "a") + "대 " + sino(m, "b"))
        .say(
            "(?<![\\d.])(?<a>[2-6]0)(?<b>[3-7]0)(?= ?(?:세대|여성|남성|고객|대(?![가-힣])))",
            m -> KoreanNumbers.telephone(m.group()))
        .say(
            "(?<![\\d.,])(?<a>[1-9]0) ?[-~～〜–] ?(?<b>[1-9]0)대(?![표박한형중상])",
            m -> sino(m, "a") + "대에서 " + sino(m, "b") + "대")
        .say("(?<![\\d.])(?<n>\\d+)대(?= ?" + THINGS + "|째)", m -> sino(m, "n") + "대")
        .say(
            "(?<!"
                + MACHINES
                + " ?)(?<![\\d.,])(?<n>[1-9]0)대(?! ?(?:한정|남[았은]|판매|보유|만 (?:남|판|한)|설치|의 (?:차|자동차|컴퓨터)|를 (?:추첨|증정|판매))|[가-힣&&[^가는도를와에의만로부이인들였까]])",
            m -> sino(m, "n") + "대")
        .say("(?<n>§NUMBER) ?대(?![표박한형중상학비용략구신물전량회폭기출여응륙])", m -> count(m.group("n"), "대"));
  }

  /** A number and what is counted. */
  static String count(String number, String counter) {
    Amount amount = Amount.withPoint(number);
    String whole = amount.whole();
    if (amount.decimal() || amount.digitByDigit() || whole.equals("0")) {
      return KoreanNumbers.amount(amount) + " " + counter;
    }
    return words(whole, counter) + " " + counter;
  }

  private static String words(String whole, String counter) {
    int most =
        switch (counter) {
          case "시간" -> MOST_NATIVE_HOURS;
          case "배" -> MOST_NATIVE_TIMES;
          default -> SMALL.matcher(counter).matches() ? MOST_SMALL : MOST_NATIVE;
        };
    if (whole.length() <= 2) {
      return Integer.parseInt(whole) <= most
          ? Numerals.nativeKorean(whole)
          : KoreanNumbers.sino(whole);
    }
    // 101 is 백한 명; from ten on the hundreds draw the rest along: 백이십 명.
    int last = whole.charAt(whole.length() - 1) - '0';
    boolean few = whole.charAt(whole.length() - 2) == '0' && last > 0 && most == MOST_NATIVE;
    return few
        ? KoreanNumbers.sino(whole.substring(0, whole.length() - 1) + "0")
            + Numerals.nativeKorean(Integer.toString(last))
        : KoreanNumbers.sino(whole);
  }

  private static Optional<String> range(MatchResult match) {
    int from = Integer.parseInt(match.group("a"));
    int to = Integer.parseInt(match.group("b"));
    String counter = match.group("c");
    if (from == 0 || from >= to || counter.equals("시") && to > 12) {
      return Optional.empty();
    }
    return Optional.of(
        to == from + 1 && from < ABOUT.size() && !counter.equals("시")
            ? ABOUT.get(from) + " " + counter
            : count(match.group("a"), counter) + "에서 " + count(match.group("b"), counter));
  }

  private static String sino(MatchResult match, String group) {
    return KoreanNumbers.sino(match.group(group));
  }

  private static String number(MatchResult match) {
    return KoreanNumbers.number(match.group("n"));
  }
}
