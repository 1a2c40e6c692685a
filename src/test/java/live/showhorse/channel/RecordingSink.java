package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Grid;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;

/** Keeps a programme, and insists that its timestamps have neither gap nor step back. */
final class RecordingSink implements ProgrammeSink {
  final List<AccessUnit> video = new ArrayList<>();
  final List<byte[]> audio = new ArrayList<>();
  StreamParameters parameters;
  Throwable complaint;

  @Override
  public void start(StreamParameters parameters, Instant startedAt) {
    this.parameters = parameters;
  }

  @Override
  public synchronized void video(AccessUnit unit, long frame) {
    check(frame, video.size(), "frame");
    video.add(unit);
  }

  @Override
  public synchronized void audio(byte[] aac, long sample) {
    check(sample, (long) audio.size() * Grid.AAC_FRAME, "sample");
    long heard = (audio.size() + 1L) * Grid.AAC_FRAME;
    long seen = (long) video.size() * parameters.canvas().samplesPerFrame();
    if (Math.abs(heard - seen) > 2L * parameters.canvas().samplesPerFrame()) {
      complaint = new AssertionError("sound at " + heard + " but picture at " + seen);
    }
    audio.add(aac);
  }

  @Override
  public void stop() {}

  /** An assertion in a sink would only drop the sink: it is kept for the test's thread. */
  private void check(long given, long expected, String what) {
    if (given != expected) {
      complaint = new AssertionError(what + " " + given + " came where " + expected + " was due");
    }
  }

  synchronized int frames() {
    return video.size();
  }

  void assertUnbroken() {
    assertThat(complaint).isNull();
  }
}
