package live.showhorse.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static ExtLogRecord event(String format, Object... arguments) {
    var event =
        new ExtLogRecord(
            Level.WARN, format, ExtLogRecord.FormatStyle.PRINTF, LogLinesTest.class.getName());
    event.setParameters(arguments);
    event.setLoggerName("live.showhorse.channel.Programme");
    event.setInstant(Instant.parse("2026-11-21T06:00:00.250Z"));
    return event;
  }

  private static JsonNode json(ExtLogRecord event) throws Exception {
    String line = new JsonLine().format(event);
    assertThat(line).endsWith("\n").containsOnlyOnce("\n");
    return new ObjectMapper().readTree(line);
  }

  @Test
  void namedValuesBecomeFieldsWithTheirTypes() throws Exception {
    JsonNode line =
        json(event("late frames channel=%s frame=%d late_ms=%d ok=%s", "main", 17L, 42, true));
    assertThat(line.get("event").textValue()).isEqualTo("late frames");
    assertThat(line.get("channel").textValue()).isEqualTo("main");
    assertThat(line.get("frame").isNumber()).isTrue();
    assertThat(line.get("late_ms").intValue()).isEqualTo(42);
    assertThat(line.get("ok").booleanValue()).isTrue();
    assertThat(line.get("level").textValue()).isEqualTo("WARN");
    assertThat(line.get("time").textValue()).isEqualTo("2026-11-21T06:00:00.250Z");
    assertThat(line.get("message").textValue())
        .isEqualTo("late frames channel=main frame=17 late_ms=42 ok=true");
  }

  @Test
  void quotedFixedAndMixedValuesAreRead() throws Exception {
    JsonNode line =
        json(
            event(
                "engine opening name=%s stage='%s' done=%.0f%% private=true reason=disk full",
                "portrait", "reading weights", 41.6));
    assertThat(line.get("stage").textValue()).isEqualTo("reading weights");
    assertThat(line.get("done").textValue()).isEqualTo("42%");
    assertThat(line.get("private").textValue()).isEqualTo("true");
    assertThat(line.get("reason").textValue()).isEqualTo("disk full");
  }

  @Test
  void aValueCannotPretendToBeAnotherFieldOrAnotherLine() throws Exception {
    ExtLogRecord forged = event("line failed channel=%s reason=%s", "a", "x\nlevel=ERROR line=9");
    JsonNode line = json(forged);
    assertThat(line.get("reason").textValue()).isEqualTo("x\nlevel=ERROR line=9");
    assertThat(line.has("line")).isFalse();
    assertThat(new TextLine().format(forged)).containsOnlyOnce("\n").contains("x\\nlevel=ERROR");
  }

  @Test
  void textIsTimeLevelClassAndMessage() {
    assertThat(new TextLine().format(event("channel created channel=%s", "main")))
        .isEqualTo(
            "2026-11-21T06:00:00.250Z WARN  Programme channel created channel=main"
                + System.lineSeparator());
  }

  @Test
  void aFailureStaysInTheLineOfItsEvent() throws Exception {
    ExtLogRecord event = event("sink dropped channel=%s", "main");
    event.setThrown(new IllegalStateException("torn", new java.io.IOException("full\ndisk")));
    assertThat(new TextLine().format(event))
        .containsOnlyOnce("\n")
        .contains("IllegalStateException: torn at live.showhorse.log.LogLinesTest")
        .contains("caused by java.io.IOException: full\\ndisk");
    JsonNode line = json(event);
    assertThat(line.get("error").textValue()).contains("torn");
    assertThat(line.get("stack").textValue()).contains("Caused by: java.io.IOException");
  }

  @Test
  void aMessageWithoutValuesIsItsOwnEvent() throws Exception {
    var plain = new ExtLogRecord(Level.INFO, "100 % done {0}", LogLinesTest.class.getName());
    plain.setLoggerName("x");
    assertThat(json(plain).get("event").textValue()).isEqualTo("100 % done {0}");
  }
}
