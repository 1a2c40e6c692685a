package live.showhorse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ByteRangeTest {
  @Test
  void theThreeFormsOfOneRangeAreRead() {
    assertThat(ByteRange.parse("bytes=0-9", 100)).contains(new ByteRange(0, 9));
    assertThat(ByteRange.parse("bytes=90-", 100)).contains(new ByteRange(90, 99));
    assertThat(ByteRange.parse("bytes=-5", 100)).contains(new ByteRange(95, 99));
  }

  @Test
  void aRangeBehindTheEndIsCutOrRefused() {
    assertThat(ByteRange.parse("bytes=90-1000", 100)).contains(new ByteRange(90, 99));
    assertThat(ByteRange.parse("bytes=-1000", 100)).contains(new ByteRange(0, 99));
    assertThatThrownBy(() -> ByteRange.parse("bytes=100-", 100))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(416));
    assertThatThrownBy(() -> ByteRange.parse("bytes=-0", 100)).isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsNotOneRangeOfBytesIsIgnored() {
    for (String header : new String[] {"bytes=-", "bytes=9-2", "bytes=1-2,4-5", "lines=1-2", ""}) {
      assertThat(ByteRange.parse(header, 100)).as(header).isEmpty();
    }
  }
}
