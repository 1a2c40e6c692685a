package live.showhorse.media.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Looks for uploaded sounds that break the service: SoundFuzz SECONDS WORK-DIRECTORY FINDINGS
 * [PRELOADED]. The shipped code reads them in a second process, whose death is a finding; it is
 * then started again. Exits with 1 if there were findings.
 *
 * <p>The preloaded library is AddressSanitizer's: FFmpeg as it comes is not instrumented, but its
 * memory is then taken from the sanitizer, which sees memory freed twice, used by the C library
 * after it was freed or beyond its end.
 */
public final class SoundFuzz {
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:-CreateCoredumpOnCrash",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED");

  /** Java makes use of SIGSEGV, and keeps what it has to its end. */
  private static final String SANITIZER =
      "handle_segv=0:allow_user_segv_handler=1:use_sigaltstack=0:detect_leaks=0"
          + ":allocator_may_return_null=1";

  private SoundFuzz() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[0]));
    Path work = Files.createDirectories(Path.of(arguments[1]));
    Path findings = Files.createDirectories(Path.of(arguments[2]));
    String preloaded = arguments.length > 3 ? arguments[3] : "";
    List<byte[]> seeds = SoundSeeds.make();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(work.resolve(i + SoundFuzzRun.SEED_SUFFIX), seeds.get(i));
    }
    Files.deleteIfExists(work.resolve(SoundFuzzRun.COUNT));
    var random = new Random();
    int found = 0;
    for (long left; (left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime())) > 0; ) {
      int code = run(left, random.nextLong(), work, preloaded);
      if (code != 0) {
        Path finding = findings.resolve("exit-" + code + "-" + System.currentTimeMillis());
        Files.move(work.resolve(SoundFuzzRun.INPUT), finding, StandardCopyOption.REPLACE_EXISTING);
        System.out.println("exit code " + code + ": " + finding);
        found++;
      }
    }
    var counts = ByteBuffer.wrap(Files.readAllBytes(work.resolve(SoundFuzzRun.COUNT)));
    // As libFuzzer says it
    System.out.println("stat::number_of_executed_units: " + counts.getLong());
    System.out.println("kinds of answer: " + counts.getLong());
    System.exit(found == 0 ? 0 : 1);
  }

  private static int run(long seconds, long random, Path work, String preloaded)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(JAVA);
    command.addAll(List.of("-Djava.io.tmpdir=" + work, "-XX:ErrorFile=" + work + "/hs_err.log"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SoundFuzzRun.class.getName(), "" + seconds, "" + random, "" + work));
    var builder = new ProcessBuilder(command).inheritIO();
    if (!preloaded.isEmpty()) {
      builder.environment().put("LD_PRELOAD", preloaded);
      builder.environment().put("ASAN_OPTIONS", SANITIZER);
    }
    Process child = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(child::destroyForcibly));
    return child.waitFor();
  }
}
