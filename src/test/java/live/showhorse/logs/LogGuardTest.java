package live.showhorse.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogGuardTest {
  private static final int SECOND = 1_000;

  private final List<String> lines = new ArrayList<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
  private long millis;
  private final LogGuard guard =
      new LogGuard(
          any -> true,
          summary -> lines.add(summary.getFormattedMessage()),
          () -> millis * 1_000_000,
          (pause, work) -> due.add(new Due(millis + pause.toMillis(), work)));

  private record Due(long at, Runnable work) {}

  private void pass(long time) {
    long end = millis + time;
    while (!due.isEmpty() && due.peek().at() <= end) {
      millis = due.peek().at();
      due.remove().work().run();
    }
    millis = end;
  }

  private void log(Level level, String format, Object... arguments) {
    var event = new ExtLogRecord(level, format, ExtLogRecord.FormatStyle.PRINTF, "test");
    event.setLoggerName("live.showhorse.Test");
    event.setParameters(arguments);
    log(event);
  }

  private void log(ExtLogRecord event) {
    if (guard.isLoggable(event)) {
      lines.add(event.getFormattedMessage());
    }
  }

  @Test
  void aConditionOfTwoHundredChannelsIsAFewLinesThatSayHowManyThereWere() {
    for (int channel = 0; channel < 200; channel++) {
      log(Level.WARN, "warning begins channel=c%d code=%s", channel, "redis-away");
    }
    pass(20 * SECOND);

    assertThat(lines).hasSize(LogGuard.WARNINGS_AT_ONCE + 1);
    assertThat(lines.getFirst()).isEqualTo("warning begins channel=c0 code=redis-away");
    assertThat(lines.getLast())
        .isEqualTo("warning begins channel=c199 code=redis-away repeated=195 within_s=1");
  }

  @Test
  void aFloodIsALineEveryTenSecondsAndNothingOfItIsUncounted() {
    int seconds = 100;
    for (int i = 0; i < seconds * 100; i++) {
      log(Level.ERROR, "news lost frame=%d", i);
      pass(10);
    }
    pass(20 * SECOND);

    assertThat(lines.size()).isBetween(10, LogGuard.WARNINGS_AT_ONCE + 15);
    long counted =
        lines.stream()
            .filter(line -> line.contains("repeated="))
            .mapToLong(line -> Long.parseLong(line.replaceAll(".*repeated=(\\d+).*", "$1")))
            .sum();
    long single = lines.stream().filter(line -> !line.contains("repeated=")).count();
    assertThat(single + counted).isEqualTo(seconds * 100L);
    assertThat(lines).anyMatch(line -> line.endsWith("repeated=1000 within_s=10"));
  }

  @Test
  void whatComesOnceASecondOrLessIsAllWritten() {
    for (int i = 0; i < 60; i++) {
      log(Level.WARN, "lease not renewed clip=%d", i);
      pass(SECOND);
    }

    assertThat(lines).hasSize(60).noneMatch(line -> line.contains("repeated"));
  }

  @Test
  void afterAQuietTimeAConditionIsWrittenAtOnceAgain() {
    for (int i = 0; i < 100; i++) {
      log(Level.WARN, "late frames channel=%d", i);
    }
    pass(60 * SECOND);
    lines.clear();

    log(Level.WARN, "late frames channel=%s", "after");

    assertThat(lines).containsExactly("late frames channel=after");
  }

  @Test
  void oneConditionDoesNotHideAnother() {
    for (int i = 0; i < 100; i++) {
      log(Level.WARN, "warning begins channel=c%d code=%s", i, "redis-away");
    }
    log(Level.WARN, "warning begins channel=c%d code=%s", 7, "disk-low");
    log(Level.ERROR, "redis died exit=%d", 1);

    assertThat(lines).contains("warning begins channel=c7 code=disk-low", "redis died exit=1");
  }

  @Test
  void linesOfLibrariesWithoutAFormatAreOfOneConditionWhateverTheirNumbers() {
    for (int i = 0; i < 50; i++) {
      var event =
          new ExtLogRecord(
              Level.WARN,
              "Cannot reconnect to [127.0.0.1:" + (4_000 + i) + "] at 100%",
              ExtLogRecord.FormatStyle.NO_FORMAT,
              "test");
      event.setLoggerName("io.lettuce.Watchdog");
      log(event);
    }
    pass(2 * SECOND);

    assertThat(lines).hasSize(LogGuard.WARNINGS_AT_ONCE + 1);
    assertThat(lines.getLast())
        .isEqualTo("Cannot reconnect to [127.0.0.1:4049] at 100% repeated=45 within_s=1");
  }

  @Test
  void aSummaryKeepsItsFieldsAndAddsNumbers() {
    List<ExtLogRecord> summaries = new ArrayList<>();
    var counting =
        new LogGuard(
            any -> true, summaries::add, () -> 0, (pause, work) -> due.add(new Due(0, work)));
    for (int i = 0; i < 9; i++) {
      var event =
          new ExtLogRecord(
              Level.WARN, "part fails part=%s", ExtLogRecord.FormatStyle.PRINTF, "test");
      event.setLoggerName("live.showhorse.Test");
      event.setParameters(new Object[] {"redis"});
      counting.isLoggable(event);
    }
    counting.flush();

    assertThat(LogFields.of(summaries.getFirst()))
        .containsEntry("part", "redis")
        .containsEntry("repeated", 4L)
        .containsEntry("within_s", 1L);
  }

  @Test
  void whatTheFilterBeforeHidesIsNotCounted() {
    var hiding =
        new LogGuard(any -> false, summary -> lines.add("told"), () -> 0, (pause, work) -> {});
    var event = new ExtLogRecord(Level.WARN, "hidden", ExtLogRecord.FormatStyle.NO_FORMAT, "test");
    event.setLoggerName("test");
    for (int i = 0; i < 100; i++) {
      assertThat(hiding.isLoggable(event)).isFalse();
    }
    hiding.flush();

    assertThat(lines).isEmpty();
  }

  @Test
  void theLengthOfALogIsBoundedWhileEveryThingFails() {
    Duration time = Duration.ofMinutes(5);
    for (long i = 0; i < time.toSeconds() * 20; i++) {
      log(Level.ERROR, "one fails n=%d", i);
      log(Level.WARN, "another fails n=%d", i);
      pass(50);
    }

    assertThat(lines.size()).isLessThan(2 * (int) time.toSeconds() / 5);
  }
}
