package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.showhorse.media.Canvas;
import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DresserTest {
  private static final Fonts FONTS = new Fonts(Path.of("/usr/share/fonts"));
  private static final Dresser DRESSER = new Dresser(FONTS);
  private static final int FRAMES = 200;
  private static final int FROM = 5;
  private static final int TO = 190;
  private static final ProductCard LONG_NAME =
      new ProductCard("A".repeat(40) + "长".repeat(40), "¥1,234.00", Optional.empty());

  static Stream<Canvas> canvases() {
    return Stream.of(Canvas.PORTRAIT, Canvas.LANDSCAPE, new Canvas(180, 320, 25));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLabelsCharactersAreFivePercentOfTheShorterSideHigh(Language language) {
    canvases()
        .forEach(
            canvas -> {
              Layer label =
                  layers(canvas, LabelTexts.label(language), language, "", Optional.empty())
                      .getFirst();

              int shorter = Math.min(canvas.width(), canvas.height());
              assertThat(inkHeight(label.image()))
                  .as("%s on %s", language, canvas)
                  .isGreaterThanOrEqualTo((int) Math.ceil(shorter * 0.05));
              assertThat(label.x()).isGreaterThanOrEqualTo(shorter * 3 / 100);
              assertThat(label.y()).isBetween(shorter * 3 / 100, shorter * 6 / 100);
              assertThat(List.of(label.from(), label.to())).containsExactly(0, FRAMES);
            });
  }

  @ParameterizedTest
  @MethodSource("canvases")
  void nothingLeavesTheCanvasOrCoversAnotherLayer(Canvas canvas) {
    for (Language language : Language.values()) {
      List<Layer> layers =
          layers(
              canvas,
              LabelTexts.label(language),
              language,
              sample(language),
              Optional.of(LONG_NAME));

      assertThat(layers).hasSizeGreaterThanOrEqualTo(3);
      for (Layer layer : layers) {
        assertThat(layer.x()).isNotNegative().isEven();
        assertThat(layer.y()).isNotNegative().isEven();
        assertThat(layer.x() + layer.image().getWidth()).isLessThanOrEqualTo(canvas.width());
        assertThat(layer.y() + layer.image().getHeight()).isLessThanOrEqualTo(canvas.height());
        for (Layer other : layers) {
          boolean together = layer.from() < other.to() && other.from() < layer.to();
          if (other != layer && together) {
            assertThat(area(layer).intersects(area(other)))
                .as("%s: %s over %s", language, area(layer), area(other))
                .isFalse();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noCaptionLineBeginsWithPunctuationOrEndsWithAnOpeningBracket(Language language) {
    CaptionLayout layout = new CaptionLayout(FONTS.boldFace(language).at(39), language);
    for (int width = 200; width < 700; width += 13) {
      List<String> lines = new ArrayList<>();
      layout.pages(sample(language), width).forEach(lines::addAll);

      assertThat(String.join("", lines).replace(" ", ""))
          .isEqualTo(sample(language).replace(" ", ""));
      for (String line : lines) {
        assertThat(layout.width(line)).isLessThanOrEqualTo(width);
        assertThat("、。，．！？）」』：；,.!?)»ーっゃ％%").doesNotContain(line.substring(0, 1));
        assertThat("（「『([¥$€«").doesNotContain(line.substring(line.length() - 1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void captionPagesFollowOneAnotherAndHaveAtMostTwoLines(Language language) {
    List<Layer> pages = layers(Canvas.PORTRAIT, "", language, sample(language), Optional.empty());

    assertThat(pages).isNotEmpty();
    assertThat(pages.getFirst().from()).isEqualTo(FROM);
    assertThat(pages.getLast().to()).isEqualTo(FRAMES);
    for (int i = 1; i < pages.size(); i++) {
      assertThat(pages.get(i).from()).isEqualTo(pages.get(i - 1).to());
    }
    int twoLines = (int) (2 * 1.28 * 720 * 0.054 + 0.026 * 720) + 4;
    assertThat(pages).allMatch(page -> page.image().getHeight() <= twoLines);
  }

  @Test
  void aCaptionIsReadableOverWhiteAndOverBlack() {
    Layer page =
        layers(Canvas.PORTRAIT, "", Language.ENGLISH, "Hello there", Optional.empty()).getFirst();
    for (int background : new int[] {0, 255}) {
      double dark = 255;
      double bright = 0;
      for (int x = 0; x < page.image().getWidth(); x++) {
        int argb = page.image().getRGB(x, page.image().getHeight() / 2);
        double alpha = (argb >>> 24) / 255.0;
        double luma = (argb & 0xff) * alpha + background * (1 - alpha);
        dark = alpha > 0.5 ? Math.min(dark, luma) : dark;
        bright = Math.max(bright, luma * (alpha > 0.9 ? 1 : 0));
      }
      // WCAG: white on a grey of this luma has a contrast above 4.5.
      assertThat(bright).isGreaterThan(240);
      assertThat(dark).isLessThan(110);
    }
  }

  @Test
  void aLongProductNameEndsInAnEllipsisAndAShortOneDoesNot() {
    int room = new Stage(Canvas.PORTRAIT).cardWidth();
    Layer wide = layers(Canvas.PORTRAIT, "", Language.MANDARIN, "", Optional.of(LONG_NAME)).get(0);
    Layer narrow =
        layers(
                Canvas.PORTRAIT,
                "",
                Language.MANDARIN,
                "",
                Optional.of(new ProductCard("保温杯", "¥99", Optional.empty())))
            .get(0);

    assertThat(wide.image().getWidth()).isBetween(room - 60, room);
    assertThat(narrow.image().getWidth()).isLessThan(room / 2);
  }

  @Test
  void markupInAProductIsDrawnAsItIs() {
    var shown = new ShownText(FONTS.regularFace(Language.ENGLISH));

    assertThat(shown.of("<b>Tea</b> &amp; {x}")).isEqualTo("<b>Tea</b> &amp; {x}");
    assertThat(shown.of("a\u0000b\u202ec\nd")).isEqualTo("abc d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "₱250 / ฿160",
        "₹1,299",
        "₪99.90",
        "₫250.000",
        "₸4500 ₽990 ₴ ₦ ₺ ₿",
        "ภาษาไทย",
        "قميص قطني ١٠٠٪",
        "می‌خواهم",
        "शुद्ध सूती कुर्ता",
        "חולצת כותנה",
        "தமிழ் சட்டை",
        "Хлопок «Ёлка»",
        "Βαμβακερό ά",
        "Cà phê sữa đá",
        "ქართული հայերեն አማርኛ ភាសា ລາວ",
        "🔥 Sale ★ № ①"
      })
  void nothingVanishesFromAPriceCardOrACaption(String text) {
    assertThat(FONTS.missing(text, true)).isEmpty();
    assertThat(new ShownText(FONTS.boldFace(Language.ENGLISH)).of(text)).isEqualTo(text);
    for (String word : text.split(" ")) {
      Lettering letters = FONTS.boldFace(Language.ENGLISH).at(40);
      double ink = letters.outline(word, 0, 0).getBounds2D().getWidth();
      assertThat(ink).as(word).isGreaterThan(4);
      assertThat(letters.width(word)).as(word).isGreaterThan(4);
    }
    var card = Optional.of(new ProductCard(text, text, Optional.empty()));
    var blank = Optional.of(new ProductCard("-", "-", Optional.empty()));
    assertThat(
            layers(Canvas.PORTRAIT, "", Language.ENGLISH, "", card).getFirst().image().getWidth())
        .isGreaterThan(
            layers(Canvas.PORTRAIT, "", Language.ENGLISH, "", blank).getFirst().image().getWidth());
  }

  @Test
  void lettersThatChangeBesideOthersAreShaped() {
    Lettering letters = FONTS.regularFace(Language.ENGLISH).at(100);
    // A conjunct, and letters that join: one is narrower than two by themselves
    assertThat(letters.width("क्ष")).isLessThan(letters.width("क") + letters.width("ष"));
    assertThat(letters.width("بب")).isLessThan(0.9 * 2 * letters.width("ب"));
    // Above its letter, not behind it
    assertThat(letters.width("กี่")).isEqualTo(letters.width("ก"));
  }

  @Test
  void aLineOfArabicReadsFromTheRightAlsoWhenItBeginsWithALatinWord() {
    Lettering letters = FONTS.regularFace(Language.ENGLISH).at(100).of("قميص XL");
    double arabic = letters.width("ب");
    Rectangle2D latin = letters.outline("XL", 0, 0).getBounds2D();
    Area rightPart = new Area(letters.outline("XL ب", 0, 0));
    rightPart.intersect(new Area(new Rectangle2D.Double(arabic + 10, -500, 5_000, 1_000)));
    assertThat(rightPart.getBounds2D().getWidth()).isCloseTo(latin.getWidth(), within(2.0));
  }

  @Test
  void whatNoFontHasIsNamedAndNewEmojiOnlyWhereTheyCount() {
    assertThat(FONTS.missing("a\uE000b\uE000 \u0378", true)).isEqualTo("\uE000\u0378");
    assertThat(FONTS.missing("Tea 🫶", true)).isEqualTo("🫶");
    assertThat(FONTS.missing("Tea 🫶👍🏽", false)).isEmpty();
    assertThat(FONTS.missing("❤️ 👩\u200D💻 \u200B\u00AD", true)).isEmpty();
  }

  @Test
  void thaiIsBrokenBetweenWords() {
    String text = "กาแฟดอยช้างคั่วบดแท้จากเชียงรายรสชาติเข้มข้น";
    var layout = new CaptionLayout(FONTS.boldFace(Language.ENGLISH).at(40), Language.ENGLISH);
    List<String> lines = layout.pages(text, 420).stream().flatMap(List::stream).toList();
    assertThat(String.join("", lines)).isEqualTo(text);
    assertThat(lines).hasSizeGreaterThan(1).anyMatch(line -> line.contains("เชียงราย"));
  }

  @Test
  void aMissingFontNamesThePackageToInstall(@TempDir Path empty) {
    assertThatThrownBy(() -> new Fonts(empty))
        .hasMessageContaining("fonts-noto-cjk")
        .hasMessageContaining(empty.toString());
  }

  private static List<Layer> layers(
      Canvas canvas,
      String label,
      Language language,
      String caption,
      Optional<ProductCard> product) {
    return DRESSER.layers(
        new Dressing(label, language, caption, language, product), canvas, FRAMES, FROM, TO);
  }

  private static java.awt.Rectangle area(Layer layer) {
    return new java.awt.Rectangle(
        layer.x(), layer.y(), layer.image().getWidth(), layer.image().getHeight());
  }

  /** Rows from the first to the last with a white pixel. */
  private static int inkHeight(BufferedImage image) {
    int first = -1;
    int last = -1;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = image.getRGB(x, y);
        if ((argb >>> 24) > 160 && (argb & 0xff) > 128) {
          first = first < 0 ? y : first;
          last = y;
        }
      }
    }
    return last - first + 1;
  }

  private static String sample(Language language) {
    return switch (language) {
      case MANDARIN -> "大家好，欢迎来到直播间！这款“保温杯”（500毫升）原价¥199，现在只要¥99，限时优惠。";
      case CANTONESE -> "大家好，呢個電飯煲可以煮三至五人份量，「而家買」仲有九折優惠㗎！";
      case ENGLISH ->
          "Hello everyone, this bottle (500 ml) keeps tea hot for a day, and it is only $24.99!";
      case JAPANESE -> "こちらのイヤホンは、バッテリーがずっともちます。特別価格「9,800円」で、ちょっとお得！";
      case KOREAN -> "안녕하세요 여러분, 오늘 소개해 드릴 제품은 아주 가벼운 무선 청소기입니다.";
      case GERMAN ->
          "Dieser wasserdichte Wanderrucksack fasst vierzig Liter, wiegt wenig und kostet 79,95 €.";
      case FRENCH ->
          "Bonjour à tous ! Découvrez « Nuit d’été », un parfum délicat fabriqué à Grasse.";
    };
  }
}
