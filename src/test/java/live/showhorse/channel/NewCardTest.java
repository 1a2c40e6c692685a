package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.showhorse.TestConfig;
import live.showhorse.engine.Urgency;
import live.showhorse.media.EncoderProfile;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import live.showhorse.segment.Clip;
import live.showhorse.segment.ClipSpec;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Dresser;
import live.showhorse.segment.ProductCard;
import live.showhorse.segment.Segments;
import live.showhorse.segment.TestEngine;
import live.showhorse.speech.Diction;
import live.showhorse.trace.Traces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plays while the fillers of a new card are made: one after another, as the test lets them.
 */
class NewCardTest {
  private static final Optional<Product> TEA = product("Tea");
  private static final Optional<Product> CUP = product("Cup");
  private static final int IDLES = 8;
  private static final Duration CLIP = Duration.ofSeconds(3);

  @TempDir static Path directory;
  private static Redis redis;

  private final TestEngine engine = new TestEngine();
  private final List<Held> held = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private boolean holding;
  private FillerLadder ladder;

  /** A request for a clip that the test lets go. */
  private record Held(ClipSpec clip, Urgency urgency, CompletableFuture<Clip> promise) {}

  private static Optional<Product> product(String name) {
    return Optional.of(new Product(name, "9", Optional.empty()));
  }

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.privateServer(directory);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void aProgrammeWithoutACard() throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("showhorse.channel.idle-clips", Integer.toString(IDLES));
    values.put("showhorse.channel.idle-units", "3");
    ChannelConfig config = TestConfig.of(ChannelConfig.class, values);
    ChannelSpec spec =
        new ChannelSpec(
            "c",
            "c",
            "host",
            TestStudio.CANVAS,
            Language.ENGLISH,
            true,
            true,
            List.of("One moment"),
            Instant.EPOCH);
    Segments segments =
        new Segments(
            this::clip,
            new Blobs(redis).store("s" + System.nanoTime(), 1 << 28, Duration.ofHours(1)),
            new Dresser(TestStudio.FONTS),
            2);
    SegmentRequests requests =
        new SegmentRequests(
            spec,
            TestStudio.PRESENTER,
            () -> Diction.PLAIN,
            EncoderProfile.best(TestStudio.CANVAS),
            new ClipSpecs(() -> "test 1"),
            segments,
            product -> new ProductCard(product.name(), product.price(), Optional.empty()),
            piece -> {},
            config.idleUnits(),
            Traces.off());
    ladder =
        new FillerLadder(
            requests,
            config,
            List.of("One moment"),
            new Random(1),
            new FillerLadder.Listener() {
              @Override
              public void made() {}

              @Override
              public void failed(Throwable why) {}
            },
            Runnable::run);
    ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);
    awaitReady(1 + IDLES + 1);
    holding = true;
  }

  private synchronized CompletableFuture<Clip> clip(ClipSpec spec, Urgency urgency) {
    if (!holding) {
      return engine.apply(spec, urgency);
    }
    var promise = new CompletableFuture<Clip>();
    held.add(new Held(spec, urgency, promise));
    return promise;
  }

  private synchronized List<Held> held() {
    return List.copyOf(held);
  }

  private synchronized Held oldest() {
    return held.removeFirst();
  }

  /** Lets one more filler of the new card be made. */
  private void makeOne() throws Exception {
    int before = ladder.ready();
    await().until(() -> !held().isEmpty());
    Held next = oldest();
    next.promise().complete(engine.apply(next.clip(), next.urgency()).get(20, TimeUnit.SECONDS));
    awaitReady(before + 1);
  }

  private void awaitReady(int fillers) {
    await().atMost(Duration.ofSeconds(20)).until(() -> ladder.ready() >= fillers);
  }

  private Prepared next(Optional<Product> card) {
    Prepared next = ladder.next(card, Duration.ZERO, now);
    now = now.plus(CLIP);
    return next;
  }

  private List<Prepared> next(Optional<Product> card, int count) {
    List<Prepared> aired = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      aired.add(next(card));
    }
    return aired;
  }

  private static void nothingTwiceInARow(List<Prepared> aired) {
    for (int i = 1; i < aired.size(); i++) {
      assertThat(aired.get(i).clipKey()).isNotEqualTo(aired.get(i - 1).clipKey());
    }
  }

  @Test
  void whileNothingOfANewCardIsMadeTheProgrammeMovesOnWithoutACard() {
    next(Optional.empty(), 3);
    ladder.prepare(TEA);

    List<Prepared> aired = next(TEA, 20);

    assertThat(aired).allMatch(filler -> filler.kind() == PlayKind.IDLE);
    assertThat(aired).allMatch(filler -> filler.product().isEmpty());
    nothingTwiceInARow(aired);
    assertThat(new HashSet<>(aired.stream().map(Prepared::clipKey).toList())).hasSize(IDLES);
  }

  @Test
  void aNewCardIsShownOnceItHasSomeDifferentIdleClipsAndThenStays() throws Exception {
    List<Prepared> aired = new ArrayList<>(next(Optional.empty(), 3));
    ladder.prepare(TEA);
    for (int made = 0; made < IDLES; made++) {
      aired.addAll(next(TEA, 1));
      makeOne();
    }
    aired.addAll(next(TEA, 10));

    assertThat(aired).allMatch(filler -> filler.kind() == PlayKind.IDLE);
    nothingTwiceInARow(aired);
    List<Boolean> carded = aired.stream().map(filler -> filler.product().isPresent()).toList();
    int begins = carded.indexOf(true);
    assertThat(begins).as("after three were made").isEqualTo(3 + 3);
    assertThat(carded.subList(begins, carded.size())).as("no flicker").doesNotContain(false);
  }

  @Test
  void aPriceThatIsOverIsNeverShownAgain() throws Exception {
    ladder.prepare(TEA);
    for (int made = 0; made < 4; made++) {
      makeOne();
    }
    assertThat(next(TEA).product()).isEqualTo(TEA);

    ladder.prepare(CUP);
    List<Prepared> aired = next(CUP, 6);
    assertThat(aired).allMatch(filler -> filler.product().isEmpty());
    assertThat(aired).allMatch(filler -> filler.kind() == PlayKind.IDLE);
  }

  @Test
  void aMachineThatIsTooBusyForThreeClipsShowsTheCardWithTwoAfterTenSeconds() throws Exception {
    ladder.prepare(TEA);
    makeOne();
    makeOne();
    List<Prepared> aired = next(TEA, 12);

    nothingTwiceInARow(aired);
    assertThat(aired.get(0).product()).isEmpty();
    assertThat(aired.get(5).product()).isEqualTo(TEA);
    assertThat(aired.subList(5, 12)).allMatch(filler -> filler.product().equals(TEA));
  }

  @Test
  void oneIdleClipOfACardIsNotPlayedAgainAndAgain() throws Exception {
    ladder.prepare(TEA);
    makeOne();

    nothingTwiceInARow(next(TEA, 20));
  }

  @Test
  void theFirstIdleClipsOfACardAreMadeBeforeItsOtherFillersAndAreNotThoseJustSeen() {
    List<String> seen = next(Optional.empty(), 3).stream().map(Prepared::clipKey).toList();
    ladder.prepare(TEA);

    await().until(() -> held().size() == 2);
    assertThat(held()).allMatch(request -> request.urgency() == Urgency.NOW);
    assertThat(held()).allMatch(request -> request.clip().idle());
    assertThat(held()).noneMatch(request -> seen.contains(request.clip().key()));
  }

  @Test
  void whatWasLeftToBeMadeForTheCardBeforeIsNotMade() throws Exception {
    ladder.prepare(TEA);
    await().until(() -> held().size() == 2);

    ladder.prepare(CUP);
    await().until(() -> held().size() == 4);
    makeOne();
    makeOne();

    assertThat(held()).as("two of the new card").hasSize(2);
    for (int made = 0; made < IDLES + 2; made++) {
      makeOne();
    }
    assertThat(held()).isEmpty();
    assertThat(ladder.ready()).isEqualTo((1 + IDLES + 1) * 2 + 2);
  }

  @Test
  void aCardThatIsTakenAwayIsNotMadeAnyMore() throws Exception {
    ladder.prepare(TEA);
    await().until(() -> held().size() == 2);
    ladder.prepare(Optional.empty());
    makeOne();
    makeOne();

    assertThat(held()).isEmpty();
  }

  @Test
  void aCardThatComesBackIsMadeToItsEnd() throws Exception {
    ladder.prepare(TEA);
    makeOne();
    ladder.prepare(Optional.empty());
    while (!held().isEmpty()) {
      makeOne();
    }
    ladder.prepare(TEA);
    while (ladder.ready() < 2 * (1 + IDLES + 1)) {
      makeOne();
    }

    assertThat(next(TEA, 10)).allMatch(filler -> filler.product().equals(TEA));
  }

  @Test
  void aFillerThatFailedIsNotInTheWayOfTheOthersAndIsMadeTheNextTime() throws Exception {
    ladder.prepare(TEA);
    await().until(() -> held().size() == 2);
    oldest()
        .promise()
        .completeExceptionally(ProblemException.busy("queue-full", "Full.", Duration.ofSeconds(1)));
    int all = 2 * (1 + IDLES + 1);
    while (ladder.ready() < all - 1) {
      makeOne();
    }
    assertThat(held()).isEmpty();
    assertThat(next(TEA).product()).isEqualTo(TEA);

    ladder.prepare(TEA);
    makeOne();

    assertThat(ladder.ready()).isEqualTo(all);
  }
}
