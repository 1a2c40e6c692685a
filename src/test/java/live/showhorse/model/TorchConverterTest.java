package live.showhorse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchConverterTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void theTurboDecoderKeepsItsAveragedDecoder() throws Exception {
    Path source = folder.resolve("turbo_vae/checkpoint-340000.ckpt");
    ModelFiles.turbo(source);
    Conversion done = converter(false).convert(source, source.getParent(), false);
    assertThat(done.result().getFileName()).hasToString("checkpoint-340000.safetensors");
    SafetensorsHeader header = SafetensorsHeader.read(done.result());
    assertThat(header.tensors())
        .extracting(StoredTensor::name)
        .containsExactlyInAnyOrderElementsOf(
            ModelFiles.LAYOUTS.turboDecoder().parameters().stream().map(Parameter::name).toList());
    String name = "decoder.conv_in.conv.weight";
    assertThat(ModelFiles.read(header, done.result(), name))
        .isEqualTo(ModelFiles.numbers(name, 64 * 48 * 27));
    byte[] all = Files.readAllBytes(done.result());
    assertThat(done.bytes()).isEqualTo(all.length);
    assertThat(done.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all)));
  }

  @Test
  void theVaeKeepsAllItsTensors() throws IOException {
    Path source = folder.resolve("Wan2.2_VAE.pth");
    ModelFiles.vae(source);
    Conversion done = converter(false).convert(source, folder.resolve("made/here"), false);
    assertThat(done.tensors()).isEqualTo(196);
    assertThat(done.result()).isEqualTo(folder.resolve("made/here/Wan2.2_VAE.safetensors"));
  }

  @Test
  void numbersInAnotherOrderAreStraightened() throws IOException {
    PickleWriter pickle = PickleWriter.protocol2().op(PickleOpcode.EMPTY_DICT).text("w");
    pickle.tensor("FloatStorage", "0", 8, 1, new long[] {2, 3}, new long[] {1, 2});
    TorchArchive archive =
        new TorchArchive("x")
            .pickle(pickle.op(PickleOpcode.SETITEM).stop())
            .entry("data/0", floats(0, 1, 2, 3, 4, 5, 6, 7));
    Conversion done =
        converter(false).convert(archive.write(folder.resolve("x.pth")), folder, false);
    assertThat(ModelFiles.read(SafetensorsHeader.read(done.result()), done.result(), "w"))
        .isEqualTo(floats(1, 3, 5, 2, 4, 6));
  }

  @Test
  void aChangedBitInATensorIsNoticed() throws IOException {
    Path source = folder.resolve("Wan2.2_VAE.pth");
    ModelFiles.vae(source);
    byte[] bytes = Files.readAllBytes(source);
    try (TorchFile file = TorchFile.open(source)) {
      bytes[(int) file.tensors().get("encoder.conv1.weight").begin() + 5] ^= 4;
    }
    Files.write(source, bytes);
    assertThatThrownBy(() -> converter(false).convert(source, folder, false))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("Wan2.2_VAE.pth", "'encoder.conv1.weight'", "check sum");
    assertThat(names()).containsExactly("Wan2.2_VAE.pth");
  }

  @Test
  void aResultIsReplacedOnlyWhenForced() throws IOException {
    Path source = folder.resolve("Wan2.2_VAE.pth");
    ModelFiles.vae(source);
    Path result = Files.writeString(folder.resolve("Wan2.2_VAE.safetensors"), "mine");
    assertThatThrownBy(() -> converter(false).convert(source, folder, false))
        .hasMessageContainingAll(result.toString(), "--force");
    assertThat(result).hasContent("mine");
    converter(false).convert(source, folder, true);
    assertThat(SafetensorsHeader.read(result).tensors()).hasSize(196);
    assertThat(names()).containsExactly("Wan2.2_VAE.pth", "Wan2.2_VAE.safetensors");
  }

  @Test
  void manyViewsOfOneStorageCannotGrowAFile() throws IOException {
    PickleWriter pickle = PickleWriter.protocol2().orderedDict().op(PickleOpcode.MARK);
    for (int i = 0; i < 1000; i++) {
      pickle.text("w" + i);
      pickle.tensor("FloatStorage", "0", 1000, 0, new long[] {1000}, new long[] {1});
    }
    TorchArchive archive =
        new TorchArchive("x")
            .pickle(pickle.op(PickleOpcode.SETITEMS).stop())
            .entry("data/0", new byte[4000]);
    Path source = archive.write(folder.resolve("x.pth"));
    assertThatThrownBy(() -> converter(false).convert(source, folder, false))
        .hasMessageContaining("larger than the file");
  }

  @Test
  void aFileWithoutTheAveragedStateSaysWhatItHas() throws IOException {
    PickleWriter pickle = PickleWriter.protocol2().op(PickleOpcode.EMPTY_DICT).text("state_dict");
    byte[] bytes = pickle.orderedDict().op(PickleOpcode.SETITEM).stop();
    Path source = new TorchArchive("x").pickle(bytes).write(folder.resolve("x.ckpt"));
    assertThatThrownBy(() -> converter(false).convert(source, folder, false))
        .hasMessageContainingAll("'ema_state_dict'", "'state_dict'");
  }

  @Test
  void progressIsShownOnATerminalOnly() throws IOException {
    Path source = folder.resolve("Wan2.2_VAE.pth");
    ModelFiles.vae(source);
    converter(false).convert(source, folder, false);
    assertThat(shown.toString(StandardCharsets.UTF_8)).isEmpty();
    converter(true).convert(source, folder, true);
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("writing Wan2.2_VAE.safetensors", "verifying", " %", " MB/s", " left")
        .endsWith("\u001b[K");
  }

  private TorchConverter converter(boolean terminal) {
    return new TorchConverter(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] floats(float... values) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      data.putFloat(value);
    }
    return data.array();
  }
}
