package live.showhorse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckTest {
  private static final Machine MACHINE =
      new Machine(
          24 * Sizes.GIB,
          20 * Sizes.GIB,
          List.of(new Machine.Gpu("NVIDIA H100 80GB HBM3", 80 * Sizes.GIB, 79 * Sizes.GIB)));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @BeforeEach
  void download() throws IOException {
    ModelFiles.download(folder);
  }

  @Test
  void aWholeDownloadIsSound() {
    ModelReport report = check();
    assertThat(report.parts()).allMatch(PartReport::isSound);
    assertThat(report.parts())
        .filteredOn(part -> part.state() == PartReport.State.CONVERT)
        .extracting(PartReport::part)
        .containsExactly(ModelPart.TURBO_DECODER, ModelPart.VIDEO_VAE);
    assertThat(part(ModelPart.BASE).types()).containsOnlyKeys(DType.BF16, DType.F32);
    assertThat(part(ModelPart.DISTILL).types()).containsOnlyKeys(DType.F32);
    assertThat(part(ModelPart.AUDIO).licenceFiles())
        .containsExactly(folder.resolve("stable-audio-open-1.0/LICENSE.md"));
    assertThat(report.others()).isEmpty();
  }

  @Test
  void foldersAreFoundByWhatIsInThem() throws IOException {
    Files.createDirectories(folder.resolve("models/mine"));
    Files.move(folder.resolve("t5gemma-9b-9b-ul2"), folder.resolve("models/mine/words"));
    Files.move(folder.resolve("stable-audio-open-1.0"), folder.resolve("models/sound"));
    Files.move(folder.resolve("turbo_vae"), folder.resolve("models/mine/fast"));
    Files.move(
        folder.resolve("Wan2.2-TI2V-5B/Wan2.2_VAE.pth"), folder.resolve("models/pictures.pth"));
    Files.move(folder.resolve("base"), folder.resolve("daVinci-MagiHuman-base"));
    assertThat(check().parts()).allMatch(PartReport::isSound);
    assertThat(part(ModelPart.TEXT_ENCODER).path()).contains(folder.resolve("models/mine/words"));
  }

  @Test
  void convertedFilesAreUsedInsteadOfPickles() {
    assertThat(command("convert", folder.toString())).isZero();
    assertThat(part(ModelPart.TURBO_DECODER).state()).isEqualTo(PartReport.State.WHOLE);
    assertThat(part(ModelPart.VIDEO_VAE).path())
        .contains(folder.resolve("Wan2.2-TI2V-5B/Wan2.2_VAE.safetensors"));
    assertThat(command("convert", folder.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--force");
  }

  @Test
  void aMissingPartIsReported() throws IOException {
    delete(folder.resolve("540p_sr"));
    assertThat(part(ModelPart.SR_540P).state()).isEqualTo(PartReport.State.MISSING);
    assertThat(command("check", folder.toString())).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("published as 540p_sr/");
  }

  @Test
  void aMissingShardIsOneProblemAndNotOneForEachTensor() throws IOException {
    Files.delete(folder.resolve("distill/model-00003-of-00013.safetensors"));
    assertThat(part(ModelPart.DISTILL).problems())
        .singleElement()
        .asString()
        .isEqualTo("model-00003-of-00013.safetensors is missing, with 5 tensors");
  }

  @Test
  void aPackedShardSaysHowToUnpackIt() throws IOException {
    Path shard = folder.resolve("distill/model-00003-of-00013.safetensors");
    Files.move(shard, shard.resolveSibling(shard.getFileName() + ".zst"));
    assertThat(part(ModelPart.DISTILL).problems()).singleElement().asString().contains("zstd -d");
  }

  @Test
  void aCutShardSaysHowMuchIsMissing() throws IOException {
    Path shard = folder.resolve("distill/model-00003-of-00013.safetensors");
    try (RandomAccessFile file = new RandomAccessFile(shard.toFile(), "rw")) {
      file.setLength(file.length() - 1000);
    }
    PartReport part = part(ModelPart.DISTILL);
    assertThat(part.state()).isEqualTo(PartReport.State.DAMAGED);
    assertThat(part.problems())
        .singleElement()
        .asString()
        .contains(shard.getFileName() + ": cut off", "1000 bytes are missing");
  }

  @Test
  void tensorsThatAreMissingUnexpectedOrWrongAreNamed() throws IOException {
    List<Parameter> changed = new ArrayList<>(TinyLayouts.TRANSFORMER.parameters());
    changed.removeIf(parameter -> parameter.name().equals("adapter.rope.bands"));
    changed.removeIf(parameter -> parameter.name().equals("final_norm_video.weight"));
    changed.add(Parameter.full("final_norm_video.weight", 64));
    changed.add(Parameter.full("adapter.surprise.weight", 3));
    delete(folder.resolve("distill"));
    ModelFiles.shards(
        folder.resolve("distill"),
        changed,
        parameter -> parameter.name().endsWith(".bias") ? DType.F16 : DType.F32,
        2);
    assertThat(part(ModelPart.DISTILL).problems())
        .containsExactlyInAnyOrder(
            "tensor 'adapter.rope.bands' is missing; it should be F32 [4]",
            "model-00002-of-00002.safetensors: tensor 'final_norm_video.weight' is F32 [64]; it"
                + " should be F32 [128]",
            "model-00002-of-00002.safetensors: tensor 'adapter.surprise.weight' is F32 [3]; it"
                + " does not belong here",
            "model-00001-of-00002.safetensors: tensor 'adapter.video_embedder.bias' is F16 [128];"
                + " it should be F32 [128]",
            "model-00001-of-00002.safetensors: tensor 'adapter.text_embedder.bias' is F16 [128];"
                + " it should be F32 [128]",
            "model-00001-of-00002.safetensors: tensor 'adapter.audio_embedder.bias' is F16 [128];"
                + " it should be F32 [128]");
  }

  @Test
  void tensorsOfOtherSoftwareInTheSameFilesAreNotCounted() throws IOException {
    List<Parameter> more = new ArrayList<>(TinyLayouts.TEXT_ENCODER.parameters());
    more.add(Parameter.half("model.decoder.embed_tokens.weight", 512, 96));
    ModelFiles.shards(folder.resolve("t5gemma-9b-9b-ul2"), more, any -> DType.BF16, more.size());
    Files.delete(
        folder.resolve(
            "t5gemma-9b-9b-ul2/model-%05d-of-%05d.safetensors"
                .formatted(more.size(), more.size())));
    assertThat(part(ModelPart.TEXT_ENCODER).problems()).isEmpty();
  }

  @Test
  void anIndexThatDisagreesWithItsShardsIsReported() throws IOException {
    Path index = folder.resolve("base/model.safetensors.index.json");
    Files.writeString(
        index,
        Files.readString(index)
            .replace(
                "\"adapter.rope.bands\":\"model-00001-of-00007.safetensors\"",
                "\"adapter.rope.bands\":\"model-00002-of-00007.safetensors\""));
    assertThat(part(ModelPart.BASE).problems())
        .singleElement()
        .asString()
        .contains("model-00002-of-00007", "'adapter.rope.bands' is not in it, as the index says");
  }

  @Test
  void anIndexThatPointsElsewhereIsRefused() throws IOException {
    Path index = folder.resolve("base/model.safetensors.index.json");
    Files.writeString(
        index, Files.readString(index).replace("model-00001-of-00007", "../../etc/passwd"));
    assertThat(part(ModelPart.BASE).problems())
        .singleElement()
        .asString()
        .contains("should be in a file beside it");
  }

  @Test
  void aFolderWithoutItsIndexIsReported() throws IOException {
    Files.delete(folder.resolve("base/model.safetensors.index.json"));
    assertThat(part(ModelPart.BASE).problems())
        .containsExactly("model.safetensors.index.json is missing");
  }

  @Test
  void aMissingTokenizerIsReported() throws IOException {
    Files.delete(folder.resolve("t5gemma-9b-9b-ul2/tokenizer.json"));
    assertThat(part(ModelPart.TEXT_ENCODER).problems())
        .containsExactly("tokenizer.json is missing beside the weights");
  }

  @Test
  void aHostilePickleIsDamagedAndNotRun() throws IOException {
    Path ran = folder.resolve("ran");
    PickleWriter pickle = PickleWriter.protocol2().global("os", "system").text("touch " + ran);
    byte[] bytes = pickle.op(PickleOpcode.TUPLE1).op(PickleOpcode.REDUCE).stop();
    new TorchArchive("x").pickle(bytes).write(folder.resolve("Wan2.2-TI2V-5B/Wan2.2_VAE.pth"));
    assertThat(part(ModelPart.VIDEO_VAE).problems())
        .singleElement()
        .asString()
        .contains("'os.system'");
    assertThat(ran).doesNotExist();
  }

  @Test
  void aTransformerWithoutATellingFolderIsNamed() throws IOException {
    Files.move(folder.resolve("base"), folder.resolve("weights"));
    assertThat(check().others().get(folder.resolve("weights"))).contains("1080p_sr");
  }

  @Test
  void theTableHasEveryPartLicenceAndTheGibibytesShort() {
    assertThat(command("check", folder.toString())).isZero();
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text)
        .contains(List.of(ModelPart.values()).stream().map(String::valueOf).toList())
        .contains("Gemma Terms of Use", "Stability AI Community License", "Apache-2.0")
        .contains("as published when this was written; read the file beside")
        .contains("NVIDIA H100 80GB HBM3 with 80.00 GiB", "To do: ./showhorse models convert")
        .contains("All parts are there and whole.");
  }

  @Test
  void thePublishedSizesFitWhereTheyShould() {
    List<Fit> fits = Fit.all(ModelLayouts.published());
    assertThat(fits)
        .extracting(fit -> fit.picture() + " " + fit.weights())
        .containsExactly(
            "256p bf16", "256p fp8", "540p bf16", "540p fp8", "1080p bf16", "1080p fp8");
    long card = 80 * Sizes.GIB;
    assertThat(fits.stream().map(fit -> fit.shortOf(card) == 0).collect(Collectors.toList()))
        .containsExactly(true, true, true, true, false, true);
    // base and SR transformers, text encoder and the small parts, about 82 GB, and 8.4 GiB to work
    assertThat(fits.get(4).bytes()).isBetween(90_000_000_000L, 92_000_000_000L);
  }

  @Test
  void theJsonHasEverythingInBytes() throws IOException {
    delete(folder.resolve("base"));
    assertThat(command("check", folder.toString(), "--json")).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(out.toByteArray());
    assertThat(json.path("sound").asBoolean(true)).isFalse();
    assertThat(json.at("/parts/0/state").asText()).isEqualTo("missing");
    assertThat(json.at("/parts/1/path").asText()).isEqualTo(folder.resolve("distill").toString());
    assertThat(json.at("/parts/1/tensors").asInt()).isEqualTo(59);
    assertThat(json.at("/parts/4/licence/terms").asText()).isEqualTo("Gemma Terms of Use");
    assertThat(json.at("/machine/gpus/0/freeBytes").asLong()).isEqualTo(79 * Sizes.GIB);
    assertThat(json.at("/fits/0/gpuShortBytes/0").isIntegralNumber()).isTrue();
  }

  @Test
  void wrongUseIsExplained() {
    assertThat(command("check")).isEqualTo(2);
    assertThat(command("check", folder.toString(), "--force")).isEqualTo(2);
    assertThat(command("destroy", folder.toString())).isEqualTo(2);
    assertThat(command("check", folder.toString(), "--what")).isEqualTo(2);
    assertThat(command("check", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("does not take --force", "no 'models destroy'", "There is no directory");
  }

  @Test
  void anEmptyFolderHasNothingToConvert() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(command("convert", empty.toString())).isEqualTo(1);
    assertThatThrownBy(() -> ModelFolder.search(empty.resolve("no")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void theMachineIsReadFromWhatTheSystemSays() {
    Machine machine =
        Machine.of(
            "MemTotal:       32000000 kB\nMemFree: 1 kB\nMemAvailable:   16000000 kB\n",
            "max\n",
            "NVIDIA H100 80GB HBM3, 81559, 81000\nno such line\n");
    assertThat(machine.memory()).isEqualTo(32_000_000L * 1024);
    assertThat(machine.available()).isEqualTo(16_000_000L * 1024);
    assertThat(machine.gpus())
        .containsExactly(new Machine.Gpu("NVIDIA H100 80GB HBM3", 81_559L << 20, 81_000L << 20));
    assertThat(Machine.of("MemTotal: 9000000 kB\nMemAvailable: 9 kB", "1048576", "").memory())
        .isEqualTo(1 << 20);
    assertThat(Machine.here().memory()).isGreaterThan(Sizes.GIB);
  }

  private int command(String... arguments) {
    return new ModelsCommand(
            ModelFiles.LAYOUTS,
            () -> MACHINE,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false)
        .run(List.of(arguments));
  }

  private ModelReport check() {
    return new ModelCheck(ModelFiles.LAYOUTS, MACHINE, file -> {}).check(folder);
  }

  private PartReport part(ModelPart part) {
    return check().parts().get(part.ordinal());
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
