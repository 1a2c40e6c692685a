package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.NativeHeap;
import live.showhorse.testing.TestSegments;
import live.showhorse.testing.TestSound;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A channel runs for weeks: nothing native may pile up, whether things go well or fail. */
@Tag("own-process")
class NativeMemoryTest {
  private static final Canvas CANVAS = new Canvas(256, 256, 25);
  private static final int WARM_UP = 30;
  private static final int ROUNDS = 120;

  /** One leaked picture or encoder a round would be over 11 MB. */
  private static final long TOLERANCE = 4L << 20;

  /** The JVM's own use moves by megabytes and comes back; a leak only grows. */
  private static final int ATTEMPTS = 4;

  @Test
  void encodingStoringAndReadingSegmentsDoesNotGrow() throws Throwable {
    EncoderProfile profile = EncoderProfile.best(CANVAS);
    assertDoesNotGrow(
        () -> {
          EncodedSegment segment = TestSegments.segment(profile, 1, 0, 1);
          EncodedSegment read = SegmentFile.read(SegmentFile.write(segment, Map.of()));
          AacEncoder.reencodeTail(read.pcm(), 15);
          FragmentedMp4.of(read.parameters(), 1, read.video(), 0, read.audio(), 0);
        });
  }

  @Test
  void writingAndReadingClipsDoesNotGrow() throws Throwable {
    float[] sound = TestSound.speech(1, 1);
    assertDoesNotGrow(
        () -> {
          try (var reader = new ClipReader(ClipTest.write(CANVAS, sound));
              var picture = new Picture(CANVAS)) {
            while (reader.next(picture)) {
              assertThat(picture.canvas()).isEqualTo(CANVAS);
            }
          }
        });
  }

  @Test
  void failuresLeaveNothingBehind() throws Throwable {
    byte[] clip = ClipTest.write(CANVAS, TestSound.speech(1, 1));
    byte[] broken = Arrays.copyOf(clip, clip.length / 2);
    StreamParameters parameters = SegmentEncoder.parameters(EncoderProfile.best(CANVAS));
    List<Track> tracks = List.of(Track.video(parameters));
    assertDoesNotGrow(
        () -> {
          assertThatThrownBy(() -> new ClipReader(new byte[300_000]))
              .isInstanceOf(MediaException.class);
          assertThatThrownBy(() -> SegmentFile.read(broken)).isInstanceOf(MediaException.class);
          assertThatThrownBy(() -> Muxer.inMemory("no such format", tracks, Map.of(), Map.of()))
              .isInstanceOf(MediaException.class);
          assertThatThrownBy(
                  () -> Muxer.inMemory("mp4", tracks, Map.of("no_such_option", "1"), Map.of()))
              .hasMessageContaining("no_such_option");
          // given up in the middle
          try (var encoder = new SegmentEncoder(EncoderProfile.best(CANVAS));
              var picture = new Picture(CANVAS);
              var muxer = Muxer.inMemory("mp4", tracks, Map.of(), Map.of())) {
            encoder.frame(picture);
            muxer.write(0, new byte[100_000], 0, 1, true);
          }
        });
  }

  private interface Round {
    void run() throws Throwable;
  }

  private static void assertDoesNotGrow(Round round) throws Throwable {
    for (int i = 0; i < WARM_UP; i++) {
      round.run();
    }
    long before = NativeHeap.bytes();
    long growth = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && growth > TOLERANCE; attempt++) {
      for (int i = 0; i < ROUNDS; i++) {
        round.run();
      }
      long after = NativeHeap.bytes();
      growth = after - before;
      before = after;
    }
    assertThat(growth).as("growth in bytes").isLessThan(TOLERANCE);
  }
}
