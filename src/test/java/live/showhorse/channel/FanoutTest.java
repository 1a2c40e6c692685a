package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Canvas;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import org.junit.jupiter.api.Test;

class FanoutTest {
  private static final StreamParameters PARAMETERS =
      new StreamParameters(Canvas.PORTRAIT, new byte[0], new byte[0]);
  private static final AccessUnit KEY = new AccessUnit(new byte[1], true);

  private final Fanout fanout = new Fanout("test");

  /** Writes down what it is given; breaks at a frame. */
  private static final class Diary implements ProgrammeSink {
    final List<String> seen = new ArrayList<>();
    private final long breaksAt;

    Diary(long breaksAt) {
      this.breaksAt = breaksAt;
    }

    @Override
    public void start(StreamParameters parameters, Instant startedAt) {
      seen.add("start");
    }

    @Override
    public void video(AccessUnit unit, long frame) {
      if (frame == breaksAt) {
        throw new IllegalStateException("broken");
      }
      seen.add("frame " + frame);
    }

    @Override
    public void audio(byte[] aac, long sample) {}

    @Override
    public void stop() {
      seen.add("stop");
    }
  }

  @Test
  void aSinkThatBreaksIsDroppedAndTheOthersGoOn() {
    Diary broken = new Diary(1);
    Diary sound = new Diary(-1);
    fanout.add(broken);
    fanout.add(sound);

    fanout.start(PARAMETERS, Instant.EPOCH);
    for (int frame = 0; frame < 3; frame++) {
      fanout.video(KEY, frame);
    }

    assertThat(broken.seen).containsExactly("start", "frame 0");
    assertThat(sound.seen).containsExactly("start", "frame 0", "frame 1", "frame 2");
  }

  @Test
  void aSinkThatComesLaterIsStartedAndOfTheNextProgrammeOnlyOnce() {
    Diary late = new Diary(-1);
    fanout.start(PARAMETERS, Instant.EPOCH);
    fanout.video(KEY, 0);
    fanout.add(late);
    fanout.video(KEY, 1);
    fanout.stop();
    Diary next = new Diary(-1);
    fanout.add(next);
    fanout.start(PARAMETERS, Instant.EPOCH);

    assertThat(late.seen).containsExactly("start", "frame 1", "stop");
    assertThat(next.seen).containsExactly("start");
  }
}
