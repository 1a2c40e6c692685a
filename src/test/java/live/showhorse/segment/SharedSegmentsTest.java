package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.Grid;
import live.showhorse.testing.TestSegments;
import org.junit.jupiter.api.Test;

class SharedSegmentsTest {
  private static final EncoderProfile PROFILE = EncoderProfile.best(new Canvas(128, 128, 25));

  private final SharedSegments shared = new SharedSegments();

  private static EncodedSegment silent() {
    return TestSegments.segment(PROFILE, 0, 1, new float[2 * 3 * Grid.UNIT_SAMPLES]);
  }

  @Test
  void whoAsksForWhatAnotherHoldsGetsTheSame() {
    EncodedSegment held = shared.held("a", TestSegments.segment(PROFILE, 3, 0, 1));

    assertThat(shared.find("a")).containsSame(held);
    assertThat(shared.find("b")).isEmpty();
  }

  @Test
  void whatNobodyHoldsIsForgotten() {
    shared.held("gone", TestSegments.segment(PROFILE, 3, 0, 1));

    await()
        .until(
            () -> {
              System.gc();
              return shared.find("gone").isEmpty();
            });
    shared.held("next", silent());
    assertThat(shared.size()).isEqualTo(1);
  }

  @Test
  void silenceOfOneLengthIsHeldOnceAndSoundIsNot() {
    EncodedSegment one = shared.held("one", silent());
    EncodedSegment two = shared.held("two", silent());
    EncodedSegment spoken = TestSegments.segment(PROFILE, 3, 0, 1);
    EncodedSegment three = shared.held("three", spoken);

    assertThat(two.pcm()).isSameAs(one.pcm()).containsOnly(0);
    assertThat(two.video()).isNotEmpty();
    assertThat(three.pcm()).isSameAs(spoken.pcm());
  }
}
