package live.showhorse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the tensors of the golden files, and the counts that are published. */
class LayoutTest {
  @Test
  void theTransformerHasTheTensorsOfTheGoldens() throws IOException {
    assertThat(lines(TinyLayouts.TRANSFORMER)).isEqualTo(golden("transformer"));
  }

  @Test
  void theTextEncoderHasTheTensorsOfTheGoldens() throws IOException {
    assertThat(lines(TinyLayouts.TEXT_ENCODER)).isEqualTo(golden("text-encoder"));
  }

  @Test
  void theTurboDecoderHasTheTensorsOfTheGoldens() throws IOException {
    assertThat(lines(TinyLayouts.TURBO_DECODER)).isEqualTo(golden("turbo-decoder"));
  }

  @Test
  void theVideoVaeHasTheTensorsOfTheGoldens() throws IOException {
    assertThat(lines(TinyLayouts.VIDEO_VAE)).isEqualTo(golden("video-vae"));
  }

  @Test
  void theAudioModelHasTheTensorsOfTheGoldens() throws IOException {
    assertThat(lines(TinyLayouts.AUDIO)).isEqualTo(golden("audio"));
  }

  @Test
  void thePublishedTransformerHasItsPublishedSizes() {
    List<Parameter> all = TransformerLayout.published().parameters();
    assertThat(all).hasSize(331);
    assertThat(elements(all)).isEqualTo(15_299_419_152L);
    assertThat(all.stream().mapToLong(Parameter::bf16Bytes).sum()).isEqualTo(30_642_008_128L);
    assertThat(all.stream().mapToLong(Parameter::fp8Bytes).sum()).isEqualTo(15_364_173_888L);
  }

  @Test
  void theOtherPublishedModulesHaveTheirPublishedSizes() {
    assertThat(TextEncoderLayout.published().parameters()).hasSize(464);
    assertThat(elements(TextEncoderLayout.published().parameters())).isEqualTo(9_241_705_984L);
    assertThat(TurboDecoderLayout.published().parameters()).hasSize(80);
    assertThat(elements(TurboDecoderLayout.published().parameters())).isEqualTo(107_122_892L);
    assertThat(VideoVaeLayout.published().parameters()).hasSize(196);
    assertThat(elements(VideoVaeLayout.published().parameters())).isEqualTo(704_688_668L);
    assertThat(AudioLayout.published().parameters()).hasSize(365);
  }

  private static long elements(List<Parameter> parameters) {
    return parameters.stream().mapToLong(parameter -> parameter.shape().elements()).sum();
  }

  private static List<String> lines(Layout layout) {
    return layout.parameters().stream()
        .map(parameter -> parameter.name() + " " + parameter.shape())
        .sorted()
        .toList();
  }

  private static List<String> golden(String name) throws IOException {
    try (InputStream in = LayoutTest.class.getResourceAsStream("/model/tiny-" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList();
    }
  }
}
