package live.showhorse.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A download in the published layout, with tiny modules and made-up numbers. */
final class ModelFiles {
  static final ModelLayouts LAYOUTS =
      new ModelLayouts(
          TinyLayouts.TRANSFORMER,
          TinyLayouts.TEXT_ENCODER,
          TinyLayouts.AUDIO,
          TinyLayouts.TURBO_DECODER,
          TinyLayouts.VIDEO_VAE);

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFiles() {}

  /** Everything, as published. */
  static void download(Path root) throws IOException {
    Function<Parameter, DType> base =
        parameter -> parameter.held() == Parameter.Held.FULL ? DType.F32 : DType.BF16;
    shards(root.resolve("base"), LAYOUTS.transformer().parameters(), base, 7);
    for (String name : List.of("distill", "540p_sr", "1080p_sr")) {
      shards(root.resolve(name), LAYOUTS.transformer().parameters(), any -> DType.F32, 13);
    }
    Path text = root.resolve("t5gemma-9b-9b-ul2");
    shards(text, LAYOUTS.textEncoder().parameters(), any -> DType.BF16, 9);
    Files.writeString(text.resolve("tokenizer.json"), "{}");
    Path audio = root.resolve("stable-audio-open-1.0");
    safetensors(audio.resolve("model.safetensors"), LAYOUTS.audio().parameters(), any -> DType.F32);
    Files.writeString(audio.resolve("model_config.json"), "{}");
    Files.writeString(audio.resolve("LICENSE.md"), "terms");
    turbo(root.resolve("turbo_vae/checkpoint-340000.ckpt"));
    vae(root.resolve("Wan2.2-TI2V-5B/Wan2.2_VAE.pth"));
  }

  static void shards(
      Path folder, List<Parameter> parameters, Function<Parameter, DType> type, int count)
      throws IOException {
    Map<String, String> index = new TreeMap<>();
    int each = (parameters.size() + count - 1) / count;
    for (int i = 0; i < count; i++) {
      String shard = "model-%05d-of-%05d.safetensors".formatted(i + 1, count);
      List<Parameter> part =
          parameters.subList(
              Math.min(parameters.size(), i * each), Math.min(parameters.size(), (i + 1) * each));
      part.forEach(parameter -> index.put(parameter.name(), shard));
      safetensors(folder.resolve(shard), part, type);
    }
    JSON.writeValue(
        folder.resolve("model.safetensors.index.json").toFile(),
        Map.of("metadata", Map.of("total_size", 1), "weight_map", index));
  }

  static void safetensors(Path file, List<Parameter> parameters, Function<Parameter, DType> type)
      throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("__metadata__", Map.of("format", "pt"));
    long at = 0;
    for (Parameter parameter : parameters) {
      long end = at + parameter.shape().elements() * type.apply(parameter).bytes();
      header.put(
          parameter.name(),
          Map.of(
              "dtype", type.apply(parameter).name(),
              "shape", parameter.shape().sizes(),
              "data_offsets", List.of(at, end)));
      at = end;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, safetensors(JSON.writeValueAsString(header), (int) at));
  }

  static byte[] safetensors(String json, int dataBytes) {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + header.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  /** As its training wrote it: two states, an optimiser, numbers. */
  static void turbo(Path file) throws IOException {
    List<Parameter> parameters = LAYOUTS.turboDecoder().parameters();
    TorchArchive archive = new TorchArchive("checkpoint-340000");
    PickleWriter pickle =
        PickleWriter.protocol2().op(PickleOpcode.EMPTY_DICT).op(PickleOpcode.MARK);
    pickle.text("global_step").number(340_000);
    pickle.text("lr").op(PickleOpcode.BINFLOAT).raw(0x3f, 0xb9, 0, 0, 0, 0, 0, 0);
    pickle.text("ema_state_dict");
    state(pickle, archive, "module.", parameters);
    pickle.op(PickleOpcode.SETITEMS);
    Files.createDirectories(file.getParent());
    archive.pickle(pickle.stop()).write(file);
    Files.writeString(file.resolveSibling("TurboV3-Wan22-TinyShallow_7_7.json"), "{}");
  }

  static void vae(Path file) throws IOException {
    TorchArchive archive = new TorchArchive("Wan2.2_VAE");
    PickleWriter pickle = PickleWriter.protocol2();
    state(pickle, archive, "", LAYOUTS.videoVae().parameters());
    archive.pickle(pickle.stop()).write(file);
  }

  private static void state(
      PickleWriter pickle, TorchArchive archive, String prefix, List<Parameter> parameters) {
    pickle.orderedDict().op(PickleOpcode.MARK);
    int key = 0;
    for (Parameter parameter : parameters) {
      long elements = parameter.shape().elements();
      pickle.text(prefix + parameter.name());
      pickle.tensor(
          "FloatStorage",
          String.valueOf(key),
          elements,
          0,
          longs(parameter.shape().sizes()),
          rowMajor(parameter.shape()));
      archive.entry("data/" + key, numbers(parameter.name(), (int) elements));
      key++;
    }
    // version numbers, as every state of a module has them
    pickle
        .op(PickleOpcode.SETITEMS)
        .op(PickleOpcode.EMPTY_DICT)
        .text("_metadata")
        .orderedDict()
        .op(PickleOpcode.SETITEM)
        .op(PickleOpcode.BUILD);
  }

  /** Numbers that tell tensors apart. */
  static byte[] numbers(String name, int elements) {
    ByteBuffer data = ByteBuffer.allocate(elements * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      data.putFloat(name.hashCode() % 1000 + i);
    }
    return data.array();
  }

  static long[] rowMajor(Shape shape) {
    long[] strides = new long[shape.sizes().size()];
    long step = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= shape.sizes().get(i);
    }
    return strides;
  }

  static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  static byte[] read(SafetensorsHeader header, Path file, String name) throws IOException {
    StoredTensor tensor =
        header.tensors().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(tensor.begin());
      out.writeBytes(in.readNBytes((int) tensor.bytes()));
    }
    return out.toByteArray();
  }
}
