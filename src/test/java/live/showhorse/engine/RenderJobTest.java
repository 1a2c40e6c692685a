package live.showhorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;
import org.junit.jupiter.api.Test;

/** What the order of an upgrade rests on: engines first, then the studio. */
class RenderJobTest {
  private static final RenderJob JOB =
      new RenderJob(
              "key",
              "photo",
              "{}",
              Look.SUGGESTED,
              "Hello.",
              Language.ENGLISH,
              "",
              Diction.PLAIN,
              Canvas.PORTRAIT,
              7,
              0)
          .of(Map.of("line", "a"));

  @Test
  void anEngineTakesTheJobsOfAnOlderStudio() throws IOException {
    ObjectNode older = json();
    older.remove("recording");
    older.remove("origin");

    assertThat(RenderJob.fromJson(older.toString())).isEqualTo(JOB.of(Map.of()));
  }

  @Test
  void anEngineRefusesTheJobsOfANewerStudioRatherThanRenderSomethingElse() throws IOException {
    ObjectNode newer = json().put("mood", "cheerful");

    assertThatThrownBy(() -> RenderJob.fromJson(newer.toString()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ObjectNode json() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(JOB.toJson());
  }
}
