package live.showhorse.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.showhorse.media.AccessUnit;
import org.junit.jupiter.api.Test;

/** The queue never blocks the pacer and never hands out a frame that cannot be decoded. */
class ProgrammeQueueTest {
  private static final int GOP = 4;

  private final ProgrammeQueue queue = new ProgrammeQueue(3 * GOP);

  @Test
  void itBeginsAtAKeyFrame() throws Exception {
    feed(2, 2 * GOP);

    assertThat(frames()).containsExactly(4L, 5L, 6L, 7L);
    assertThat(queue.dropped()).isEqualTo(2);
  }

  @Test
  void whenItIsFullTheOldestGopGoes() throws Exception {
    feed(0, 3 * GOP + 1);

    assertThat(frames()).startsWith(4L).endsWith(12L).hasSize(2 * GOP + 1);
    assertThat(queue.dropped()).isEqualTo(GOP);
  }

  @Test
  void aGopLongerThanTheQueueIsDroppedToItsEnd() throws Exception {
    var small = new ProgrammeQueue(2);
    for (int i = 0; i < 6; i++) {
      small.video(unit(i == 0 || i == 5), i);
      small.audio(new byte[1], i);
    }
    small.end();

    assertThat(small.take()).hasValue(new ProgrammeQueue.Frame(KEY_UNIT, 5));
    assertThat(small.dropped()).isEqualTo(5);
  }

  @Test
  void aNewReaderBeginsAtTheNextKeyFrame() throws Exception {
    feed(0, 2 * GOP);
    queue.take();

    queue.skipToKey();

    assertThat(frames()).startsWith(4L);
    assertThat(queue.dropped()).isEqualTo(GOP - 1);
  }

  @Test
  void aNewReaderOfAnEmptyQueueWaitsForAKeyFrame() throws Exception {
    feed(0, 2);
    queue.take();
    queue.take();
    queue.take();
    queue.take();
    queue.skipToKey();
    feed(2, GOP + 1);

    assertThat(frames()).containsExactly(4L);
  }

  @Test
  void afterTheEndWhatWaitsIsStillGivenAndNothingTakenIn() throws Exception {
    feed(0, 1);
    queue.end();
    feed(1, 2);

    assertThat(queue.take()).isPresent();
    assertThat(queue.take()).isPresent();
    assertThat(queue.take()).isEmpty();
    assertThat(queue.awaitEnd(Duration.ofDays(1))).isTrue();
  }

  private static final AccessUnit KEY_UNIT = new AccessUnit(new byte[1], true);
  private static final AccessUnit OTHER_UNIT = new AccessUnit(new byte[1], false);

  private static AccessUnit unit(boolean key) {
    return key ? KEY_UNIT : OTHER_UNIT;
  }

  private void feed(int from, int to) {
    for (int i = from; i < to; i++) {
      queue.video(unit(i % GOP == 0), i);
      queue.audio(new byte[1], i);
    }
  }

  private List<Long> frames() throws InterruptedException {
    queue.end();
    var numbers = new ArrayList<Long>();
    Optional<ProgrammeQueue.Item> item;
    while ((item = queue.take()).isPresent()) {
      if (item.get() instanceof ProgrammeQueue.Frame frame) {
        numbers.add(frame.number());
      }
    }
    return numbers;
  }
}
