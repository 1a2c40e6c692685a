package live.showhorse.media.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationsTest {
  private static final byte[] ZEROS = new byte[1_000];
  private static final byte[] ONES = filled(60_000, 1);

  @Test
  void damagedFilesAreBoundedNeverEmptyAndRarelyWhole() {
    var mutations = new Mutations(new Random(3));
    int whole = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = mutations.mutate(List.of(ZEROS, ONES, new byte[0]));
      assertThat(damaged).hasSizeBetween(1, 64 * 1024);
      whole += Arrays.equals(damaged, ZEROS) || Arrays.equals(damaged, ONES) ? 1 : 0;
    }
    assertThat(whole).isLessThan(200);
  }

  @Test
  void whatIsDamagedStaysAsItWas() {
    byte[] file = ZEROS.clone();
    var mutations = new Mutations(new Random(4));
    for (int i = 0; i < 200; i++) {
      mutations.mutate(List.of(file, ONES));
    }
    assertThat(file).isEqualTo(ZEROS);
  }

  @Test
  void partsOfTwoFilesMeet() {
    var mutations = new Mutations(new Random(5));
    assertThat(
            Stream.generate(() -> mutations.mutate(List.of(ZEROS, ONES)))
                .limit(100)
                .filter(file -> count(file, 0) > 100 && count(file, 1) > 100))
        .isNotEmpty();
  }

  private static int count(byte[] file, int value) {
    int count = 0;
    for (byte each : file) {
      count += each == value ? 1 : 0;
    }
    return count;
  }

  private static byte[] filled(int length, int value) {
    byte[] file = new byte[length];
    Arrays.fill(file, (byte) value);
    return file;
  }
}
