package live.showhorse.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import live.showhorse.command.Console;
import live.showhorse.engine.Photos;
import live.showhorse.testing.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aPhotoAndATextBecomeAnMp4AndAContactSheet() throws IOException {
    Path photo = file("ada.png", Photos.presenter());
    assertThat(run(photo.toString(), "你好。", "--out", folder.resolve("new/out").toString()))
        .as(said())
        .isZero();
    Path mp4 = folder.resolve("new/out/preview.mp4");
    Path sheet = folder.resolve("new/out/preview.png");
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(mp4.toString(), sheet.toString());
    Decoded clip = Decoded.of(mp4);
    assertThat(clip.complaints()).isEmpty();
    assertThat(clip.frames()).hasSizeGreaterThan(15);
    assertThat(clip.pcm().length / 2).isEqualTo(clip.frames().size() * 1_920);
    var picture = ImageIO.read(sheet.toFile());
    assertThat(picture.getWidth()).isEqualTo(1_200);
    assertThat(picture.getHeight()).isGreaterThan(1_500);
  }

  @Test
  void whatCannotBePreviewedIsSaidInASentence() throws IOException {
    assertThat(run(folder.resolve("none.png").toString(), "Hello.")).isEqualTo(1);
    assertThat(run(file("empty.png", Photos.empty()).toString(), "Hello.")).isEqualTo(1);
    assertThat(run(file("text.png", "no picture".getBytes()).toString(), "Hello.")).isEqualTo(1);
    assertThat(run(file("ada.png", Photos.presenter()).toString(), "!!!")).isEqualTo(1);
    assertThat(said())
        .contains("there is no file '" + folder.resolve("none.png") + "'")
        .contains("face")
        .contains("JPEG, PNG")
        .contains("'!!!'")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  @Test
  void wrongUseIsToldFromFailure() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("photo.png")).isEqualTo(2);
    assertThat(run("photo.png", "Hello.", "--language", "xx")).isEqualTo(2);
    assertThat(run("photo.png", "Hello.", "--loud")).isEqualTo(2);
    assertThat(said()).contains("'preview' takes a photo and a text").contains("xx");
  }

  private int run(String... arguments) {
    var console = new Console(new PrintStream(err, true, StandardCharsets.UTF_8), false);
    return new PreviewCommand(new PrintStream(out, true, StandardCharsets.UTF_8), console)
        .run(List.of(arguments));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
