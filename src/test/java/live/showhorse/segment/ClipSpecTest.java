package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Background;
import live.showhorse.presenter.Background.Mode;
import live.showhorse.presenter.Framing;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.Diction;
import live.showhorse.speech.Lexicon;
import live.showhorse.speech.LexiconEntry;
import org.junit.jupiter.api.Test;

class ClipSpecTest {
  private static final ClipSpec SPEC =
      spec("portrait 1", "photo", "{}", "Hello.", Language.ENGLISH, "", 0);

  @Test
  void theKeyIsTheSameInEveryProcess() {
    assertThat(SPEC.key())
        .isEqualTo("793614aec4adcca2ceb742f9e380fc63becccfe9733bcf0d38fa5cab352bb580");
  }

  @Test
  void everythingThatIsSeenOrHeardIsPartOfTheKey() {
    List<ClipSpec> different =
        List.of(
            SPEC,
            spec("portrait 2", "photo", "{}", "Hello.", Language.ENGLISH, "", 0),
            spec("portrait 1", "other", "{}", "Hello.", Language.ENGLISH, "", 0),
            spec("portrait 1", "photo", "{ }", "Hello.", Language.ENGLISH, "", 0),
            spec("portrait 1", "photo", "{}", "Hello!", Language.ENGLISH, "", 0),
            spec("portrait 1", "photo", "{}", "Hello.", Language.GERMAN, "", 0),
            spec("portrait 1", "photo", "{}", "Hello.", Language.ENGLISH, "en-us", 0),
            spec("portrait 1", "photo", "{}", "Hello.", Language.ENGLISH, "", 1),
            new ClipSpec(
                "portrait 1",
                "photo",
                "{}",
                Look.SUGGESTED,
                "Hello.",
                Language.ENGLISH,
                "",
                Diction.PLAIN,
                Canvas.LANDSCAPE,
                0,
                0),
            new ClipSpec(
                "portrait 1",
                "photo",
                "{}",
                Look.SUGGESTED,
                "",
                Language.ENGLISH,
                "",
                Diction.PLAIN,
                Canvas.PORTRAIT,
                0,
                10),
            looking(Look.SUGGESTED.withFraming(new Framing(1.1, 0, 0))),
            looking(Look.SUGGESTED.withBackground(new Background(Mode.BLUR, "", 0.5, ""))),
            looking(Look.SUGGESTED.withBackground(new Background(Mode.COLOUR, "#102030", 0, ""))),
            looking(Look.SUGGESTED.withBackground(new Background(Mode.PICTURE, "", 0, "one"))),
            looking(Look.SUGGESTED.withBackground(new Background(Mode.PICTURE, "", 0, "two"))),
            recorded("Hello.", "one"),
            recorded("Hello.", "two"),
            recorded("", "two"),
            // Fields do not run into each other
            spec("portrait 1", "photo{", "}", "Hello.", Language.ENGLISH, "", 0));
    assertThat(different.stream().map(ClipSpec::key).collect(Collectors.toSet()))
        .hasSameSizeAs(different);
  }

  private static ClipSpec recorded(String text, String recording) {
    return new ClipSpec(
        "portrait 1",
        "photo",
        "{}",
        Look.SUGGESTED,
        text,
        Language.ENGLISH,
        "",
        Diction.PLAIN,
        Canvas.PORTRAIT,
        0,
        0,
        recording);
  }

  @Test
  void theSameWordsWrittenInAnotherUnicodeFormAreTheSameClip() {
    ClipSpec composed = spec("e", "p", "{}", "Größe", Language.GERMAN, "", 0);
    ClipSpec decomposed = spec("e", "p", "{}", " Gro\u0308ße \n", Language.GERMAN, "", 0);
    assertThat(decomposed.key()).isEqualTo(composed.key());
  }

  @Test
  void theOwnSeedFollowsTheContentOnly() {
    ClipSpec once = SPEC.withOwnSeed();
    assertThat(once.withOwnSeed()).isEqualTo(once);
    assertThat(once.seed())
        .isNotEqualTo(
            spec("portrait 1", "photo", "{}", "Bye.", Language.ENGLISH, "", 0)
                .withOwnSeed()
                .seed());
  }

  @Test
  void aClipSaysSomethingOrIsIdle() {
    Stream.of(
            new Object[] {"", 0},
            new Object[] {"Hello.", 3},
            new Object[] {"", 188},
            new Object[] {"", -1},
            new Object[] {"x".repeat(1_001), 0})
        .forEach(
            bad ->
                assertThatThrownBy(
                        () ->
                            new ClipSpec(
                                "e",
                                "p",
                                "{}",
                                Look.SUGGESTED,
                                (String) bad[0],
                                Language.ENGLISH,
                                "",
                                Diction.PLAIN,
                                Canvas.PORTRAIT,
                                0,
                                (int) bad[1]))
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void whatABackgroundDoesNotUseIsNotPartOfTheKey() {
    Background plain = new Background(Mode.COLOUR, "#A0B0C0", 0, "");
    Background same = new Background(Mode.COLOUR, " #a0b0c0", 0.7, "left over");
    assertThat(looking(Look.SUGGESTED.withBackground(same)).key())
        .isEqualTo(looking(Look.SUGGESTED.withBackground(plain)).key());
  }

  private static ClipSpec looking(Look look) {
    return new ClipSpec(
        "portrait 1",
        "photo",
        "{}",
        look,
        "Hello.",
        Language.ENGLISH,
        "",
        Diction.PLAIN,
        Canvas.PORTRAIT,
        0,
        0);
  }

  @Test
  void deliveryAndLexiconArePartOfTheKeyAndGoWithTheJob() {
    var entry = new LexiconEntry("tea", "chai", Optional.of(Language.ENGLISH), true);
    var other = new LexiconEntry("tea", "chai", Optional.of(Language.ENGLISH), false);
    List<Diction> dictions =
        List.of(
            Diction.PLAIN,
            Diction.PLAIN.with(new Delivery(0.9, 0)),
            Diction.PLAIN.with(new Delivery(1, 1)),
            Diction.PLAIN.with(new Lexicon(List.of(entry))),
            Diction.PLAIN.with(new Lexicon(List.of(other))));
    assertThat(dictions.stream().map(diction -> spoken(diction).key()).distinct())
        .hasSameSizeAs(dictions);
    assertThat(spoken(dictions.get(3)).job().diction()).isEqualTo(dictions.get(3));
  }

  private static ClipSpec spoken(Diction diction) {
    return new ClipSpec(
        "e",
        "p",
        "{}",
        Look.SUGGESTED,
        "Fresh tea.",
        Language.ENGLISH,
        "",
        diction,
        Canvas.PORTRAIT,
        0,
        0);
  }

  private static ClipSpec spec(
      String engine,
      String photo,
      String rig,
      String text,
      Language language,
      String voice,
      long seed) {
    return new ClipSpec(
        engine,
        photo,
        rig,
        Look.SUGGESTED,
        text,
        language,
        voice,
        Diction.PLAIN,
        Canvas.PORTRAIT,
        seed,
        0);
  }
}
