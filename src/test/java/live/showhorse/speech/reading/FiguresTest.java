package live.showhorse.speech.reading;

import static org.assertj.core.api.Assertions.assertThat;

import live.showhorse.script.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write in scripts of shopping channels, and how it is said. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          原价¥1,299.00            | 原价一千两百九十九元
          只要¥9.9                | 只要九点九元
          2026-11-21              | 二零二六年十一月二十一日
          2026年11月21日          | 二零二六年十一月二十一日
          11/21开抢               | 十一月二十一日开抢
          2号链接                 | 二号链接
          2个装                   | 两个装
          2月2日                  | 二月二日
          1.5L                    | 一点五升
          500 ml                  | 五百毫升
          20 %                    | 百分之二十
          3-5天到货               | 三到五天到货
          2~3件                   | 两到三件
          下午3:30                | 下午三点半
          晚上8:05                | 晚上八点零五分
          20:00开播               | 二十点整开播
          全场8折                 | 全场八折
          8.5折                   | 八五折
          75折                    | 七五折
          买1送1                  | 买一送一
          满300减50               | 满三百减五十
          第2件半价               | 第二件半价
          1/2                     | 二分之一
          400-820-8820            | 四零零，八二零，八八二零
          13812345678             | 幺三八幺二三四五六七八
          5G手机                  | 五G手机
          A4纸                    | A四纸
          iPhone 15 Pro           | iPhone 十五 Pro
          双11大促                | 双十一大促
          618大促                 | 六一八大促
          3.5万人                 | 三点五万人
          200元                   | 两百元
          10+1                    | 十加一
          25 °C                   | 二十五摄氏度
          50%-70%                 | 百分之五十到百分之七十
          12GB+256GB              | 十二G加两百五十六G
          买10送2                 | 买十送二
          买2送1                  | 买二送一
          1:1高仿                 | 一比一高仿
          50ml*2瓶                | 五十毫升乘两瓶
          95%棉+5%氨纶            | 百分之九十五棉加百分之五氨纶
          M-XXL                   | M到XXL
          """)
  void inMandarin(String written, String said) {
    assertSaid(written, said, Language.MANDARIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          原價$1,299              | 原價一千二百九十九元
          HK$99.9                 | 九十九點九港元
          2026-11-21              | 二零二六年十一月二十一日
          11/21                   | 十一月二十一日
          2號                     | 二號
          2個                     | 兩個
          1.5L                    | 一點五升
          500 ml                  | 五百毫升
          20 %                    | 百分之二十
          3-5日                   | 三到五日
          下晝3:30                | 下晝三點半
          8:05                    | 八點零五分
          2:00                    | 兩點
          8折                     | 八折
          買1送1                  | 買一送一
          買2送1                  | 買二送一
          第2件半價               | 第二件半價
          1/2                     | 二分之一
          9123 4567               | 九一二三，四五六七
          5G                      | 五G
          A4紙                    | A四紙
          22個                    | 二十二個
          30分鐘                  | 三十分鐘
          2萬                     | 兩萬
          """)
  void inCantonese(String written, String said) {
    assertSaid(written, said, Language.CANTONESE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          定価¥3,980              | 定価3980円
          $20                     | 20ドル
          2026-11-21              | 2026年11月21日
          11/21発売               | 11月21日発売
          午後3:30                | 午後3時半
          13:05                   | 13時5分
          9:00開始                | 9時開始
          13時30分                | 13時30分
          1.5L                    | 1.5リットル
          500 ml                  | 500ミリリットル
          20 %オフ                | 20パーセントオフ
          3-5日                   | 3から5日
          3〜5日                  | 3から5日
          10%〜20%                | 10パーセントから20パーセント
          1/2                     | 2ぶんの1
          0120-444-444            | ゼロイチニーゼロ、ヨンヨンヨン、ヨンヨンヨン
          03-1234-5678            | ゼロサン、イチニーサンヨン、ゴーロクナナハチ
          5Gスマホ                | ファイブGスマホ
          A4サイズ                | A4サイズ
          No.1                    | ナンバーワン
          1,000,000円             | 1000000円
          2割引                   | 2割引
          1+1                     | ワンプラスワン
          6.5″                    | 6.5インチ
          25 °C                   | 25度
          4.7kΩ                   | 4.7キロオーム
          550μm                   | 550マイクロメートル
          """)
  void inJapanese(String written, String said) {
    assertSaid(written, said, Language.JAPANESE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          정가 ₩1,299,000         | 정가 백이십구만 구천원
          39,000원                | 삼만 구천원
          3만 5천원               | 삼만 오천원
          1천원                   | 천원
          2026-11-21              | 이천이십육년 십일월 이십일일
          2026년 6월 10일         | 이천이십육년 유월 십일
          11/21                   | 십일월 이십일일
          오후 3:30               | 오후 세 시 반
          13시 30분               | 십삼시 삼십분
          3시 5분                 | 세 시 오분
          1.5L                    | 일 점 오 리터
          500 ml                  | 오백 밀리리터
          20 % 할인               | 이십퍼센트 할인
          3-5일                   | 삼에서 오일
          2개                     | 두 개
          20개 한정               | 스무 개 한정
          24시간                  | 스물네 시간
          1번째                   | 첫 번째
          3번째                   | 세 번째
          1+1 행사                | 원 플러스 원 행사
          2+1                     | 투 플러스 원
          010-1234-5678           | 공일공, 일이삼사, 오육칠팔
          1/2                     | 이분의 일
          5G 폰                   | 파이브 G 폰
          $20                     | 이십 달러
          10월                    | 시월
          1588-1234               | 일오팔팔, 일이삼사
          3:2로 승리              | 삼대 이로 승리
          4.7kΩ                   | 사 점 칠 킬로옴
          550μm                   | 오백오십 마이크로미터
          """)
  void inKorean(String written, String said) {
    assertSaid(written, said, Language.KOREAN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          only $1,299.99          | only 1299 dollars and 99 cents
          $1                      | 1 dollar
          £3.05                   | 3 pounds and 5 pence
          ¥1,299.00               | 1299 yen
          $1.5M                   | 1 point five million dollars
          $0.99                   | 99 cents
          2026-11-21              | November twenty-first, twenty twenty-six
          on 11/21                | on November twenty-first
          November 21, 2026       | November twenty-first, twenty twenty-six
          Nov. 21                 | November twenty-first
          21 November             | the twenty-first of November
          since 1998              | since nineteen ninety-eight
          at 3:30 pm              | at 3 30 p m
          9:00                    | 9 o'clock
          9 a.m.                  | 9 am
          9:05                    | 9 oh 5
          1.5L                    | 1 point five litres
          500 ml                  | 500 millilitres
          1 kg                    | 1 kilogram
          20 %                    | 20 percent
          50% off                 | 50 percent off
          3-5 days                | 3 to 5 days
          1st and 2nd             | first and second
          the 21st                | the twenty-first
          1/2 price               | one half price
          3/4                     | three quarters
          400-820-8820            | four zero zero, eight two zero, eight eight two zero
          4,500 things            | 4500 things
          A4                      | A 4
          WH-1000XM5              | WH 1000 XM5
          24/7                    | twenty-four seven
          10 x 15 cm              | 10 by 15 centimetres
          2x faster               | 2 times faster
          version 2.0.1           | version 2.0.1
          007                     | zero zero seven
          1-800-555-0199          | one, eight zero zero, five five five, zero one nine nine
          a 65" TV                | a 65 inch TV
          3 x 500 ml              | 3 times 500 millilitres
          """)
  void inEnglish(String written, String said) {
    assertSaid(written, said, Language.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12,99 €                 | 12 Euro 99
          1.299 €                 | 1299 Euro
          1.299,00 €              | 1299 Euro
          1 €                     | ein Euro
          0,99 €                  | 99 Cent
          49,- statt 99,-         | 49 Euro statt 99 Euro
          21.11.2026              | einundzwanzigster November 2026
          am 21.11.               | am einundzwanzigsten November
          am 21. November         | am einundzwanzigsten November
          2026-11-21              | einundzwanzigster November 2026
          1. Platz                | erster Platz
          20:15 Uhr               | 20 Uhr 15
          9:00 Uhr                | 9 Uhr
          13.30 Uhr               | 13 Uhr 30
          1,5 l                   | 1 Komma fünf Liter
          1.5 kg                  | 1 Komma fünf Kilogramm
          500 ml                  | 500 Milliliter
          1 kg                    | ein Kilogramm
          20 %                    | 20 Prozent
          3-5 Tage                | 3 bis 5 Tage
          10–20 %                 | 10 bis 20 Prozent
          1/2                     | ein halb
          1 1/2 Stunden           | eineinhalb Stunden
          3/4                     | drei Viertel
          seit 1998               | seit neunzehnhundertachtundneunzig
          2x                      | 2 mal
          A4                      | A 4
          030/1234567             | null drei null, eins zwei drei vier fünf sechs sieben
          10.000 Kunden           | 10000 Kunden
          jetzt 899,- €           | jetzt 899 Euro
          vom 1. bis 3. Mai       | vom ersten bis dritten Mai
          """)
  void inGerman(String written, String said) {
    assertSaid(written, said, Language.GERMAN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12,99 €                 | 12 euros 99
          12€99                   | 12 euros 99
          1 €                     | 1 euro
          1 299,50 €              | 1299 euros 50
          0,99 €                  | 99 centimes
          le 1er janvier          | le premier janvier
          le 1 mai                | le premier mai
          21/11/2026              | 21 novembre 2026
          21.11.2026              | 21 novembre 2026
          le 21/11                | le 21 novembre
          2026-11-21              | 21 novembre 2026
          la 1re fois             | la première fois
          le 2e lot               | le deuxième lot
          13h30                   | 13 heures 30
          à 9 h                   | à 9 heures
          1h                      | une heure
          20:15                   | 20 heures 15
          1,5 L                   | 1 virgule 5 litre
          500 ml                  | 500 millilitres
          1 kg                    | un kilogramme
          20 %                    | 20 pour cent
          -50 % sur tout          | moins 50 pour cent sur tout
          3-5 jours               | 3 à 5 jours
          80                      | 80
          1/2                     | un demi
          3/4                     | trois quarts
          01 23 45 67 89          | zéro 1, 23, 45, 67, 89
          24/24 et 7/7            | 24 heures sur 24 et 7 jours sur 7
          A4                      | A 4
          10 000 clients          | 10000 clients
          3 x 500 ml              | 3 fois 500 millilitres
          """)
  void inFrench(String written, String said) {
    assertSaid(written, said, Language.FRENCH);
  }

  private static void assertSaid(String written, String said, Language language) {
    assertThat(Figures.inWords(written, language)).isEqualTo(said);
  }
}
