package live.showhorse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsHeaderTest {
  private static final String GOOD =
      """
      {"__metadata__":{"format":"pt"},
       "a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
       "b":{"dtype":"BF16","shape":[],"data_offsets":[24,26]}}""";
  private static final int MUTATIONS = 1500;

  @TempDir Path folder;

  @Test
  void tensorsAreReadWithTheirPlaces() throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(file(GOOD, 26));
    long data = 8 + GOOD.length();
    assertThat(header.tensors())
        .containsExactly(
            new StoredTensor("a", DType.F32, Shape.of(2, 3), data),
            new StoredTensor("b", DType.BF16, Shape.of(), data + 24));
  }

  @Test
  void aCutFileSaysHowMuchIsMissing() throws IOException {
    Path file = file(GOOD, 20);
    assertDamaged(file, "cut off", "6 bytes are missing");
  }

  @Test
  void contradictionsAreRefused() throws IOException {
    assertDamaged(file(GOOD, 27), "1 bytes follow the last tensor");
    assertDamaged(file(one("[2]", "[0,4]"), 4), "8 bytes, and has 4");
    assertDamaged(file(one("[2]", "[4,12]"), 12), "begin at");
    assertDamaged(file(one("[4611686018427387904,4]", "[0,8]"), 8), "impossible shape");
    assertDamaged(file(one("[2,-1]", "[0,8]"), 8), "at least 0");
    assertDamaged(file(one("\"x\"", "[0,8]"), 8), "VALUE_STRING where START_ARRAY belongs");
    assertDamaged(file(one("[2]", "[0,8]").replace("F32", "F31"), 8), "unknown type 'F31'");
    assertDamaged(file("{\"a\":{\"dtype\":\"F32\"}}", 0), "lacks its shape");
    assertDamaged(file(GOOD.replace("\"b\"", "\"a\""), 26), "not valid JSON", "Duplicate");
    assertDamaged(file(GOOD.substring(1), 26), "belongs");
  }

  @Test
  void anAbsurdLengthIsRefusedBeforeAnythingIsAllocated() throws IOException {
    byte[] bytes = ModelFiles.safetensors(GOOD, 26);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, -1);
    assertDamaged(Files.write(folder.resolve("x"), bytes), "claims 18446744073709551615");
  }

  @Test
  void aPointerOfGitLfsIsRecognised() throws IOException {
    Path file = folder.resolve("x");
    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n");
    assertDamaged(file, "git lfs pull");
  }

  @Test
  void aMutatedHeaderIsReadOrRefusedAndNothingElse() throws IOException {
    byte[] good = ModelFiles.safetensors(GOOD, 26);
    Random random = new Random(5);
    Path file = folder.resolve("x");
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = good.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        mutated[random.nextInt(8 + GOOD.length())] = (byte) random.nextInt(256);
      }
      Files.write(file, mutated);
      try {
        SafetensorsHeader.read(file);
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  private static String one(String shape, String offsets) {
    return "{\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}}".formatted(shape, offsets);
  }

  private Path file(String json, int dataBytes) throws IOException {
    return Files.write(folder.resolve("x"), ModelFiles.safetensors(json, dataBytes));
  }

  private static void assertDamaged(Path file, String... why) {
    assertThatThrownBy(() -> SafetensorsHeader.read(file))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo("model-damaged"))
        .hasMessageContainingAll(why);
  }
}
